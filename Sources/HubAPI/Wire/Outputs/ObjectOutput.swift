package import HubJSON

/// A JSON object written from a list of fields, which is its schema too.
///
///     struct PersonOutput: ObjectOutput {
///         let person: Person
///         static let fields: [OutputField<Self>] = [
///             .init("id") { $0.person.id },
///             .init("name", note: "As shown to others.") { $0.person.name },
///         ]
///     }
package protocol ObjectOutput: JSONOutput {
    static var fields: [OutputField<Self>] { get }
    /// The name of the schema in the OpenAPI document; unique across the catalogue.
    static var schemaName: String { get }
    static var schemaNote: String { get }
}

extension ObjectOutput {
    package static var schemaName: String { SchemaName.of(Self.self) }
    package static var schemaNote: String { "" }

    package static var schema: Schema {
        let properties = fields.map {
            ObjectSchema.Property(name: $0.name, schema: $0.schema(), isRequired: $0.isAlwaysThere)
        }
        return .object(ObjectSchema(name: schemaName, note: schemaNote, properties: properties))
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        for field in Self.fields { field.write(self, &writer) }
        writer.endObject()
    }
}

/// One member of an ``ObjectOutput``: its name, its schema and how to write it.
package struct OutputField<Owner: Sendable>: Sendable {
    package let name: String
    package let isAlwaysThere: Bool
    let schema: @Sendable () -> Schema
    /// Writes name and value.
    let write: @Sendable (Owner, inout JSONWriter) -> Void

    /// A member that is always there; an optional value is written as null.
    package init<Value: JSONOutput>(
        _ name: String,
        note: String = "",
        example: JSONValue? = nil,
        schema: Schema? = nil,
        _ value: @escaping @Sendable (Owner) -> Value
    ) {
        let encodedName = JSONWriter.encoded(name: name)
        self.name = name
        self.isAlwaysThere = true
        self.schema = { (schema ?? Value.schema).annotated(note: note, example: example) }
        self.write = { owner, writer in
            writer.name(encoded: encodedName)
            value(owner).write(to: &writer)
        }
    }

    /// A member that is left out when it has no value.
    package static func whenPresent<Value: JSONOutput>(
        _ name: String,
        note: String = "",
        example: JSONValue? = nil,
        schema: Schema? = nil,
        _ value: @escaping @Sendable (Owner) -> Value?
    ) -> OutputField {
        let encodedName = JSONWriter.encoded(name: name)
        return OutputField(
            name: name,
            isAlwaysThere: false,
            schema: { (schema ?? Value.schema).annotated(note: note, example: example) },
            write: { owner, writer in
                guard let value = value(owner) else { return }
                writer.name(encoded: encodedName)
                value.write(to: &writer)
            }
        )
    }

    /// The same member of an object that holds this one's owner.
    package func lifted<Outer: Sendable>(_ owner: @escaping @Sendable (Outer) -> Owner) -> OutputField<Outer> {
        let write = write
        return OutputField<Outer>(name: name, isAlwaysThere: isAlwaysThere, schema: schema) { outer, writer in
            write(owner(outer), &writer)
        }
    }

    private init(
        name: String,
        isAlwaysThere: Bool,
        schema: @escaping @Sendable () -> Schema,
        write: @escaping @Sendable (Owner, inout JSONWriter) -> Void
    ) {
        self.name = name
        self.isAlwaysThere = isAlwaysThere
        self.schema = schema
        self.write = write
    }
}
