import HubJSON

/// Renders shapes as JSON Schema (2020-12). Named shapes become definitions of the document.
struct SchemaWriter {
    private(set) var definitions = JSONObject()

    mutating func schema(of shape: Shape) -> JSONObject {
        switch shape {
        case .text(let text): Self.schema(of: text)
        case .choice(let words): ["enum": .array(words.map(JSONValue.string))]
        case .integer(let range): Self.schema(of: range)
        case .boolean: ["type": "boolean"]
        case .scalar: ["type": ["string", "number", "boolean"]]
        case .list(let element, let least, let most): list(of: element, least, most)
        case .tuple(let elements): tuple(elements)
        case .mapping(let mapping): schema(of: mapping)
        case .members(let names, let value, _): members(names, value)
        case .either(let shapes): ["anyOf": .array(shapes.map { .object(schema(of: $0)) })]
        case .named(let name, let make): reference(to: name, make)
        }
    }

    mutating func schema(of mapping: MappingShape) -> JSONObject {
        var properties = JSONObject()
        for key in mapping.keys {
            var property = schema(of: key.shape)
            if !key.note.isEmpty { property["description"] = .string(key.note) }
            properties[key.name] = .object(property)
        }
        var object: JSONObject = ["type": "object", "properties": .object(properties)]
        let required = mapping.keys.filter(\.isRequired).map { JSONValue.string($0.name) }
        if !required.isEmpty { object["required"] = .array(required) }
        object["additionalProperties"] = false
        for (keyword, rule) in mapping.constraints.members { object[keyword] = rule }
        return object
    }

    private static func schema(of text: TextShape) -> JSONObject {
        var string: JSONObject = ["type": "string", "pattern": .string(text.pattern)]
        string["maxLength"] = .integer(text.maximum)
        string["format"] = text.format.map(JSONValue.string)
        return string
    }

    private static func schema(of range: ClosedRange<Int64>) -> JSONObject {
        var integer: JSONObject = ["type": "integer"]
        if range.lowerBound != .min { integer["minimum"] = .integer(range.lowerBound) }
        if range.upperBound != .max { integer["maximum"] = .integer(range.upperBound) }
        return integer
    }

    private mutating func list(of element: Shape, _ least: Int, _ most: Int?) -> JSONObject {
        var list: JSONObject = ["type": "array", "items": .object(schema(of: element))]
        if least > 0 { list["minItems"] = .integer(Int64(least)) }
        if let most { list["maxItems"] = .integer(Int64(most)) }
        return list
    }

    private mutating func tuple(_ elements: [Shape]) -> JSONObject {
        [
            "type": "array",
            "prefixItems": .array(elements.map { .object(schema(of: $0)) }),
            "items": false,
            "minItems": .integer(Int64(elements.count)),
        ]
    }

    private mutating func members(_ names: String?, _ value: Shape) -> JSONObject {
        var members: JSONObject = ["type": "object", "additionalProperties": .object(schema(of: value))]
        if let names { members["propertyNames"] = ["pattern": .string(names)] }
        return members
    }

    private mutating func reference(to name: String, _ make: () -> Shape) -> JSONObject {
        if definitions[name] == nil {
            // The place is taken first: the shape may contain itself.
            definitions[name] = .object(JSONObject())
            definitions[name] = .object(schema(of: make()))
        }
        return ["$ref": .string("#/$defs/\(name)")]
    }
}
