package import HubDomain

extension TransactionScope {
    package var facts: FactRepository<Self> { FactRepository(transaction: self) }
}

/// The measured durations and counts that key figures are made of.
package struct FactRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] {
        FactStatements.all + RollUpStatements.all + KPICampaignStatements.all + KPIClockStatements.all
            + KPIMoneyStatements.all
            + ForecastFactStatements.all
    }
}

enum FactStatements {
    static let insert = Statement(
        "facts.insert",
        """
        INSERT INTO facts (campaign_number, metric, label, at, recorded_at, group_id, value)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """,
        isHot: true
    )
    static let group = Statement("facts.group", "SELECT id FROM fact_groups WHERE name = ?1", isHot: true)
    static let insertGroup = Statement(
        "facts.insertGroup",
        "INSERT INTO fact_groups (name) VALUES (?1) RETURNING id",
        isHot: true
    )
    static let earlier = Statement(
        "facts.earlier",
        """
        SELECT metric, label, value FROM facts
        WHERE campaign_number = ?1 AND metric IN ('moved', 'qa-failed', 'qa-passed')
        """,
        isHot: true
    )
    static let inWindow = Statement(
        "facts.inWindow",
        """
        SELECT seq, campaign_number, label, at, recorded_at, group_id, value FROM facts
        WHERE metric = ?1 AND at >= ?2 AND at < ?3 ORDER BY at
        """,
        isHot: true
    )
    static let valuesInWindow = Statement(
        "facts.valuesInWindow",
        "SELECT label, at, recorded_at, value FROM facts WHERE metric = ?1 AND at >= ?2 AND at < ?3 ORDER BY at",
        isHot: true
    )
    static let ofCampaign = Statement(
        "facts.ofCampaign",
        """
        SELECT metric, label, at, value, name FROM facts JOIN fact_groups ON id = group_id WHERE campaign_number = ?1
        """
    )
    static let deleteOfCampaign = Statement(
        "facts.deleteOfCampaign",
        "DELETE FROM facts WHERE campaign_number = ?1 AND seq <= ?2"
    )
    static let newestLike = Statement(
        "facts.newestLike",
        """
        SELECT f.seq, f.campaign_number, f.metric, f.label, f.at, f.recorded_at, f.group_id, f.value
        FROM facts f JOIN fact_groups g ON g.id = f.group_id
        WHERE f.campaign_number = ?1 AND f.metric = ?2 AND COALESCE(f.label, '') = ?3 AND f.at = ?4 AND f.value = ?5
            AND g.name = ?6
        ORDER BY f.seq DESC LIMIT 1
        """
    )
    static let delete = Statement("facts.delete", "DELETE FROM facts WHERE seq = ?1")
    static let countBetween = Statement(
        "facts.countBetween",
        "SELECT COUNT(*) FROM facts WHERE seq > ?1 AND seq <= ?2"
    )
    static let groupName = Statement("facts.groupName", "SELECT name FROM fact_groups WHERE id = ?1", isHot: true)
    static let lastSeq = Statement(
        "facts.lastSeq",
        "SELECT COALESCE(MAX(seq), 0) FROM facts",
        isHot: true,
        mayScan: true
    )
    static let count = Statement("facts.count", "SELECT COUNT(*) FROM facts WHERE metric = ?1", mayScan: true)

    static let all = [
        insert, group, insertGroup, earlier, inWindow, valuesInWindow, ofCampaign, deleteOfCampaign, groupName, lastSeq,
        count, newestLike, delete, countBetween,
    ]
}

extension FactRepository {
    package func count(of metric: Fact.Metric) throws -> Int {
        try transaction.first(FactStatements.count, metric) { try $0.int(0) } ?? 0
    }
}

extension FactRepository where Transaction == WriteTransaction {
    /// Stores what a change measured, completed by what is stored already.
    /// - Parameters:
    ///   - campaign: As the change left it.
    ///   - before: As it was before, where there was one.
    /// - Returns: What was stored.
    @discardableResult
    package func insert(_ facts: [Fact], of campaign: Campaign, since before: Campaign? = nil) throws -> [FactLine] {
        guard facts.contains(where: \.metric.needsEarlier) else {
            return try insertComplete(facts, of: campaign, since: before)
        }
        let earlier = try transaction.all(FactStatements.earlier, campaign.key) { row in
            Fact(metric: try row[0], at: transaction.now, value: try row[2], label: try row[1])
        }
        return try insertComplete(Fact.completed(facts, after: earlier), of: campaign, since: before)
    }

    /// Stores facts as they are.
    /// - Returns: What was stored.
    @discardableResult
    package func insertComplete(
        _ facts: [Fact],
        of campaign: Campaign,
        since before: Campaign? = nil
    ) throws -> [FactLine] {
        guard !facts.isEmpty else { return [] }
        let group = FactGroup(campaign)
        let number = try id(of: group)
        return try facts.map { fact in
            let isOfFormer = fact.metric == .regrouped && fact.value < 0
            let former = isOfFormer ? before.map { FactGroup($0) } : nil
            try insert(fact, campaign.key, try former.map { try id(of: $0) } ?? number)
            return FactLine(fact, former ?? group)
        }
    }

    /// Puts facts in the place of all that are stored of a campaign.
    /// - Parameter facts: Each with its group and when its event was recorded.
    package func replaceAll(
        of campaign: CampaignKey,
        with facts: [(fact: Fact, group: FactGroup, recordedAt: Instant)]
    ) throws {
        // New ones first: the highest number must not be used twice.
        let last = try lastSeq
        for item in facts { try insert(item.fact, campaign, try id(of: item.group), recordedAt: item.recordedAt) }
        try transaction.run(FactStatements.deleteOfCampaign, campaign, last)
    }

    private func insert(_ fact: Fact, _ campaign: CampaignKey, _ group: Int64, recordedAt: Instant? = nil) throws {
        try transaction.run(
            FactStatements.insert,
            campaign,
            fact.metric,
            fact.label,
            fact.at,
            recordedAt ?? transaction.now,
            group,
            fact.value
        )
    }

    private func id(of group: FactGroup) throws -> Int64 {
        let name = group.name
        if let id = try transaction.first(FactStatements.group, name, row: { try $0.int64(0) }) { return id }
        guard let id = try transaction.first(FactStatements.insertGroup, name, row: { try $0.int64(0) }) else {
            throw HubError(.internalError, "A group of figures could not be stored")
        }
        return id
    }
}
