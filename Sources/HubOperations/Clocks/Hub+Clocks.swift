import HubDomain
import HubStore

/// Clocks ride in the transaction of whatever moves them.
extension Hub {
    /// Records the warnings and breaches of a locked campaign whose instants have come.
    /// - Parameter last: What comes later is left for another time.
    func fireClocks(
        of campaign: inout Campaign,
        _ pinned: CampaignDefinitions,
        through last: Instant? = nil,
        in tx: ReadTransaction
    ) throws -> [CampaignEvent] {
        guard !isReplaying, let next = campaign.nextClockTimer, next <= tx.now else { return [] }
        let moment = try moment(of: campaign, before: campaign, action: nil, at: tx.now, pinned, in: tx)
        return try campaign.fireClockTimers(moment, through: last ?? tx.now)
    }

    /// Brings the clocks up to a change, and lets its event tell of it.
    /// - Parameter before: The campaign before the change.
    func moveClocks(
        of campaign: inout Campaign,
        since before: Campaign,
        _ events: [CampaignEvent],
        _ pinned: CampaignDefinitions,
        in tx: ReadTransaction
    ) throws -> [CampaignEvent] {
        guard campaign.submittedAt != nil, let first = events.first else { return events }
        guard first.action != nil || campaign.mayMoveClocks(since: before) else { return events }
        let hasOtherLines =
            campaign.lines.map(\.service) != before.lines.map(\.service)
            || campaign.lines.map(\.serviceVersion) != before.lines.map(\.serviceVersion)
        let after = hasOtherLines ? try definitions.definitions(for: campaign, in: tx) : pinned
        if hasOtherLines || before.submittedAt == nil { try definitions.pinPolicies(of: &campaign, after) }
        return try advance(&campaign, since: before, action: first.action, events, after, in: tx)
    }

    /// Starts the clocks of a campaign that was submitted as it was made.
    func startClocks(
        of campaign: inout Campaign,
        _ events: [CampaignEvent],
        in tx: ReadTransaction
    ) throws -> [CampaignEvent] {
        guard campaign.submittedAt != nil else { return events }
        let pinned = try definitions.definitions(for: campaign, in: tx)
        try definitions.pinPolicies(of: &campaign, pinned)
        let submit = pinned.workflow.actions.first { $0.effect == .submit }?.key
        return try advance(&campaign, since: nil, action: submit, events, pinned, in: tx)
    }

    private func advance(
        _ campaign: inout Campaign,
        since before: Campaign?,
        action: ActionKey?,
        _ events: [CampaignEvent],
        _ pinned: CampaignDefinitions,
        in tx: ReadTransaction
    ) throws -> [CampaignEvent] {
        let at = events.first?.occurredAt ?? tx.now
        let changes = try campaign.advanceClocks(
            try moment(of: campaign, before: before, action: action, at: at, pinned, in: tx)
        )
        guard !changes.isEmpty, var first = events.first else { return events }
        first.clocks += changes
        return [first] + events.dropFirst()
    }

    func moment(
        of campaign: Campaign,
        before: Campaign?,
        action: ActionKey?,
        at instant: Instant,
        _ pinned: CampaignDefinitions,
        in tx: ReadTransaction
    ) throws -> ClockMoment {
        ClockMoment(
            before: before,
            action: action,
            at: instant,
            isTimed: !isReplaying,
            definitions: pinned,
            shelf: try definitions.clockShelf(for: campaign, in: tx)
        )
    }
}
