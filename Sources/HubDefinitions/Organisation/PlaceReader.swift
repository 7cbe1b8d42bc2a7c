import HubDomain

/// Reads places, times and the names of other definitions.
struct PlaceReader {
    let context: ReadingContext
    let log: ProblemLog

    func zone(_ node: DefinitionNode) -> String? {
        guard let name = node.name(log) else { return nil }
        if ZoneID(name) == nil { log.refuse("`\(name)` is no IANA time zone such as Europe/Berlin", at: node.mark) }
        return name
    }

    func calendar(_ node: DefinitionNode) -> String? { key(node, of: "calendar", among: context.calendars) }
    func service(_ node: DefinitionNode) -> String? { key(node, of: "service", among: context.services) }
    func division(_ node: DefinitionNode) -> String? { key(node, of: "division", among: context.divisions) }
    func team(_ node: DefinitionNode) -> String? { key(node, of: "team", among: context.teams) }
    func vendor(_ node: DefinitionNode) -> String? { key(node, of: "vendor", among: context.vendors) }

    /// Keys of services, each once.
    func services(_ nodes: [DefinitionNode]) -> [String] { keys(nodes, of: "service", among: context.services) }

    /// Keys of divisions, each once.
    func divisions(_ nodes: [DefinitionNode]) -> [String] { keys(nodes, of: "division", among: context.divisions) }

    private func keys(_ nodes: [DefinitionNode], of noun: String, among known: [String]?) -> [String] {
        var names = UniqueNames(noun)
        return nodes.compactMap { node in
            guard let key = key(node, of: noun, among: known) else { return nil }
            names.add(key, at: node.mark, log)
            return key
        }
    }

    /// The key of another definition.
    private func key(_ node: DefinitionNode, of noun: String, among known: [String]?) -> String? {
        guard let key = node.word(.kebab, log) else { return nil }
        if let known, !known.contains(key) {
            log.refuse("there is no \(noun) `\(key)`" + Suggestion.ending(for: key, among: known), at: node.mark)
        }
        return key
    }
}
