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

    /// Reads JSON: what somebody sent, or the stored form.
    /// - Parameter file: What problems name; `nil` for a stored version that is not to be judged, whose nodes have no
    ///   marks.
    init(json: JSONValue, file: String? = nil) {
        self.init(json: json, at: file.map { SourceMark.wholeFile($0) })
    }

    fileprivate init(json: JSONValue, at mark: SourceMark?) {
        self.mark = mark
        content =
            switch json {
            case .null: .empty
            case .bool(let value): .scalar(value ? "true" : "false")
            case .integer(let value): .scalar(String(value))
            case .double(let value): .scalar(String(value))
            case .string(let text): .scalar(text)
            case .array(let elements):
                .sequence(
                    elements.enumerated().map { index, element in
                        DefinitionNode(json: element, at: mark?.member(String(index)))
                    }
                )
            case .object(let object): .mapping(object.members.map { Member($0.key, $0.value, mark) })
            }
    }
}

extension DefinitionNode.Member {
    fileprivate init(_ key: String, _ value: JSONValue, _ mark: SourceMark?) {
        let place = mark?.member(key)
        self.init(key: key, keyMark: place, value: DefinitionNode(json: Self.joined(key, value), at: place))
    }

    /// The ordered mapping that a list of one-member objects stands for in the stored form.
    private static func joined(_ key: String, _ value: JSONValue) -> JSONValue {
        guard DefinitionNode.orderedMappings.contains(key), let elements = value.array else { return value }
        guard elements.allSatisfy({ $0.object?.count == 1 }) else { return value }
        return .object(JSONObject(elements.flatMap { $0.object?.members ?? [] }))
    }

    fileprivate var canonicalValue: JSONValue {
        guard DefinitionNode.orderedMappings.contains(key), case .mapping(let members) = value.content else {
            return value.canonicalJSON
        }
        return .array(members.map { .object([$0.key: $0.value.canonicalJSON]) })
    }
}
