private import HubJSON

extension Campaign {
    /// The next instant at which a clock warns or breaches.
    package var nextClockTimer: Instant? { clocks.compactMap(\.figures.nextFireAt).min() }

    /// Records every warning and breach whose instant has come, in order, each once.
    ///
    /// Part of every write on a campaign, before anything else: a stop after the due instant can't hide a breach.
    /// - Parameters:
    ///   - moment: Now.
    ///   - last: What comes later is left for another time.
    package mutating func fireClockTimers(_ moment: ClockMoment, through last: Instant) throws -> [CampaignEvent] {
        var events: [CampaignEvent] = []
        while let index = nextClock(dueAt: min(last, moment.at)) {
            events.append(try fire(index, moment))
        }
        return events
    }

    private func nextClock(dueAt now: Instant) -> Int? {
        let due = clocks.indices.filter { clocks[$0].figures.nextFireAt.map { $0 <= now } ?? false }
        return due.min { left, right in
            guard let first = clocks[left].figures.nextFireAt, let second = clocks[right].figures.nextFireAt else {
                return false
            }
            return (first, left) < (second, right)
        }
    }

    private mutating func fire(_ index: Int, _ moment: ClockMoment) throws -> CampaignEvent {
        let cycle = clocks[index]
        let definition = try moment.shelf.definition(of: cycle.clock, in: cycle.figures.policy)
        guard let timer = try ClockReckoning(cycle.events, moment.shelf).nextTimer(definition) else {
            throw HubError(.internalError, "The clock \(cycle.clock.rawValue) of \(key) has a timer without a cause")
        }
        let before = self
        // Fired within a second is on time.
        let isLate = moment.at - timer.at > .seconds(1)
        var changes: [ClockChange] = []
        switch timer.signal {
        case .warning(let percent):
            try record(.warn(percent: percent, isLate: isLate), at: timer.at, of: index, moment.shelf, &changes)
        case .breach(let due):
            try record(.breach(isLate: isLate), at: due, of: index, moment.shelf, &changes)
        }
        let isBreach = changes.first?.isBreach ?? false
        let reactions = isBreach ? definition.onBreach : definition.onWarning
        changes += try react(reactions, since: before, moment)
        var event = CampaignEvent(
            type: isBreach ? .clockBreached : .clockWarned,
            occurredAt: changes.first?.event.at ?? timer.at,
            reason: reactions.lazy.compactMap(\.comment).first,
            changes: Change.between(.object(before.snapshot), .object(snapshot))
        )
        event.clocks = changes
        event.informed = informed(by: reactions)
        return event
    }

    private mutating func record(
        _ change: ClockEvent.Change,
        at instant: Instant,
        of index: Int,
        _ shelf: ClockShelf,
        _ changes: inout [ClockChange]
    ) throws {
        let event = ClockEvent(change, at: instant)
        clocks[index].add(event)
        try clocks[index].refresh(shelf)
        changes.append(ClockChange(clocks[index], event))
    }

    /// A raised priority gives the other clocks new goals as well.
    private mutating func react(
        _ reactions: [ClockReaction],
        since before: Campaign,
        _ moment: ClockMoment
    ) throws -> [ClockChange] {
        let wanted = reactions.compactMap(\.priority).min { $0.rank < $1.rank }
        guard let wanted, wanted.rank < priority.rank else { return [] }
        priority = wanted
        touch(at: moment.at)
        return try advanceClocks(
            ClockMoment(
                before: before,
                action: nil,
                at: moment.at,
                isTimed: moment.isTimed,
                definitions: moment.definitions,
                shelf: moment.shelf
            )
        )
    }

    /// Who is to be told: `lead`, and person ids.
    private func informed(by reactions: [ClockReaction]) -> [String] {
        let parties = reactions.flatMap(\.informed)
        let people = parties.flatMap { party -> [String] in
            switch party {
            case .lead: ["lead"]
            case .requester: [requester]
            case .assignee:
                tasks.filter { $0.stage == stage && !$0.state.isFinished }.compactMap(\.assignee)
            }
        }
        var seen: Set<String> = []
        return people.filter { seen.insert($0).inserted }
    }
}

extension ClockChange {
    fileprivate var isBreach: Bool {
        if case .breach = event.change { true } else { false }
    }
}

extension ClockReaction {
    fileprivate var comment: String? {
        if case .comment(let text) = self { text } else { nil }
    }

    fileprivate var informed: [Party] {
        if case .inform(let parties) = self { parties } else { [] }
    }

    fileprivate var priority: Priority? {
        if case .raisePriority(let priority) = self { priority } else { nil }
    }
}
