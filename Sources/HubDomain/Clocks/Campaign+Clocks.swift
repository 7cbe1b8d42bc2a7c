extension Campaign {
    /// Brings the clocks up to a change that was just made: stop before pause, pause before start.
    ///
    /// The one place where clocks of a campaign start, pause, stop and get new goals.
    /// - Returns: What happened to them, to be recorded with the change.
    /// - Throws: `internal` when a version that a clock refers to was lost.
    package mutating func advanceClocks(_ moment: ClockMoment) throws -> [ClockChange] {
        guard submittedAt != nil else { return [] }
        var changes: [ClockChange] = []
        if moment.isTimed, moment.before?.isImported == true { try watchClocks(moment, &changes) }
        let leaders = leadingClocks(moment)
        let keys = leaders.map(\.definition.key)
        // A clock that no line has any more still runs to its end.
        let others = clocks.filter { $0.isActive && $0.subject == nil && !keys.contains($0.clock) }
        for (key, leading) in zip(keys, leaders) { try advance(key, leading, moment, &changes) }
        for other in others { try advance(other.clock, nil, moment, &changes) }
        for index in clocks.indices where clocks[index].isActive && clocks[index].subject != nil {
            try advancePart(at: index, moment, &changes)
        }
        try advancePartClocks(moment, &changes)
        settleQueue(moment.definitions.workflow)
        return changes
    }

    /// Begins the clock of an approval or hand-off with it.
    /// - Returns: Nothing when no policy of the campaign has such a clock.
    package mutating func startClock(
        of scope: ClockDefinition.Scope,
        _ part: ClockPart,
        _ moment: ClockMoment
    ) throws -> [ClockChange] {
        var changes: [ClockChange] = []
        for leading in partClocks(of: scope, part, moment) {
            try start(leading, subject: part.subject, moment, &changes)
        }
        settleQueue(moment.definitions.workflow)
        return changes
    }

    /// Ends the clock of an approval or hand-off.
    package mutating func stopClock(of part: ClockPart, _ moment: ClockMoment) throws -> [ClockChange] {
        var changes: [ClockChange] = []
        for index in clocks.indices where clocks[index].isActive && clocks[index].subject == part.subject {
            try add([.stop(isFinal: true)], to: index, moment, &changes)
        }
        settleQueue(moment.definitions.workflow)
        return changes
    }

    private mutating func advance(
        _ key: ClockKey,
        _ leading: LeadingClock?,
        _ moment: ClockMoment,
        _ changes: inout [ClockChange]
    ) throws {
        let last = clocks.lastIndex { $0.clock == key && $0.subject == nil }
        if let last, clocks[last].isActive {
            let definition = try moment.shelf.definition(of: key, in: clocks[last].figures.policy)
            if moment.meets(definition.stop, self) {
                try add([.stop(isFinal: !isOpen(moment))], to: last, moment, &changes)
            } else if !isOpen(moment) {
                try add([.cancel], to: last, moment, &changes)
            } else {
                try add(settling(last, leading, definition, moment), to: last, moment, &changes)
            }
        } else if let leading, isOpen(moment), moment.meets(leading.definition.start, self),
            !moment.meets(leading.definition.stop, self)
        {
            try start(leading, subject: nil, moment, &changes)
        }
    }

    private mutating func advancePart(
        at index: Int,
        _ moment: ClockMoment,
        _ changes: inout [ClockChange]
    ) throws {
        guard isOpen(moment) else { return try add([.cancel], to: index, moment, &changes) }
        let definition = try moment.shelf.definition(of: clocks[index].clock, in: clocks[index].figures.policy)
        let part = clocks[index].subject.flatMap { ClockPart(subject: $0) }
        let leading = part.map { partClocks(of: definition.scope, $0, moment) }?
            .first { $0.definition.key == definition.key }
        try add(settling(index, leading, definition, moment), to: index, moment, &changes)
    }

    private mutating func start(
        _ leading: LeadingClock,
        subject: String?,
        _ moment: ClockMoment,
        _ changes: inout [ClockChange]
    ) throws {
        guard let goal = leading.goal else { return }
        let definition = leading.definition
        let last = clocks.lastIndex { $0.clock == definition.key && $0.subject == subject }
        let pause = pauseReason(definition, moment).map { [ClockEvent.Change.pause(reason: $0)] } ?? []
        if let last, definition.reentry == .continue, try !isFinal(clocks[last], moment.shelf) {
            let target = retarget(clocks[last], leading, moment).map { [$0] } ?? []
            return try add([.resume] + target + pause, to: last, moment, &changes)
        }
        let terms = terms(goal, leading, moment)
        let first = ClockEvent(.start(terms, isTimed: moment.isTimed), at: moment.at)
        let number = 1 + (last.map { clocks[$0].number } ?? 0)
        clocks.append(
            try ClockCycle.begun(definition, subject: subject, number: number, with: first, moment.shelf)
        )
        changes.append(ClockChange(clocks[clocks.count - 1], first))
        try add(pause, to: clocks.count - 1, moment, &changes)
    }

    private func isFinal(_ cycle: ClockCycle, _ shelf: ClockShelf) throws -> Bool {
        try cycle.figures.state == .cancelled || ClockReckoning(cycle.events, shelf).isFinal
    }

    /// What an active cycle needs beside stopping: another goal or calendar, a pause or its end.
    private func settling(
        _ index: Int,
        _ leading: LeadingClock?,
        _ definition: ClockDefinition,
        _ moment: ClockMoment
    ) -> [ClockEvent.Change] {
        let cycle = clocks[index]
        let target = leading.flatMap { retarget(cycle, $0, moment) }
        let pause: ClockEvent.Change? =
            switch (cycle.pausedReason, pauseReason(definition, moment)) {
            case (nil, nil): nil
            case (.some, nil): .resume
            case (let old, let new?): old == new ? nil : .pause(reason: new)
            }
        return [target, pause].compactMap(\.self)
    }

    private func retarget(_ cycle: ClockCycle, _ leading: LeadingClock, _ moment: ClockMoment) -> ClockEvent.Change? {
        guard let goal = leading.goal, let terms = cycle.terms else { return nil }
        let newest = self.terms(goal, leading, moment)
        // A running clock keeps the versions that it was started with.
        let isSameCalendar = newest.calendar.key == terms.calendar.key
        let hasSameHours = newest.warningHours?.key == terms.warningHours?.key
        guard goal != terms.goal || !isSameCalendar || !hasSameHours else { return nil }
        let target = ClockTerms(
            goal: goal,
            policy: leading.policy,
            calendar: isSameCalendar ? terms.calendar : newest.calendar,
            warningHours: hasSameHours ? terms.warningHours : newest.warningHours
        )
        return .retarget(target, cause: moment.cause(self), recounts: false)
    }

    /// What a clock that starts now runs towards.
    func terms(_ goal: ClockGoal, _ leading: LeadingClock, _ moment: ClockMoment) -> ClockTerms {
        ClockTerms(
            goal: goal,
            policy: leading.policy,
            calendar: moment.shelf.current(leading.calendar(for: self), for: self),
            warningHours: leading.definition.warningHours.map { moment.shelf.current($0, for: self) }
        )
    }

    private mutating func watchClocks(_ moment: ClockMoment, _ changes: inout [ClockChange]) throws {
        for index in clocks.indices where clocks[index].isActive {
            try add([.watch], to: index, moment, &changes)
        }
    }

    private func isOpen(_ moment: ClockMoment) -> Bool {
        moment.definitions.workflow.stage(stage)?.category.isOpen ?? false
    }
}

extension Campaign {
    mutating func add(
        _ added: [ClockEvent.Change],
        to index: Int,
        _ moment: ClockMoment,
        _ changes: inout [ClockChange]
    ) throws {
        guard !added.isEmpty else { return }
        let at = max(moment.at, clocks[index].figures.startedAt)
        let events = added.map { ClockEvent($0, at: at) }
        for event in events { clocks[index].add(event) }
        try clocks[index].refresh(moment.shelf)
        changes += events.map { ClockChange(clocks[index], $0) }
    }

    /// Why a clock stands still now: the stage, or holds for reasons that name it, on the campaign or on every line.
    func pauseReason(_ definition: ClockDefinition, _ moment: ClockMoment) -> String? {
        if definition.pausedIn.contains(stage) { return stage.rawValue }
        let reasons = moment.definitions.workflow.reasons
        let pausing = activeHolds.filter {
            reasons.reason($0.reason, in: .hold)?.pauses.contains(definition.key.rawValue) ?? false
        }
        if let whole = pausing.first(where: \.isOnCampaign) { return whole.reason }
        let held = Set(pausing.flatMap(\.lines))
        return !lines.isEmpty && lines.allSatisfy { held.contains($0.id) } ? pausing.first?.reason : nil
    }
}

extension ClockCycle {
    static func begun(
        _ definition: ClockDefinition,
        subject: String?,
        number: Int,
        with start: ClockEvent,
        _ shelf: ClockShelf
    ) throws -> ClockCycle {
        let reckoning = try ClockReckoning([start], shelf)
        return ClockCycle(
            clock: definition.key,
            subject: subject,
            number: number,
            kind: definition.kind,
            events: [start],
            figures: reckoning.figures(definition, originalDueAt: reckoning.dueAt)
        )
    }

    /// Works the figures out anew.
    mutating func refresh(_ shelf: ClockShelf) throws {
        figures = try reckoned(shelf)
    }

    /// The figures as they follow from the events.
    package func reckoned(_ shelf: ClockShelf) throws -> ClockFigures {
        let reckoning = try ClockReckoning(events, shelf)
        let definition = try shelf.definition(of: clock, in: reckoning.terms.policy)
        return reckoning.figures(definition, originalDueAt: try ClockReckoning.originalDueAt(of: events, shelf))
    }

    /// The terms in force.
    var terms: ClockTerms? {
        for event in standingEvents.reversed() {
            switch event.change {
            case .start(let terms, _), .retarget(let terms, _, _): return terms
            default: continue
            }
        }
        return nil
    }

    /// Why it is paused.
    package var pausedReason: String? {
        guard figures.state == .paused else { return nil }
        for event in standingEvents.reversed() {
            if case .pause(let reason) = event.change { return reason }
        }
        return nil
    }
}
