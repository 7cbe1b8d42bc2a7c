import HubDomain

/// Reads the QA checklist of a brief or service.
struct ChecklistReader {
    let repetitions: RepetitionReader
    let predicates: PredicateReader
    /// Ids that the common brief has taken.
    let taken: Set<String>
    let log: ProblemLog

    static let shape = MappingShape(
        "a checklist item",
        [
            .required("id", .identifier),
            .required("severity", .choice(of: Severity.self)),
            .optional("evidence", .choice(of: ChecklistItem.Evidence.self), "What a pass must carry."),
            .optional("keep", .boolean, "Whether a pass stays valid in the next attempt of an untouched line."),
            .optional("each", RepetitionReader.shape, "How often it is repeated."),
            .optional(
                "automatic",
                .either([.choice(["links"]), .rule]),
                "The hub tests it: a rule over the answers, or links, for https addresses. Nobody ticks it."
            ),
            .required("text", .text, "What must be true."),
        ]
    )

    func read(_ nodes: [DefinitionNode]) -> [ChecklistItem] {
        var names = UniqueNames("checklist item")
        return nodes.compactMap { node in
            guard let reader = MappingReader(node, Self.shape, log) else { return nil }
            let idNode = reader.required("id")
            let id = idNode?.word(.identifier, log)
            if let id {
                names.add(id, at: idNode?.mark, log)
                if taken.contains(id) {
                    log.refuse("checklist item `\(id)` exists in the common brief too", at: idNode?.mark)
                }
            }
            return item(reader, id)
        }
    }

    private func item(_ reader: MappingReader, _ id: String?) -> ChecklistItem? {
        let severity = reader.required("severity")?.word(of: Severity.self, log)
        let evidence = reader.optional("evidence")?.word(of: ChecklistItem.Evidence.self, log)
        let isKept = reader.optional("keep")?.boolean(log) ?? false
        let repetition = repetitions.read(reader)
        let text = reader.required("text")?.text(log)
        let automatic = reader.optional("automatic").flatMap(automatic)
        if reader.has("automatic"), reader.has("evidence") {
            log.refuse("what the hub tests by itself carries no evidence", at: reader.mark(of: "evidence"))
        }
        guard let id, let severity, let text else { return nil }
        return ChecklistItem(
            id: id,
            severity: severity,
            evidence: evidence,
            isKept: isKept,
            repetition: repetition,
            text: text,
            automatic: automatic
        )
    }

    private func automatic(_ node: DefinitionNode) -> AutomaticCheck? {
        if case .mapping = node.content { return predicates.read(node).map(AutomaticCheck.rule) }
        return node.word(among: ["links"], log).map { _ in .links }
    }
}
