package import HubDomain
package import HubJSON

extension FactLine {
    package var json: JSONValue {
        [.string(metric), .string(label), .integer(at), .integer(value), .string(group)]
    }

    /// - Returns: `nil` for what ``json`` didn't write.
    package init?(json: JSONValue) {
        guard let values = json.array, values.count == 5, let metric = values[0].string, let label = values[1].string,
            let at = values[2].integer, let value = values[3].integer, let group = values[4].string
        else { return nil }
        self.init(metric: metric, label: label, at: at, value: value, group: group)
    }
}

extension FactRepository where Transaction == WriteTransaction {
    /// Takes facts back, in the roll-ups as well. Of equal ones the newest goes; which one makes no difference.
    ///
    /// A newer fact has to be stored already: the number of the newest one would be given again, below the watermark.
    /// - Throws: `internal` when one of them isn't there.
    package func takeBack(_ facts: [FactLine], of campaign: CampaignKey) throws {
        let watermark = try watermark
        for fact in facts {
            let stored = try transaction.first(
                FactStatements.newestLike,
                campaign,
                fact.metric,
                fact.label,
                fact.at,
                fact.value,
                fact.group,
                row: StoredFact.init(row:)
            )
            guard let stored else { throw HubError(.internalError, "\(campaign) has lost a fact: \(fact)") }
            try transaction.run(FactStatements.delete, stored.seq)
            if stored.seq <= watermark { try unfold(stored) }
        }
    }

    private func unfold(_ fact: StoredFact) throws {
        try transaction.run(
            RollUpStatements.addToBucket,
            fact.metric,
            FactSample.bucket(of: fact.at),
            fact.label ?? "",
            -1,
            -fact.value,
            transaction.now
        )
        for step in fact.flow { try transaction.run(RollUpStatements.addToStage, step.stage, fact.group, -step.change) }
    }

    /// Whether a stretch of facts is as somebody has read it before.
    func isUnchanged(_ facts: [StoredFact], after position: Int64) throws -> Bool {
        guard let last = facts.last else { return true }
        return try transaction.first(FactStatements.countBetween, position, last.seq) { try $0.int(0) } == facts.count
    }
}
