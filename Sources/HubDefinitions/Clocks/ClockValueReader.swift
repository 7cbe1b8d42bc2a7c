import HubDomain
import HubJSON

/// Reads what clocks are made of: calendars, conditions, thresholds and reactions.
struct ClockValueReader {
    let context: ReadingContext
    let log: ProblemLog

    static let condition = Shape.either([
        .kebab,
        .mapping(
            MappingShape(
                "a condition",
                [.optional("enter", .kebab), .optional("leave", .kebab)],
                constraints: ["minProperties": 1, "maxProperties": 1]
            )
        ),
    ])
    static let reaction = Shape.mapping(
        MappingShape(
            "a reaction",
            [
                .optional("inform", .list(.choice(of: ClockReaction.Party.self)), "Named in the event."),
                .optional("raisePriority", .choice(["high", "normal"]), "To at least this one."),
                .optional("comment", .text, "The event's reason."),
            ],
            constraints: ["minProperties": 1, "maxProperties": 1]
        )
    )

    func calendar(_ node: DefinitionNode) -> ClockCalendar? {
        guard let word = node.word(.kebab, log) else { return nil }
        switch word {
        case "team": return .team
        case "always": return .always
        default:
            if let calendars = context.calendars, !calendars.contains(word) {
                let ending = Suggestion.ending(for: word, among: calendars + ["team", "always"])
                log.refuse("there is no calendar `\(word)`" + ending, at: node.mark)
            }
            return .named(word)
        }
    }

    func stage(_ node: DefinitionNode) -> StageKey? {
        guard let word = node.word(.kebab, log) else { return nil }
        let stage = StageKey(rawValue: word)
        if let stages = context.stages, stages.position(of: stage) == nil {
            let ending = Suggestion.ending(for: word, among: stages.order.map(\.rawValue))
            log.refuse("no workflow has a stage `\(word)`" + ending, at: node.mark)
        }
        return stage
    }

    /// An action, or `{enter: STAGE}`, or `{leave: STAGE}`.
    func condition(_ node: DefinitionNode) -> ClockCondition? {
        guard case .mapping(let members) = node.content else { return action(node).map(ClockCondition.performing) }
        guard members.count == 1, let member = members.first, ["enter", "leave"].contains(member.key) else {
            log.add("must be an action, {enter: STAGE} or {leave: STAGE}", at: node.mark)
            return nil
        }
        return stage(member.value).map { member.key == "enter" ? .entering($0) : .leaving($0) }
    }

    private func action(_ node: DefinitionNode) -> ActionKey? {
        guard let word = node.word(.kebab, log) else { return nil }
        if let actions = context.actions, !actions.contains(word) {
            let ending = Suggestion.ending(for: word, among: actions)
            log.refuse("no workflow has an action `\(word)`" + ending, at: node.mark)
        }
        return ActionKey(rawValue: word)
    }

    /// Percent below 100, rising.
    func warnings(_ node: DefinitionNode) -> [Int]? {
        guard let elements = node.elements(log) else { return nil }
        var last: Int64 = 0
        return elements.compactMap { element in
            guard let percent = element.integer(log, in: 1...99) else { return nil }
            if percent <= last { log.refuse("warnings rise: \(percent) follows \(last)", at: element.mark) }
            last = percent
            return Int(percent)
        }
    }

    func reactions(_ nodes: [DefinitionNode]) -> [ClockReaction] {
        nodes.compactMap { node in
            guard case .mapping(let members) = node.content, members.count == 1, let member = members.first else {
                log.add("must be one of {inform: [lead]}, {raisePriority: high}, {comment: TEXT}", at: node.mark)
                return nil
            }
            return reaction(member)
        }
    }

    private func reaction(_ member: DefinitionNode.Member) -> ClockReaction? {
        switch member.key {
        case "inform":
            let parties = member.value.elements(log)?.compactMap { $0.word(of: ClockReaction.Party.self, log) }
            return parties.map(ClockReaction.inform)
        case "raisePriority":
            guard let priority = member.value.word(of: Priority.self, log) else { return nil }
            if priority == .urgent || priority == .low {
                let message =
                    "`\(priority.rawValue)` is not for the hub to set: urgent needs a lead, low raises nothing"
                log.refuse(message, at: member.value.mark)
            }
            return .raisePriority(priority)
        case "comment": return member.value.text(log).map(ClockReaction.comment)
        default:
            let known = ["inform", "raisePriority", "comment"]
            log.add(
                "there is no reaction `\(member.key)`" + Suggestion.ending(for: member.key, among: known),
                at: member.keyMark
            )
            return nil
        }
    }
}
