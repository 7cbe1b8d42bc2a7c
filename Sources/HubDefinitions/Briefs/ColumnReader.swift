import HubDomain

/// Reads the columns of a table field.
struct ColumnReader {
    let log: ProblemLog

    private static let limit = 40
    private static let words = FieldTypeReader.words.filter { FieldTypeReader.plain($0) != nil }

    static let shape = Shape.members(
        named: WordShape.camel.pattern,
        .either([.choice(words), .list(.kebab, atLeast: 1, atMost: OptionReader.limit)]),
        isOrdered: true
    )

    func read(_ node: DefinitionNode) -> [TableColumn]? {
        guard case .mapping(let members) = node.content else {
            log.add("columns must be a mapping such as {name: text, kind: [small, large]}", at: node.mark)
            return nil
        }
        if members.isEmpty { log.refuse("a table needs at least one column", at: node.mark) }
        if members.count > Self.limit { log.refuse("a table has at most \(Self.limit) columns", at: node.mark) }
        let columns = members.map(column)
        let readable = columns.compactMap(\.self)
        return readable.count == columns.count ? readable : nil
    }

    private func column(_ member: DefinitionNode.Member) -> TableColumn? {
        let name = DefinitionNode(content: .scalar(member.key), mark: member.keyMark).word(.camel, log)
        if member.key == "count" {
            log.refuse("a column can't be named count: rules write it for the number of rows", at: member.keyMark)
        }
        let type = type(member.value)
        guard let name, let type else { return nil }
        return TableColumn(name: name, label: FieldLabel.derived(from: name), type: type)
    }

    private func type(_ node: DefinitionNode) -> FieldType? {
        if case .sequence = node.content { return OptionReader(log: log).read(node).map(FieldType.choice) }
        guard let text = node.text(log) else { return nil }
        if ["choice", "choices", "table"].contains(text) {
            log.add("a column can't be of type \(text); a list of options makes a choice", at: node.mark)
            return nil
        }
        return node.word(among: Self.words, log).flatMap(FieldTypeReader.plain)
    }
}
