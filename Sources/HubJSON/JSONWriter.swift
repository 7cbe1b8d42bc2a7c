/// Appends JSON text to a byte buffer; commas and, in the pretty form, line breaks are its own affair.
///
/// The caller keeps the order: inside an object a ``name(_:)`` before each value, and every `begin` has its `end`. A
/// double is written in the shortest form that reads back as the same double and keeps its `.0` (`3.0`), so that the
/// kind of a number survives; one that is not finite is written as `null`. U+2028 and U+2029 are escaped, `<` and `/`
/// are not.
package struct JSONWriter: Sendable {
    package enum Style: Hashable, Sendable {
        case compact
        /// Two spaces for each level, one member or element on a line.
        case pretty
    }

    package private(set) var bytes: [UInt8] = []
    private let isPretty: Bool
    private var depth = 0
    private var needsComma = false
    private var followsName = false

    package init(style: Style = .compact, reserving capacity: Int = 0) {
        isPretty = style == .pretty
        if capacity > 0 { bytes.reserveCapacity(capacity) }
    }

    package mutating func beginObject() { begin(UInt8(ascii: "{")) }
    package mutating func endObject() { end(UInt8(ascii: "}")) }
    package mutating func beginArray() { begin(UInt8(ascii: "[")) }
    package mutating func endArray() { end(UInt8(ascii: "]")) }

    package mutating func object(_ members: (inout JSONWriter) throws -> Void) rethrows {
        beginObject()
        try members(&self)
        endObject()
    }

    package mutating func array(_ elements: (inout JSONWriter) throws -> Void) rethrows {
        beginArray()
        try elements(&self)
        endArray()
    }

    package mutating func name(_ name: String) {
        separate()
        appendQuoted(name, escapesLineSeparators: true)
        endName()
    }

    /// A name whose quoted, escaped form was made beforehand with ``encoded(name:)``.
    package mutating func name(encoded: [UInt8]) {
        separate()
        bytes.append(contentsOf: encoded)
        endName()
    }

    package static func encoded(name: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.appendQuoted(name, escapesLineSeparators: true)
        return writer.bytes
    }

    /// Calls `append` where the text of one value belongs; it must add exactly one JSON value.
    package mutating func scalar(_ append: (inout [UInt8]) -> Void) {
        separate()
        append(&bytes)
        needsComma = true
    }

    private mutating func endName() {
        bytes.append(UInt8(ascii: ":"))
        if isPretty { bytes.append(UInt8(ascii: " ")) }
        followsName = true
    }

    private mutating func begin(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        depth += 1
        needsComma = false
    }

    private mutating func end(_ bracket: UInt8) {
        depth -= 1
        if isPretty, needsComma { breakLine() }
        bytes.append(bracket)
        needsComma = true
    }

    @inline(__always)
    private mutating func separate() {
        if followsName {
            followsName = false
            return
        }
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = false
        if isPretty, depth > 0 { breakLine() }
    }

    private mutating func breakLine() {
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
    }

    mutating func appendQuoted(_ text: String, escapesLineSeparators: Bool) {
        bytes.append(quoting: text, escapesLineSeparators: escapesLineSeparators)
    }
}
