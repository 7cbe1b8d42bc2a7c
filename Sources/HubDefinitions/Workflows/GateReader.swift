import HubDomain
import HubJSON

/// Reads the gates of an action.
struct GateReader {
    let stages: ActionStages
    let log: ProblemLog

    private static let plain: [String: Gate] = [
        "checklist": .checklist, "four-eyes": .fourEyes, "committed-date-set": .committedDateSet,
        "not-frozen": .notFrozen,
        "approval": .approval(.required),
        "quote-accepted": .quoteAccepted, "linked-state": .linkedState(nil),
    ]
    private static let staged = ["requirements", "tasks-done"]
    private static let strictness = ["warn", "refuse"]

    static let shape = Shape.either([
        .choice(plain.keys.sorted()),
        .mapping(
            MappingShape(
                "a gate",
                staged.map { .optional($0, .kebab) } + [
                    .optional("approval", .mapping(ApprovalGateReader.shape)),
                    .optional("external-check", .mapping(ExternalCheckReader.shape)),
                    .optional("budget-available", .choice(strictness)),
                    .optional("linked-state", .kebab, "The role that linked campaigns have for this one."),
                ],
                constraints: ["minProperties": 1, "maxProperties": 1]
            )
        ),
    ])

    func read(_ nodes: [DefinitionNode]) -> [Gate] {
        var names = UniqueNames("gate")
        return nodes.compactMap { node in
            guard let gate = gate(node) else { return nil }
            names.add(gate.name, at: node.mark, log)
            return gate
        }
    }

    private func gate(_ node: DefinitionNode) -> Gate? {
        if case .mapping(let members) = node.content, members.count == 1, let member = members.first {
            return staged(member)
        }
        guard let word = node.text(log) else { return nil }
        if let gate = Self.plain[word] { return gate }
        if word == "budget-available" {
            log.add("gate `\(word)` needs to know what it does: write {\(word): warn}", at: node.mark)
        } else if Self.staged.contains(word) {
            log.add("gate `\(word)` needs a stage: write {\(word): build}", at: node.mark)
        } else {
            refuseUnknown(word, node.mark)
        }
        return nil
    }

    private func staged(_ member: DefinitionNode.Member) -> Gate? {
        switch member.key {
        case "requirements": return stages.stage(member.value).map(Gate.requirements)
        case "external-check": return ExternalCheckReader(log: log).read(member.value)
        case "linked-state": return member.value.word(.kebab, log).map { .linkedState($0) }
        case "approval": return ApprovalGateReader(log: log).read(member.value)
        case "budget-available":
            return member.value.word(among: Self.strictness, log).map { .budgetAvailable(isRequired: $0 == "refuse") }
        case "tasks-done": return stages.stage(member.value).map(Gate.tasksDone)
        default:
            refuseUnknown(member.key, member.keyMark)
            return nil
        }
    }

    private func refuseUnknown(_ word: String, _ mark: SourceMark?) {
        let known = Self.staged + ["budget-available"] + Self.plain.keys
        log.add("there is no gate `\(word)`" + Suggestion.ending(for: word, among: known), at: mark)
    }
}
