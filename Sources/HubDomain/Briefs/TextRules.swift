private import HubJSON

/// What any text from outside must satisfy.
package enum TextRules {
    /// Characters of a text whose field sets no bound of its own.
    package static let longTextLimit: Int64 = 20_000
    package static let textLimit: Int64 = 1_000

    /// Says what is wrong with a text: length in characters, control characters.
    package static func problem(with text: String, bounds: FieldType.Bounds, allowsLines: Bool) -> String? {
        if let control = text.unicodeScalars.first(where: { isForbidden($0, allowsLines: allowsLines) }) {
            return "holds the control character U+\(hex(control.value))"
        }
        let limit = bounds.maximum ?? (allowsLines ? longTextLimit : textLimit)
        // Every character has at least one byte and a scalar at most four: only what may be too long is counted.
        let length = Int64(text.utf8.count) > limit * 64 ? limit + 1 : Int64(text.count)
        if length > limit { return "is longer than \(limit) characters" }
        if let minimum = bounds.minimum, length < minimum { return "is shorter than \(minimum) characters" }
        return nil
    }

    private static func isForbidden(_ scalar: Unicode.Scalar, allowsLines: Bool) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: !allowsLines
        case 0..<0x20, 0x7F, 0x80...0x9F, 0x2028, 0x2029: true
        default: false
        }
    }

    private static func hex(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

extension Issue {
    package static func invalid(_ pointer: String, _ detail: String) -> Issue {
        Issue(pointer: pointer, code: "invalid", detail: detail)
    }
}
