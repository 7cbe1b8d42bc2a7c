/// A clock of a campaign as the policy of its most demanding line sees it.
struct LeadingClock {
    let definition: ClockDefinition
    let policy: DefinitionReference
    /// `nil` for a goal until a date that isn't set.
    let goal: ClockGoal?
    /// The calendar of the vendor that it is about.
    var vendorCalendar: String?

    func calendar(for campaign: Campaign) -> ClockCalendar {
        if let vendorCalendar { return .named(vendorCalendar) }
        return campaign.priority == .urgent ? definition.urgentCalendar ?? definition.calendar : definition.calendar
    }
}

extension Campaign {
    /// The clocks that the lines' policies have for the campaign as a whole, each once.
    func leadingClocks(_ moment: ClockMoment) -> [LeadingClock] {
        leading(moment, where: { $0.scope == .campaign }) { definition, line in
            switch definition.goal {
            case .byTier(let goals): .working(goals[line.tier][priority])
            case .byPart, .until: nil
            }
        }
    }

    /// The clocks that begin with an approval or hand-off. Of a hand-off the policy of its line counts, what was agreed
    /// with the vendor before the policy's goal, and the vendor's own calendar.
    func partClocks(of scope: ClockDefinition.Scope, _ part: ClockPart, _ moment: ClockMoment) -> [LeadingClock] {
        let handOff = scope == .handOff ? handOff(part.id) : nil
        let only = handOff.flatMap { line($0.line) }
        var clocks = leading(of: only, moment, where: { $0.scope == scope }) { definition, _ in
            if let agreed = handOff?.dueAt { return .until(agreed) }
            guard case .byPart(let goals) = definition.goal else { return nil }
            return (goals[part.kind] ?? goals[ClockGoals.otherParts]).map { .working($0[priority]) }
        }
        guard let handOff, let calendar = moment.shelf.vendorCalendars[handOff.vendor] else { return clocks }
        for index in clocks.indices { clocks[index].vendorCalendar = calendar }
        return clocks
    }

    /// - Parameter only: The line that counts alone; `nil` for all.
    private func leading(
        of only: ServiceLine? = nil,
        _ moment: ClockMoment,
        where isMeant: (ClockDefinition) -> Bool,
        goal: (ClockDefinition, ServiceLine) -> ClockGoal?
    ) -> [LeadingClock] {
        var order: [ClockKey] = []
        var candidates: [ClockKey: [LeadingClock]] = [:]
        for line in only.map({ [$0] }) ?? lines {
            guard let (reference, policy) = policy(of: line, moment) else { continue }
            for definition in policy.clocks where isMeant(definition) {
                if candidates[definition.key] == nil { order.append(definition.key) }
                let goal = goal(definition, line) ?? until(definition, moment)
                let clock = LeadingClock(definition: definition, policy: reference, goal: goal)
                candidates[definition.key, default: []].append(clock)
            }
        }
        return order.compactMap { candidates[$0].flatMap(Self.leader) }
    }

    private func policy(of line: ServiceLine, _ moment: ClockMoment) -> (DefinitionReference, SLAPolicy)? {
        guard let key = try? moment.definitions.service(of: line).slaPolicy, let version = pins.policies[key] else {
            return nil
        }
        let reference = DefinitionReference(kind: .slaPolicy, key: key, version: version)
        return moment.shelf.policies[reference].map { (reference, $0) }
    }

    /// The longest goal; the first line's among equals. A policy may ask for the sum instead.
    private static func leader(among candidates: [LeadingClock]) -> LeadingClock? {
        guard var leader = candidates.first else { return nil }
        for candidate in candidates.dropFirst() where candidate.isLonger(than: leader) { leader = candidate }
        guard leader.definition.lines == .sum, case .working = leader.goal else { return leader }
        let sum = candidates.reduce(Int64.zero) { sum, candidate in
            guard case .working(let minutes) = candidate.goal else { return sum }
            return sum + minutes
        }
        return LeadingClock(definition: leader.definition, policy: leader.policy, goal: .working(sum))
    }

    private func until(_ definition: ClockDefinition, _ moment: ClockMoment) -> ClockGoal? {
        guard case .until(let name, let days) = definition.goal, let instant = instant(of: name) else { return nil }
        guard days > 0 else { return .until(instant) }
        let choice = priority == .urgent ? definition.urgentCalendar ?? definition.calendar : definition.calendar
        let calendar = try? moment.shelf.calendar(moment.shelf.current(choice, for: self))
        return calendar?.closing(workingDays: days, before: instant).map(ClockGoal.until)
    }
}

extension WorkCalendar {
    /// The end of work so many working days before the local date of an instant.
    fileprivate func closing(workingDays count: Int, before instant: Instant) -> Instant? {
        closing(workingDays: count, before: zone.rules.date(at: instant))
    }
}

extension LeadingClock {
    /// A goal in working time counts for more than a date, a date for more than none.
    fileprivate func isLonger(than other: LeadingClock) -> Bool {
        switch (goal, other.goal) {
        case (.working(let minutes), .working(let others)): minutes > others
        case (.until(let instant), .until(let others)): instant > others
        case (.working, _): true
        case (.until, nil): true
        default: false
        }
    }
}
