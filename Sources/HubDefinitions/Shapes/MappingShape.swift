import HubJSON

/// A mapping with known keys.
struct MappingShape: Sendable {
    /// What the mapping describes, such as "a field".
    let name: String
    let keys: [Key]
    /// Keywords of JSON Schema for what keys have to do with each other.
    let constraints: JSONObject

    struct Key: Sendable {
        let name: String
        let shape: Shape
        let isRequired: Bool
        /// What it means, for editors.
        let note: String

        static func required(_ name: String, _ shape: Shape, _ note: String = "") -> Key {
            Key(name: name, shape: shape, isRequired: true, note: note)
        }

        static func optional(_ name: String, _ shape: Shape, _ note: String = "") -> Key {
            Key(name: name, shape: shape, isRequired: false, note: note)
        }
    }

    init(_ name: String, _ keys: [Key], constraints: JSONObject = JSONObject()) {
        self.name = name
        self.keys = keys
        self.constraints = constraints
    }

    var names: [String] { keys.map(\.name) }

    subscript(_ name: String) -> Shape? { keys.first { $0.name == name }?.shape }
}

extension JSONObject {
    /// Keys of which exactly one group is there, and whole.
    static func exactlyOne(of groups: [[String]]) -> JSONObject {
        let branches = groups.map { group -> JSONValue in
            let others = groups.filter { $0 != group }.flatMap(\.self)
            return [
                "required": .array(group.map(JSONValue.string)),
                "not": ["anyOf": .array(others.map { ["required": [.string($0)]] })],
            ]
        }
        return ["oneOf": .array(branches)]
    }
}
