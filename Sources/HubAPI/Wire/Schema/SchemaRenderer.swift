import HubJSON

/// Writes schemas as JSON and gathers the named ones as components.
struct SchemaRenderer {
    private(set) var components: [String: JSONValue] = [:]
    /// Names used for two different schemas.
    private(set) var clashes: Set<String> = []

    mutating func render(_ schema: Schema) -> JSONValue {
        switch schema {
        case .leaf(let keywords): .object(keywords)
        case .array(let element, let keywords):
            .object(JSONObject([("type", "array"), ("items", render(element))]).merging(keywords))
        case .map(let element, let keywords):
            .object(JSONObject([("type", "object"), ("additionalProperties", render(element))]).merging(keywords))
        case .object(let object): render(object)
        case .reference(let name): Self.reference(name)
        case .nullable(let inner): nullable(render(inner))
        case .oneOf(let schemas): ["oneOf": .array(schemas.map { render($0) })]
        case .annotated(let inner, let keywords): annotate(render(inner), keywords)
        }
    }

    static func reference(_ name: String) -> JSONValue { ["$ref": .string("#/components/schemas/\(name)")] }

    private mutating func render(_ object: ObjectSchema) -> JSONValue {
        var schema: JSONObject = ["type": "object"]
        if !object.note.isEmpty { schema["description"] = .string(object.note) }
        let properties = object.properties.map { (key: $0.name, value: render($0.schema)) }
        schema["properties"] = .object(JSONObject(properties))
        let required = object.properties.filter(\.isRequired).map { JSONValue.string($0.name) }
        if !required.isEmpty { schema["required"] = .array(required) }
        if object.leastProperties > 0 { schema["minProperties"] = .integer(Int64(object.leastProperties)) }
        if object.isClosed { schema["additionalProperties"] = false }
        guard let name = object.name else { return .object(schema) }
        if let known = components[name], known != .object(schema) { clashes.insert(name) }
        components[name] = .object(schema)
        return Self.reference(name)
    }

    private func annotate(_ schema: JSONValue, _ keywords: JSONObject) -> JSONValue {
        .object((schema.object ?? JSONObject()).merging(keywords))
    }

    private func nullable(_ schema: JSONValue) -> JSONValue {
        guard var object = schema.object, !object.isEmpty else { return schema }
        guard case .string(let type)? = object["type"] else { return ["anyOf": [schema, ["type": "null"]]] }
        object["type"] = [.string(type), "null"]
        if case .array(let words)? = object["enum"] { object["enum"] = .array(words + [.null]) }
        return .object(object)
    }
}

extension JSONObject {
    /// The members of both; those of `other` win.
    func merging(_ other: JSONObject) -> JSONObject {
        other.members.reduce(into: self) { $0[$1.key] = $1.value }
    }
}
