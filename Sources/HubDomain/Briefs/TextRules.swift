private import HubJSON

/// What any text from outside must satisfy.
package enum TextRules {
    /// Characters of a text whose field sets no bound of its own.
    package static let longTextLimit: Int64 = 20_000
    package static let textLimit: Int64 = 1_000

    /// Says what is wrong with a text: length in characters, control characters.
    package static func problem(with text: String, bounds: FieldType.Bounds, allowsLines: Bool) -> String? {
        let limit = bounds.maximum ?? (allowsLines ? longTextLimit : textLimit)
        if isBeyond(limit, text) { return "is longer than \(limit) characters" }
        if isPlain(text) { return problem(withLength: Int64(text.utf8.count), bounds.minimum, limit) }
        if let control = text.unicodeScalars.first(where: { isForbidden($0, allowsLines: allowsLines) }) {
            return "holds the control character U+\(hex(control.value))"
        }
        return problem(withLength: Int64(text.count), bounds.minimum, limit)
    }

    private static func problem(withLength length: Int64, _ minimum: Int64?, _ limit: Int64) -> String? {
        if length > limit { return "is longer than \(limit) characters" }
        if let minimum, length < minimum { return "is shorter than \(minimum) characters" }
        return nil
    }

    /// Printable ASCII, of which every byte is a character: no boundaries have to be looked for.
    private static func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { (0x20...0x7E).contains($0) } }

    /// Characters of a reason, a note or a question.
    package static let remarkLimit: Int64 = 4_000

    /// What is wrong with a remark that somebody adds, as an issue at a place of the request.
    static func issues(withRemark text: String?, at pointer: String) -> [Issue] {
        guard let text else { return [] }
        let bounds = FieldType.Bounds(maximum: remarkLimit)
        return problem(with: text, bounds: bounds, allowsLines: true).map { [.invalid(pointer, $0)] } ?? []
    }

    /// What is wrong with a reason that has to be given.
    package static func reasonIssues(_ text: String?) -> [Issue] {
        (text ?? "").isBlank ? [.required("/reason", "Say why")] : issues(withReason: text)
    }

    static func issues(withReason text: String?) -> [Issue] { issues(withRemark: text, at: "/reason") }

    /// Bytes that one character may take on average. Words of any script stay far below; a text above is not worth
    /// the time that finding its character boundaries takes.
    private static let bytesPerCharacter: Int64 = 64

    private static func isBeyond(_ limit: Int64, _ text: String) -> Bool {
        let (bytes, isHuge) = limit.multipliedReportingOverflow(by: bytesPerCharacter)
        return !isHuge && Int64(text.utf8.count) > bytes
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

extension String {
    /// Nothing but white space.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

extension Issue {
    package static func invalid(_ pointer: String, _ detail: String) -> Issue {
        Issue(pointer: pointer, code: "invalid", detail: detail)
    }

    package static func required(_ pointer: String, _ detail: String) -> Issue {
        Issue(pointer: pointer, code: "required", detail: detail)
    }

    package static func unknownMember(_ pointer: String, _ detail: String) -> Issue {
        Issue(pointer: pointer, code: "unknown", detail: detail)
    }

    /// Issues that one list or object adds at most: nobody reads more, and hostile input must not make a huge answer.
    static let limitPerValue = 50
}
