import HubDomain

/// Gives access to the members of one mapping and refuses those that nobody knows.
struct MappingReader {
    let node: DefinitionNode
    let log: ProblemLog
    private let members: [String: DefinitionNode.Member]

    /// - Returns: `nil` after recording that the node is no mapping.
    init?(_ node: DefinitionNode, _ shape: MappingShape, _ log: ProblemLog) {
        self.init(node, shape.name, keys: shape.names, log)
    }

    /// - Parameters:
    ///   - keys: Every key that may appear.
    ///   - name: What the mapping describes, such as "a field".
    /// - Returns: `nil` after recording that the node is no mapping.
    init?(_ node: DefinitionNode, _ name: String, keys: [String], _ log: ProblemLog) {
        guard case .mapping(let members) = node.content else {
            let wanted = "\(name) must be a mapping with keys such as \(keys.prefix(3).joined(separator: ", "))"
            log.add("\(wanted), not \(node.kindName)", at: node.mark)
            return nil
        }
        self.node = node
        self.log = log
        self.members = Dictionary(members.map { ($0.key, $0) }) { first, _ in first }
        for member in members where !keys.contains(member.key) {
            let ending = Suggestion.ending(for: member.key, among: keys)
            log.refuse("unknown key `\(member.key)` in \(name)" + ending, at: member.keyMark)
        }
    }

    func has(_ key: String) -> Bool { members[key] != nil }

    /// Where the key stands, or the mapping when it is missing.
    func mark(of key: String) -> SourceMark? { members[key]?.keyMark ?? node.mark }

    /// The value of a key that may be missing, but not be empty.
    func optional(_ key: String) -> DefinitionNode? {
        guard let member = members[key] else { return nil }
        guard case .empty = member.value.content else { return member.value }
        log.add("`\(key)` has no value: give one or leave the key out", at: member.keyMark)
        return nil
    }

    func required(_ key: String) -> DefinitionNode? {
        if members[key] == nil { log.add("`\(key)` is missing", at: node.mark?.member(key)) }
        return optional(key)
    }

    /// The elements of a list that may be missing.
    func list(_ key: String) -> [DefinitionNode] { optional(key)?.elements(log) ?? [] }

    /// The elements of a list that must name at least one thing.
    func requiredList(_ key: String) -> [DefinitionNode] {
        guard let node = required(key), let elements = node.elements(log) else { return [] }
        if elements.isEmpty { log.refuse("`\(key)` must name at least one", at: node.mark) }
        return elements
    }
}
