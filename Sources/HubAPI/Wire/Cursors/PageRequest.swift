import HTTPServer
package import HubDomain
package import HubJSON

/// Which part of a list is wanted.
package struct PageRequest: Sendable {
    /// From 1 to 200.
    package let limit: Int
    /// Where the page before ended; `nil` for the first page.
    package internal(set) var after: CursorPosition?
    let filter: FilterFingerprint

    /// The cursor of the page after one that ended at `position`.
    package func cursor(after position: [JSONValue]) -> String {
        Cursor.text(position, filter: filter)
    }
}

/// Where a page ended: the sort values of its last item, as they were given to ``PageRequest/cursor(after:)``. A
/// client can forge them, so they are read with their types and bound as parameters.
package struct CursorPosition: Hashable, Sendable {
    package let values: [JSONValue]

    /// - Throws: `invalid` at `/query/cursor` when there is no such integer.
    package func integer(_ index: Int) throws(HubError) -> Int64 {
        guard values.indices.contains(index), let value = values[index].integer else { throw Cursor.refusal }
        return value
    }

    /// - Throws: `invalid` at `/query/cursor` when there is no such string.
    package func string(_ index: Int) throws(HubError) -> String {
        guard values.indices.contains(index), let value = values[index].string else { throw Cursor.refusal }
        return value
    }

    package func isNull(_ index: Int) -> Bool {
        values.indices.contains(index) && values[index].isNull
    }
}

/// The text of a cursor: base64url of JSON with the position and the fingerprint of the filter it belongs to.
enum Cursor {
    static func text(_ position: [JSONValue], filter: FilterFingerprint) -> String {
        let content: JSONValue = ["f": .string(filter.text), "p": .array(position)]
        return Base64URL.encode(content.encoded())
    }

    static func position(_ text: String, filter: FilterFingerprint) throws(HubError) -> CursorPosition {
        guard let bytes = Base64URL.decode(text), let content = try? JSONParser.parse(bytes) else { throw refusal }
        guard let fingerprint = content["f"]?.string, let values = content["p"]?.array else { throw refusal }
        guard values.allSatisfy(isScalar) else { throw refusal }
        guard fingerprint == filter.text else {
            throw refusal("belongs to another filter or order; start again without it")
        }
        return CursorPosition(values: values)
    }

    static var refusal: HubError { refusal("is not a cursor that this list gave out") }

    private static func refusal(_ detail: String) -> HubError {
        let issue = Issue(pointer: "/query/cursor", code: "cursor", detail: detail)
        return HubError(.invalid, "The cursor \(detail).", issues: [issue])
    }

    private static func isScalar(_ value: JSONValue) -> Bool { value.array == nil && value.object == nil }
}

/// Tells lists of different paths and filters apart. It guards against mistakes, not against forgery.
struct FilterFingerprint: Sendable {
    private let segments: [String]
    private let query: [QueryItem]

    init(_ segments: [String], _ query: [QueryItem]) {
        self.segments = segments
        self.query = query
    }

    /// FNV-1a, 64 bits, over the path and the sorted query without `cursor` and `limit`.
    var text: String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func add(_ part: String) {
            for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
        for segment in segments { add(segment) }
        let items = query.filter { $0.name != "cursor" && $0.name != "limit" }
        for item in items.sorted(by: { ($0.name, $0.value) < ($1.name, $1.value) }) {
            add(item.name)
            add(item.value)
        }
        return String(hash, radix: 36)
    }
}
