import HubJSON

extension DefinitionNode {
    /// Mappings whose order means something (a table's columns are shown in it) and that therefore are written as a list
    /// of one-member objects: the order of object members is no part of a JSON value.
    static let orderedMappings: Set<String> = ["columns"]

    /// The stored form: every scalar a string.
    var canonicalJSON: JSONValue {
        switch content {
        case .empty: .null
        case .scalar(let text): .string(text)
        case .sequence(let elements): .array(elements.map(\.canonicalJSON))
        case .mapping(let members): .object(JSONObject(members.map { (key: $0.key, value: $0.canonicalValue) }))
        }
    }

    /// Reads the stored form.
    init(json: JSONValue) {
        mark = nil
        content =
            switch json {
            case .null: .empty
            case .bool(let value): .scalar(value ? "true" : "false")
            case .integer(let value): .scalar(String(value))
            case .double(let value): .scalar(String(value))
            case .string(let text): .scalar(text)
            case .array(let elements): .sequence(elements.map(DefinitionNode.init(json:)))
            case .object(let object):
                .mapping(
                    object.members.map { Member(key: $0.key, keyMark: nil, value: DefinitionNode(json: $0.value)) }
                )
            }
    }
}

extension DefinitionNode.Member {
    fileprivate var canonicalValue: JSONValue {
        guard DefinitionNode.orderedMappings.contains(key), case .mapping(let members) = value.content else {
            return value.canonicalJSON
        }
        return .array(members.map { .object([$0.key: $0.value.canonicalJSON]) })
    }
}
