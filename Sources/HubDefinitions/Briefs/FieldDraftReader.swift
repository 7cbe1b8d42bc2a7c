import HubDomain

/// Reads the list of fields of a brief or service, all but their conditions.
struct FieldDraftReader {
    let stages: StageRules?
    /// Ids that the common brief has taken.
    let taken: Set<String>
    let log: ProblemLog

    static let keys = [
        "id", "label", "type", "of", "min", "max", "pattern", "due", "when", "unless", "requiredWhen", "each", "by",
        "help",
        "columns",
    ]

    func read(_ nodes: [DefinitionNode]) -> [FieldDraft] {
        var names = UniqueNames("field")
        return nodes.compactMap { node in
            guard let reader = MappingReader(node, "a field", keys: Self.keys, log) else { return nil }
            guard let idNode = reader.required("id"), let id = idNode.word(.camel, log) else { return nil }
            names.add(id, at: idNode.mark, log)
            checkFree(id, idNode.mark)
            return draft(reader, id, idNode.mark)
        }
    }

    private func checkFree(_ id: String, _ mark: SourceMark?) {
        if AnswerScope.builtInNames.contains(id) {
            log.refuse("`\(id)` is a name of the hub itself: choose another id", at: mark)
        } else if taken.contains(id) {
            log.refuse("field `\(id)` exists in the common brief too", at: mark)
        }
    }

    private func draft(_ reader: MappingReader, _ id: String, _ mark: SourceMark?) -> FieldDraft {
        let isPerLocale = reader.optional("each")?.word(among: ["locale"], log) != nil
        let type = FieldTypeReader(log: log).read(reader)
        if isPerLocale, case .table? = type {
            log.refuse(
                "a table can't be asked for per locale: give it a column of type locale",
                at: reader.mark(of: "each")
            )
        }
        return FieldDraft(
            id: id,
            idMark: mark,
            label: reader.optional("label")?.name(log) ?? FieldLabel.derived(from: id),
            type: type,
            due: reader.optional("due").flatMap { StageRules.due($0, stages, log) },
            condition: condition(reader),
            requiredWhen: requiredWhen(reader),
            isPerLocale: isPerLocale,
            owner: reader.optional("by")?.word(of: FieldOwner.self, log) ?? .requester,
            help: reader.optional("help")?.text(log)
        )
    }

    private func requiredWhen(_ reader: MappingReader) -> DefinitionNode? {
        guard let node = reader.optional("requiredWhen") else { return nil }
        if !reader.has("due") {
            log.refuse(
                "`requiredWhen` needs `due`: the stage that asks for the answer",
                at: reader.mark(of: "requiredWhen")
            )
        }
        return node
    }

    private func condition(_ reader: MappingReader) -> FieldDraft.Condition? {
        if reader.has("when"), reader.has("unless") {
            log.refuse("`when` and `unless` exclude each other: join both in one rule", at: reader.mark(of: "unless"))
        }
        if let node = reader.optional("when") { return FieldDraft.Condition(node: node, isNegated: false) }
        return reader.optional("unless").map { FieldDraft.Condition(node: $0, isNegated: true) }
    }
}
