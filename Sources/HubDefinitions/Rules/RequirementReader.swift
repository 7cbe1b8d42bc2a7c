import HubDomain

/// Reads the list of minimum requirements of a brief or service.
struct RequirementReader {
    let predicates: PredicateReader
    let stages: StageRules?
    /// Ids that the common brief has taken.
    let taken: Set<String>
    let log: ProblemLog

    static let shape = MappingShape(
        "a requirement",
        [
            .required("id", .identifier),
            .required("due", .kebab, "The stage that can't be entered while it doesn't hold."),
            .optional("rule", .rule),
            .optional("if", .rule, "Asked only while this holds."),
            .optional("then", .rule),
            .required("say", .text, "What the requester reads: what is missing and how to mend it."),
            .optional("level", .choice(of: Requirement.Level.self), "A warning informs and never blocks."),
        ],
        constraints: .exactlyOne(of: [["rule"], ["if", "then"]])
    )

    func read(_ nodes: [DefinitionNode]) -> [Requirement] {
        var names = UniqueNames("requirement")
        return nodes.compactMap { node in
            guard let reader = MappingReader(node, Self.shape, log) else { return nil }
            let id = reader.required("id")?.word(.identifier, log)
            if let id {
                names.add(id, at: reader.optional("id")?.mark, log)
                if taken.contains(id) {
                    log.refuse("requirement `\(id)` exists in the common brief too", at: reader.mark(of: "id"))
                }
            }
            return requirement(reader, id)
        }
    }

    private func requirement(_ reader: MappingReader, _ id: String?) -> Requirement? {
        let due = reader.required("due").flatMap { StageRules.due($0, stages, log) }
        let level = reader.optional("level")?.word(of: Requirement.Level.self, log)
        let say = reader.required("say")?.text(log)
        let rule = rule(reader)
        guard let id, let due, let say, let rule else { return nil }
        return Requirement(
            id: id,
            due: due,
            condition: rule.condition,
            rule: rule.consequence,
            level: level ?? .blocking,
            say: say
        )
    }

    private func rule(_ reader: MappingReader) -> (condition: Predicate?, consequence: Predicate)? {
        let isConditional = reader.has("if") || reader.has("then")
        guard isConditional != reader.has("rule") else {
            log.add("a requirement has either `rule` or both `if` and `then`", at: reader.node.mark)
            return nil
        }
        guard isConditional else {
            return reader.required("rule").flatMap(predicates.read).map { (nil, $0) }
        }
        let condition = reader.required("if").flatMap(predicates.read)
        let consequence = reader.required("then").flatMap(predicates.read)
        guard let condition, let consequence else { return nil }
        return (condition, consequence)
    }
}
