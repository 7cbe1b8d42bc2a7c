package import HubDomain
package import HubJSON

/// The JSON Schemas of definition files.
package enum DefinitionSchema {
    /// The schema (JSON Schema 2020-12) of one kind. It knows a file by itself; what it means to the others, such as a
    /// calendar that must exist, is checked when definitions are applied.
    package static func document(for kind: DefinitionKind) -> JSONValue {
        var writer = SchemaWriter()
        let schema = writer.schema(of: kind.shape)
        var document: JSONObject = [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": .string(kind.shape.name.prefix(1).uppercased() + kind.shape.name.dropFirst()),
        ]
        for (keyword, rule) in schema.members { document[keyword] = rule }
        if !writer.definitions.isEmpty { document["$defs"] = .object(writer.definitions) }
        return .object(document)
    }

    /// The name of the schema's file.
    package static func fileName(for kind: DefinitionKind) -> String { "\(kind.rawValue).schema.json" }
}

extension DefinitionKind {
    /// A stored definition with numbers, booleans and mappings as JSON has them. Sent back it says the same.
    package func typed(_ stored: JSONValue) -> JSONValue { Shape.mapping(shape).typed(stored) }
}
