package import HTTPServer
package import HubDomain
package import HubJSON

/// A value that writes itself as JSON and knows its schema.
package protocol JSONOutput: EndpointOutput {
    static var schema: Schema { get }

    /// Writes exactly one JSON value.
    func write(to writer: inout JSONWriter)
}

extension JSONOutput {
    package static var content: OutputContent { .json(schema) }
    package static var mediaType: String? { MediaType.json }

    package func responseBody() -> ResponseBody { .bytes(encoded()) }

    package func encoded() -> [UInt8] {
        var writer = JSONWriter(reserving: 512)
        write(to: &writer)
        return writer.bytes
    }
}

extension String: JSONOutput {
    package static var schema: Schema { .string }
    package func write(to writer: inout JSONWriter) { writer.string(self) }
}

extension Int: JSONOutput {
    package static var schema: Schema { .integer }
    package func write(to writer: inout JSONWriter) { writer.integer(self) }
}

extension Int64: JSONOutput {
    package static var schema: Schema { .integer }
    package func write(to writer: inout JSONWriter) { writer.integer(self) }
}

extension Double: JSONOutput {
    package static var schema: Schema { .number }
    package func write(to writer: inout JSONWriter) { writer.double(self) }
}

extension Bool: JSONOutput {
    package static var schema: Schema { .boolean }
    package func write(to writer: inout JSONWriter) { writer.bool(self) }
}

extension JSONValue: JSONOutput {
    package static var schema: Schema { .any }
    package func write(to writer: inout JSONWriter) { writer.value(self) }
}

extension JSONObject: JSONOutput {
    package static var schema: Schema { .leaf(["type": "object"]) }
    package func write(to writer: inout JSONWriter) { writer.object(self) }
}

extension Instant: JSONOutput {
    package static var schema: Schema { .instant }
    package func write(to writer: inout JSONWriter) { writer.instant(self) }
}

extension CivilDate: JSONOutput {
    package static var schema: Schema { .date }
    package func write(to writer: inout JSONWriter) { writer.string(iso8601) }
}

extension Optional: EndpointOutput where Wrapped: JSONOutput {}

/// `null` when there is nothing.
extension Optional: JSONOutput where Wrapped: JSONOutput {
    package static var schema: Schema { .nullable(Wrapped.schema) }

    package func write(to writer: inout JSONWriter) {
        switch self {
        case nil: writer.null()
        case let value?: value.write(to: &writer)
        }
    }
}

extension Array: EndpointOutput where Element: JSONOutput {}

extension Array: JSONOutput where Element: JSONOutput {
    package static var schema: Schema { .array(Element.schema, [:]) }

    package func write(to writer: inout JSONWriter) {
        writer.beginArray()
        for element in self { element.write(to: &writer) }
        writer.endArray()
    }
}

/// An enumeration of words needs no more than the conformance: `extension Priority: JSONOutput {}`.
extension JSONOutput where Self: RawRepresentable & CaseIterable, RawValue == String {
    package static var schema: Schema { .choice(allCases.map(\.rawValue)) }
    package func write(to writer: inout JSONWriter) { writer.string(rawValue) }
}

extension JSONWriter {
    /// `"2026-11-21T21:34:05.123Z"`.
    package mutating func instant(_ instant: Instant) {
        scalar { bytes in
            bytes.append(UInt8(ascii: "\""))
            instant.append(to: &bytes)
            bytes.append(UInt8(ascii: "\""))
        }
    }
}
