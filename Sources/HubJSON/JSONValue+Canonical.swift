extension JSONValue {
    /// One byte sequence for all texts of the same value, for hashing: no space, members sorted by the UTF-16 units of
    /// their names, numbers in the form of ECMAScript (RFC 8785).
    ///
    /// It departs from the RFC in one point: integers keep all their digits beyond 2⁵³ instead of being rounded to
    /// doubles.
    package var canonicalBytes: [UInt8] {
        var bytes: [UInt8] = []
        appendCanonical(to: &bytes)
        return bytes
    }

    private func appendCanonical(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .integer(let value): bytes.append(decimal: value)
        case .double(let value): bytes.append(contentsOf: value.ecmaScriptDescription.utf8)
        case .string(let value): bytes.append(quoting: value, escapesLineSeparators: false)
        case .array(let elements): Self.appendCanonical(elements, to: &bytes)
        case .object(let object): Self.appendCanonical(object, to: &bytes)
        }
    }

    private static func appendCanonical(_ elements: [JSONValue], to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            element.appendCanonical(to: &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private static func appendCanonical(_ object: JSONObject, to bytes: inout [UInt8]) {
        let sorted = object.members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
        bytes.append(UInt8(ascii: "{"))
        for (index, member) in sorted.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(quoting: member.key, escapesLineSeparators: false)
            bytes.append(UInt8(ascii: ":"))
            member.value.appendCanonical(to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }
}

extension Double {
    /// `Number::toString` of ECMA-262, section 6.1.6.1.20, for radix 10; `null` when not finite.
    fileprivate var ecmaScriptDescription: String {
        guard isFinite else { return "null" }
        guard self != 0 else { return "0" }
        let (digits, point) = shortestDigits
        return (self < 0 ? "-" : "") + Self.ecmaScript(digits: digits, point: point)
    }

    /// The shortest digits d₁d₂… that read back as this number, and the n with |self| = 0.d₁d₂… × 10ⁿ.
    private var shortestDigits: (digits: [Character], point: Int) {
        let parts = magnitude.description.split(separator: "e")
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let whole = Array(mantissa[0])
        var digits = whole + (mantissa.count > 1 ? Array(mantissa[1]) : [])
        let leadingZeros = digits.prefix { $0 == "0" }.count
        digits.removeFirst(leadingZeros)
        while digits.last == "0" { digits.removeLast() }
        return (digits, whole.count - leadingZeros + exponent)
    }

    private static func ecmaScript(digits: [Character], point: Int) -> String {
        let count = digits.count
        switch point {
        case count...21 where count <= 21:
            return String(digits) + String(repeating: "0", count: point - count)
        case 1...21:
            return String(digits[..<point]) + "." + String(digits[point...])
        case -5...0:
            return "0." + String(repeating: "0", count: -point) + String(digits)
        default:
            let exponent = point > 0 ? "e+\(point - 1)" : "e\(point - 1)"
            return String(digits[0]) + (count > 1 ? "." + String(digits[1...]) : "") + exponent
        }
    }
}
