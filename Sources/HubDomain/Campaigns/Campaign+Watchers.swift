private import HubJSON

extension Campaign {
    /// Lets somebody follow the campaign, or no longer; as it is already, nothing changes.
    /// - Parameter person: Person id.
    /// - Throws: `forbidden` for somebody else's sake when the caller doesn't answer for the campaign, `conflict` when
    ///   it is followed by too many.
    package mutating func setWatching(
        _ isWatching: Bool,
        _ person: String,
        by caller: Caller,
        at now: Instant
    ) throws -> Outcome {
        let mayForOthers =
            caller.has(anyOf: [.producer, .lead], in: division) || [requester, requestedFor].contains(caller.id)
        guard person == caller.id || mayForOthers else {
            throw HubError(.forbidden, "Only the requester, producers and leads say who else follows a campaign")
        }
        guard watchers.contains(person) != isWatching else { return Outcome(events: []) }
        guard !isWatching || watchers.count < RequestDraft.watcherLimit else {
            throw HubError(.conflict, "A campaign has at most \(RequestDraft.watcherLimit) watchers")
        }
        let before = self
        if isWatching { watchers.append(person) } else { watchers.removeAll { $0 == person } }
        touch(at: now)
        return Outcome(events: [
            CampaignEvent(
                type: .watchersChanged,
                occurredAt: now,
                changes: Change.between(.object(before.snapshot), .object(snapshot))
            )
        ])
    }
}
