extension Campaign {
    /// Takes the active cycles under a policy over to another version of it and to the newest version of their calendars,
    /// which then counts from their start. Other cycles stay as they are.
    /// - Parameter moment: Its shelf holds the version.
    /// - Returns: Nothing when goal and calendar stay the same.
    package mutating func retargetClocks(
        under policy: String,
        toVersion version: Int,
        _ moment: ClockMoment
    ) throws -> [ClockChange] {
        let pinned = pins.policies[policy]
        pins.policies[policy] = version
        var changes: [ClockChange] = []
        for index in clocks.indices where clocks[index].isActive && clocks[index].figures.policy.key == policy {
            guard let leading = leading(clocks[index], moment), let goal = leading.goal else { continue }
            let target = terms(goal, leading, moment)
            guard let terms = clocks[index].terms, target != terms else { continue }
            let recounts = target.calendar.key == terms.calendar.key
            try add([.retarget(target, cause: .admin, recounts: recounts)], to: index, moment, &changes)
        }
        if changes.isEmpty { pins.policies[policy] = pinned }
        settleQueue(moment.definitions.workflow)
        return changes
    }

    private func leading(_ cycle: ClockCycle, _ moment: ClockMoment) -> LeadingClock? {
        guard let part = cycle.subject.flatMap({ ClockPart(subject: $0) }) else {
            return leadingClocks(moment).first { $0.definition.key == cycle.clock }
        }
        return ClockDefinition.Scope.allCases.lazy.flatMap { partClocks(of: $0, part, moment) }
            .first { $0.definition.key == cycle.clock }
    }
}
