import HubDomain

/// Reads the list of fields of a brief or service, all but their conditions.
struct FieldDraftReader {
    let stages: StageRules?
    /// Ids that the common brief has taken.
    let taken: Set<String>
    let log: ProblemLog

    static let shape = MappingShape(
        "a field",
        [
            .required("id", .camel, "Name of the answer; never used for something else later."),
            .optional("label", .line, "What a form shows; made of the id without it."),
            .required("type", .choice(FieldTypeReader.words)),
            .optional("of", FieldTypeReader.options, "The options of a choice."),
            .optional("min", .integer(.min ... .max), "Characters, value, minor units, options or rows."),
            .optional("max", .integer(.min ... .max)),
            .optional("pattern", .text, "A regular expression for the whole text."),
            .optional("due", .kebab, "The stage that can't be entered without an answer."),
            .optional("when", .rule, "The field applies only while this holds."),
            .optional("unless", .rule, "The field applies only while this doesn't hold."),
            .optional("requiredWhen", .rule, "An answer is due only while this holds."),
            .optional("each", .choice(["locale"]), "One answer per locale of the line."),
            .optional("by", .choice(of: FieldOwner.self), "Who fills it in."),
            .optional("help", .text, "A sentence below the field."),
            .optional("columns", ColumnReader.shape, "The columns of a table: a type, or a list of options."),
        ],
        constraints: FieldTypeReader.constraints
    )

    func read(_ nodes: [DefinitionNode]) -> [FieldDraft] {
        var names = UniqueNames("field")
        return nodes.compactMap { node in
            guard let reader = MappingReader(node, Self.shape, log) else { return nil }
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
