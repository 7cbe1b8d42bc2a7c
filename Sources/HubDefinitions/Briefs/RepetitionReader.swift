import HubDomain

/// Reads `each`: how often a task or checklist item is repeated.
struct RepetitionReader {
    let scope: RuleScope
    let log: ProblemLog

    static let shape = Shape.either([.choice(["locale"]), .mapping(each)])
    private static let each = MappingShape(
        "each",
        [
            .optional("locale", .boolean, "Once per locale of the line."),
            .optional("rowOf", .camel, "Once per row of this table."),
        ]
    )

    func read(_ reader: MappingReader) -> Repetition {
        guard let node = reader.optional("each") else { return .once }
        if case .scalar = node.content {
            return node.word(among: ["locale"], log) == nil ? .once : Repetition(perLocale: true)
        }
        guard let each = MappingReader(node, Self.each, log) else { return .once }
        let table = each.optional("rowOf").flatMap(table)
        return Repetition(perLocale: each.optional("locale")?.boolean(log) ?? false, rowOf: table)
    }

    private func table(_ node: DefinitionNode) -> String? {
        guard let id = node.word(.camel, log) else { return nil }
        guard let field = scope.fields[id] else {
            let ending = Suggestion.ending(for: id, among: scope.fields.keys)
            log.refuse("`\(id)` is not a field \(scope.place)" + ending, at: node.mark)
            return id
        }
        switch field.type {
        case nil, .table: break
        default: log.refuse("`\(id)` is no table and has no rows", at: node.mark)
        }
        return id
    }
}
