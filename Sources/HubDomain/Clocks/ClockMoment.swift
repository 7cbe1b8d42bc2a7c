/// A change of a campaign as its clocks see it: what was before, what was done, and the rules that say what follows.
package struct ClockMoment: Sendable {
    /// `nil` for a campaign that has just been made.
    package let before: Campaign?
    /// The action that was performed, if it was one.
    package let action: ActionKey?
    /// When it took effect.
    package let at: Instant
    /// Whether timers fire for clocks that start now; they don't while history is replayed.
    package let isTimed: Bool
    package let definitions: CampaignDefinitions
    package let shelf: ClockShelf

    package init(
        before: Campaign?,
        action: ActionKey?,
        at: Instant,
        isTimed: Bool,
        definitions: CampaignDefinitions,
        shelf: ClockShelf
    ) {
        self.before = before
        self.action = action
        self.at = at
        self.isTimed = isTimed
        self.definitions = definitions
        self.shelf = shelf
    }

    func meets(_ conditions: [ClockCondition], _ campaign: Campaign) -> Bool {
        conditions.contains { condition in
            switch condition {
            case .entering(let stage): campaign.stage == stage && before?.stage != stage
            case .leaving(let stage): before?.stage == stage && campaign.stage != stage
            case .performing(let action): self.action == action
            }
        }
    }

    /// Why running clocks would get another goal.
    func cause(_ campaign: Campaign) -> RetargetCause {
        guard let before else { return .lines }
        if before.pins.policies != campaign.pins.policies { return .admin }
        if before.priority != campaign.priority { return .priority }
        if before.team != campaign.team { return .team }
        if before.lines.map(\.id) != campaign.lines.map(\.id) { return .lines }
        return before.lines.map(\.tier) != campaign.lines.map(\.tier) ? .tier : .date
    }
}

extension Campaign {
    /// Whether a change may touch clocks at all; most, such as answers and ticks, don't.
    package func mayMoveClocks(since before: Campaign) -> Bool {
        pins.policies != before.pins.policies || stage != before.stage || priority != before.priority
            || team != before.team || holds != before.holds
            || committedLaunchAt != before.committedLaunchAt || requestedLaunchAt != before.requestedLaunchAt
            || plannedStartAt != before.plannedStartAt || scheduledLaunchAt != before.scheduledLaunchAt
            || submittedAt != before.submittedAt || isImported != before.isImported
            || approvals != before.approvals || handOffs != before.handOffs
            || lines.map(\.id) != before.lines.map(\.id) || lines.map(\.tier) != before.lines.map(\.tier)
    }
}
