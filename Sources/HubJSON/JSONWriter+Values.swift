extension JSONWriter {
    package mutating func null() {
        scalar { $0.append(contentsOf: "null".utf8) }
    }

    package mutating func bool(_ value: Bool) {
        scalar { $0.append(contentsOf: (value ? "true" : "false").utf8) }
    }

    package mutating func integer(_ value: some FixedWidthInteger) {
        scalar { $0.append(decimal: Int64(clamping: value)) }
    }

    package mutating func double(_ value: Double) {
        guard value.isFinite else { return null() }
        scalar { $0.append(contentsOf: value.description.utf8) }
    }

    package mutating func string(_ value: String) {
        scalar { $0.append(quoting: value, escapesLineSeparators: true) }
    }

    package mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let value): bool(value)
        case .integer(let value): integer(value)
        case .double(let value): double(value)
        case .string(let value): string(value)
        case .array(let elements):
            beginArray()
            for element in elements { self.value(element) }
            endArray()
        case .object(let value): object(value)
        }
    }

    package mutating func object(_ object: JSONObject) {
        beginObject()
        for (key, value) in object.members { member(key, value) }
        endObject()
    }

    package mutating func member(_ key: String, _ value: JSONValue) {
        name(key)
        self.value(value)
    }

    package mutating func member(_ key: String, _ value: String) {
        name(key)
        string(value)
    }
}

extension JSONValue {
    /// The value as UTF-8 JSON text.
    package func encoded(_ style: JSONWriter.Style = .compact) -> [UInt8] {
        var writer = JSONWriter(style: style, reserving: 256)
        writer.value(self)
        return writer.bytes
    }

    /// The value as JSON text.
    package func text(_ style: JSONWriter.Style = .compact) -> String {
        String(decoding: encoded(style), as: UTF8.self)
    }
}
