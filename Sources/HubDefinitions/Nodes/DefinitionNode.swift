/// A part of a definition as it was written: texts, lists and mappings, not yet typed.
///
/// Scalars keep their text, so that `13:00` and `no` mean what the reader of the place takes them for.
struct DefinitionNode: Sendable {
    let content: Content
    /// `nil` for a definition that comes from the store.
    let mark: SourceMark?

    indirect enum Content: Sendable {
        /// A key without a value, or `~`.
        case empty
        case scalar(String)
        case sequence([DefinitionNode])
        case mapping([Member])
    }

    struct Member: Sendable {
        let key: String
        let keyMark: SourceMark?
        let value: DefinitionNode
    }

    /// What the node is, for messages.
    var kindName: String {
        switch content {
        case .empty: "nothing"
        case .scalar: "a single value"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }

    /// The value of a member, whatever the other members are.
    func member(_ key: String) -> DefinitionNode? {
        guard case .mapping(let members) = content else { return nil }
        return members.first { $0.key == key }?.value
    }
}
