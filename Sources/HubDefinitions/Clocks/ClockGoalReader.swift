import HubDomain
import HubJSON

/// Reads the goal of a clock: minutes of working time, or a date of the campaign.
///
/// Minutes are one number, or four in the order urgent, high, normal, low, or such for each tier; for approvals and
/// hand-offs `{byKind: {legal: 240, other: 120}}`. A date is `{until: committedLaunchAt, workingDaysBefore: 2}`.
struct ClockGoalReader {
    let scope: ClockDefinition.Scope
    let log: ProblemLog

    static let mostMinutes: Int64 = 525_600

    private static let amount = Shape.integer(1...mostMinutes)
    private static let minutes = Shape.either([amount, .list(amount, atLeast: 4, atMost: 4)])
    private static let mapping = MappingShape(
        "a goal",
        Tier.allCases.map { .optional($0.rawValue, minutes, "Minutes: one number or [urgent, high, normal, low].") } + [
            .optional("byKind", .members(named: WordShape.kebab.pattern, minutes), "For approvals and hand-offs."),
            .optional("until", .choice(of: ClockGoals.CampaignDate.self), "A date of the campaign."),
            .optional("workingDaysBefore", .integer(0...250), "The end of work so many working days before it."),
        ],
        constraints: .exactlyOne(of: [["S", "M", "L"], ["byKind"], ["until"]])
    )
    static let shape = Shape.either([amount, .list(amount, atLeast: 4, atMost: 4), .mapping(mapping)])

    func read(_ node: DefinitionNode) -> ClockGoals? {
        guard case .mapping = node.content else { return minutes(node).map(same) }
        if node.member("until") != nil { return until(node) }
        return scope == .campaign ? byTier(node) : byKind(node)
    }

    private func same(_ goal: ClockGoals.PerPriority) -> ClockGoals {
        switch scope {
        case .campaign: .byTier(PerTier(small: goal, medium: goal, large: goal))
        case .approval, .handOff: .byPart([ClockGoals.otherParts: goal])
        }
    }

    private func byTier(_ node: DefinitionNode) -> ClockGoals? {
        let keys = Tier.allCases.map(\.rawValue)
        guard let reader = MappingReader(node, "goals by tier", keys: keys, log) else { return nil }
        let goals = keys.map { reader.required($0).flatMap(minutes) }
        guard let small = goals[0], let medium = goals[1], let large = goals[2] else { return nil }
        return .byTier(PerTier(small: small, medium: medium, large: large))
    }

    private func byKind(_ node: DefinitionNode) -> ClockGoals? {
        guard let reader = MappingReader(node, "goals by kind", keys: ["byKind"], log) else { return nil }
        guard case .mapping(let members) = reader.required("byKind")?.content else {
            log.add("`byKind` must be a mapping such as {legal: 240, other: 120}", at: reader.mark(of: "byKind"))
            return nil
        }
        var goals: [String: ClockGoals.PerPriority] = [:]
        for member in members {
            if !WordShape.kebab.matches(member.key) {
                log.refuse("`\(member.key)` is not \(WordShape.kebab.words)", at: member.keyMark)
            }
            goals[member.key] = minutes(member.value)
        }
        return goals.count == members.count ? .byPart(goals) : nil
    }

    private func until(_ node: DefinitionNode) -> ClockGoals? {
        let keys = ["until", "workingDaysBefore"]
        guard let reader = MappingReader(node, "a goal until a date", keys: keys, log) else { return nil }
        let date = reader.required("until")?.word(of: ClockGoals.CampaignDate.self, log)
        let days = reader.optional("workingDaysBefore")?.integer(log, in: 0...250) ?? 0
        return date.map { .until($0, workingDaysBefore: Int(days)) }
    }

    private func minutes(_ node: DefinitionNode) -> ClockGoals.PerPriority? {
        guard case .sequence = node.content else {
            let minutes = node.integer(log, in: 1...Self.mostMinutes)
            return minutes.map { ClockGoals.PerPriority(urgent: $0, high: $0, normal: $0, low: $0) }
        }
        let form = "[urgent, high, normal, low] in minutes, or be one number"
        guard let elements = node.elements(log, form: form, count: 4) else { return nil }
        let values = elements.map { $0.integer(log, in: 1...Self.mostMinutes) }
        guard let urgent = values[0], let high = values[1], let normal = values[2], let low = values[3] else {
            return nil
        }
        return ClockGoals.PerPriority(urgent: urgent, high: high, normal: normal, low: low)
    }
}
