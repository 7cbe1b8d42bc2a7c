private import HubJSON

extension Campaign {
    /// Makes it part of a programme, or of none any more.
    /// - Parameter from: The programme that it has to leave; `nil` when it joins one.
    /// - Throws: `forbidden`, or `conflict` for one that belongs to another programme.
    package mutating func join(
        _ programme: ProgrammeKey?,
        leaving from: ProgrammeKey? = nil,
        by caller: Caller,
        at now: Instant
    ) throws -> Outcome {
        let isOwn = caller.id == requester || caller.id == requestedFor
        guard caller.has(anyOf: [.producer, .lead], in: division) || caller.has(.requester, in: division) && isOwn
        else {
            throw HubError(.forbidden, "A campaign joins a programme by its requester, producers and leads")
        }
        if let programme {
            if self.programme == programme { return Outcome(events: []) }
            if let other = self.programme { throw HubError(.conflict, "\(key) belongs to \(other): take it out first") }
        } else if self.programme != from || from == nil {
            throw HubError(.notFound, "\(key) isn't part of \(from?.description ?? "a programme")")
        }
        let before = self.programme
        self.programme = programme
        touch(at: now)
        let change = Change(
            pointer: "/programme",
            before: before.map { .string($0.description) } ?? .null,
            after: programme.map { .string($0.description) } ?? .null
        )
        return Outcome(events: [CampaignEvent(type: .programmeChanged, occurredAt: now, changes: [change])])
    }
}
