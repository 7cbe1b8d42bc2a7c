package import HubDomain
import HubJSON
package import HubStore

/// The newest action of a campaign that stands, and what is in the way of voiding it.
package struct Voiding: Sendable {
    package let stored: StoredActionTrace
    package let span: EventSpan
    package let performedBy: PersonName
    package let gate: GateResult

    package var action: ActionKey { stored.trace.action }
    package var performedAt: Instant { stored.performedAt }
    package var isAllowed: Bool { gate.isOpen }
}

extension Hub {
    /// Voids the newest action, so that everything is as if it hadn't been.
    /// - Parameter action: The one that the caller means; another one that was performed since isn't voided instead.
    /// - Throws: `not-found`, `stale-version`, `forbidden` for others than leads, `conflict` when the action isn't the
    ///   newest, `gate-unmet` when it is too old or something rests on it, or `invalid` without a reason.
    package func void(
        _ action: ActionKey,
        reason: String,
        on key: CampaignKey,
        by caller: Caller,
        expecting version: Int64?,
        repetition: RepetitionPolicy<CampaignView> = .never
    ) async throws -> Repeatable<CampaignView> {
        try await write(repetition) { tx in
            var voided: Voiding?
            let campaign = try change(key, expecting: version, by: caller, in: tx) { campaign, pinned in
                let voiding = try judge(action, reason, campaign, pinned, by: caller, in: tx)
                voided = voiding
                let before = campaign
                let outcome = try campaign.void(
                    voiding.stored.trace,
                    voiding.span,
                    reason: reason,
                    by: caller,
                    pinned.workflow,
                    try definitions.clockShelf(for: campaign, in: tx),
                    at: tx.now
                )
                try takeMoneyBack(voiding, from: before, to: campaign, pinned.workflow, in: tx)
                return outcome
            }
            guard let voided else { throw HubError(.internalError, "Nothing was voided") }
            try tx.facts.takeBack(voided.stored.facts, of: key)
            try tx.actionTraces.delete(voided.stored, of: campaign.id)
            return try view(of: campaign, for: caller, in: tx)
        }
    }

    private func judge(
        _ action: ActionKey,
        _ reason: String,
        _ campaign: Campaign,
        _ pinned: CampaignDefinitions,
        by caller: Caller,
        in tx: ReadTransaction
    ) throws -> Voiding {
        guard caller.has(.lead, in: campaign.division) else {
            throw HubError(.forbidden, "Actions are voided by a lead of the division")
        }
        guard let voiding = try voiding(of: campaign, pinned, in: tx) else {
            throw HubError(
                .conflict,
                "There is no action on \(campaign.key) that could be voided",
                details: ["stage": .string(campaign.stage.rawValue)]
            )
        }
        guard voiding.action == action else {
            throw HubError(
                .conflict,
                "The newest action on \(campaign.key) is \(voiding.action.rawValue): actions are voided one by one, the newest first",
                details: ["stage": .string(campaign.stage.rawValue), "action": .string(voiding.action.rawValue)]
            )
        }
        guard voiding.isAllowed else {
            throw HubError(
                .gateUnmet,
                "\(action.rawValue) can't be voided any more",
                issues: voiding.gate.items,
                details: ["gates": [voiding.gate.json]]
            )
        }
        let issues = TextRules.reasonIssues(reason)
        guard issues.isEmpty else { throw HubError(.invalid, "The request has problems", issues: issues) }
        return voiding
    }

    /// - Returns: `nil` when no action stands that was performed in the last weeks.
    func voiding(of campaign: Campaign, _ pinned: CampaignDefinitions, in tx: ReadTransaction) throws -> Voiding? {
        guard let stored = try tx.actionTraces.newest(of: campaign.id) else { return nil }
        let first = stored.positions.lowerBound
        guard let own = try Events.list(stream: campaign.id, after: first - 1, limit: 1, in: tx).first else {
            return nil
        }
        let span = EventSpan(event: own.event.id, first: first, last: stored.positions.upperBound)
        var items = lateness(of: stored, pinned.calendar, at: tx.now)
        items += try followers(of: stored, campaign, in: tx)
        items += try moneyIssues(with: stored.trace, campaign, pinned.workflow, in: tx)
        return Voiding(
            stored: stored,
            span: span,
            performedBy: try name(of: stored.performedBy, in: tx),
            gate: GateResult(gate: .voidable, items: items)
        )
    }

    /// Until the end of the next working day of the division's calendar.
    private func lateness(
        of stored: StoredActionTrace,
        _ calendar: any WorkingDayCounting,
        at now: Instant
    ) -> [Issue] {
        let (performed, today) = (calendar.localDate(of: stored.performedAt), calendar.localDate(of: now))
        guard calendar.isAhead(today, of: performed, byWorkingDays: 2) else { return [] }
        return [
            Issue(
                pointer: "",
                code: "too-late",
                detail: "It was performed on \(performed): actions are voided until the end of the next working day"
            )
        ]
    }

    /// What was recorded since and still counts.
    private func followers(
        of stored: StoredActionTrace,
        _ campaign: Campaign,
        in tx: ReadTransaction
    ) throws -> [Issue] {
        let voided = try voidedSpans(of: campaign.id, in: tx)
        let since = try Events.list(stream: campaign.id, after: stored.positions.upperBound, limit: 500, in: tx)
        let standing = since.filter { record in
            guard let type = EventType(rawValue: record.event.type) else { return true }
            if type.restsOnNothing || type == .actionVoided { return false }
            return !voided.contains { $0.contains(record.streamSeq) }
        }
        return standing.prefix(20).map { record in
            Issue(
                pointer: "",
                code: "followed",
                detail: "\(record.event.type) of \(record.recordedAt.rfc3339) rests on it"
            )
        }
    }

    /// The stretches of a campaign's stream that no longer count.
    func voidedSpans(of stream: String, in tx: ReadTransaction) throws -> [EventSpan] {
        var spans: [EventSpan] = []
        try Events.forEach(ofType: .actionVoided, stream: stream, after: 0, in: tx) { record in
            if let span = try Self.parsedBody(of: record)["voids"].flatMap(EventSpan.init(json:)) { spans.append(span) }
            return true
        }
        return spans
    }
}
