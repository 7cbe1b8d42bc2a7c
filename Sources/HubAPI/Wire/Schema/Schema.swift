package import HubJSON

/// A JSON Schema (2020-12) in the parts that this API uses.
package indirect enum Schema: Sendable {
    /// The keywords as they are.
    case leaf(JSONObject)
    case array(Schema, JSONObject)
    case map(Schema, JSONObject)
    case object(ObjectSchema)
    /// A named object that is described elsewhere in the same document.
    case reference(String)
    case nullable(Schema)
    case oneOf([Schema])
    /// A schema with further keywords, such as a description.
    case annotated(Schema, JSONObject)

    /// Any JSON value.
    package static let any = Schema.leaf([:])
    package static let string = Schema.leaf(["type": "string"])
    package static let integer = Schema.leaf(["type": "integer"])
    package static let number = Schema.leaf(["type": "number"])
    package static let boolean = Schema.leaf(["type": "boolean"])
    package static let date = Schema.leaf(["type": "string", "format": "date"])
    package static let instant = Schema.leaf(["type": "string", "format": "date-time"])

    package static func choice(_ words: [String]) -> Schema {
        .leaf(["type": "string", "enum": .array(words.map(JSONValue.string))])
    }

    func annotated(note: String, example: JSONValue?) -> Schema {
        var keywords = JSONObject()
        if !note.isEmpty { keywords["description"] = .string(note) }
        if let example { keywords["examples"] = [example] }
        return keywords.isEmpty ? self : .annotated(self, keywords)
    }
}

/// The schema of an object. One with a name becomes a component of the OpenAPI document.
package struct ObjectSchema: Sendable {
    package struct Property: Sendable {
        package let name: String
        package let schema: Schema
        package let isRequired: Bool

        package init(name: String, schema: Schema, isRequired: Bool) {
            self.name = name
            self.schema = schema
            self.isRequired = isRequired
        }
    }

    package var name: String?
    package var note: String
    package var properties: [Property]
    /// Whether other members are refused.
    package var isClosed: Bool
    /// Members that there must be at least, whichever.
    package var leastProperties: Int

    package init(
        name: String? = nil,
        note: String = "",
        properties: [Property],
        isClosed: Bool = false,
        leastProperties: Int = 0
    ) {
        self.name = name
        self.note = note
        self.properties = properties
        self.isClosed = isClosed
        self.leastProperties = leastProperties
    }
}

/// Knows which named schemas are being described, so that one that contains itself ends in a reference.
package struct SchemaRecorder: Sendable {
    private var open: Set<String> = []
    /// Faults in the declarations of nested inputs.
    private(set) var faults: [String] = []

    /// - Returns: `false` when the schema is being described already.
    mutating func enter(_ name: String) -> Bool { open.insert(name).inserted }
    mutating func leave(_ name: String) { open.remove(name) }
    mutating func report(_ fault: String) { faults.append(fault) }
}

/// Names for component schemas.
enum SchemaName {
    /// The name of a type without its module: `Submission.Line`.
    static func of(_ type: Any.Type) -> String {
        let parts = String(reflecting: type).split(separator: ".").drop { !$0.hasPrefix("(") }.dropFirst()
        let plain = parts.isEmpty ? String(reflecting: type).split(separator: ".").dropFirst() : parts
        let allowed = plain.joined(separator: ".").unicodeScalars.map { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == ".")
                ? Character(scalar) : "_"
        }
        return String(allowed)
    }
}
