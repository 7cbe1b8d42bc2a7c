package import HubJSON

/// Text with a bounded number of Unicode scalars, free of control characters.
package struct TextKind: TextValueKind {
    let length: ClosedRange<Int>
    /// Whether tabs, line feeds and carriage returns may occur.
    var allowsLines = false
    var pattern: TextPattern?
    var format: String?

    package var placeholder: String { "" }

    package func read(_ value: JSONValue, into issues: inout IssueList) -> String? {
        guard case .string(let text) = value else {
            issues.addType("a string", found: value)
            return nil
        }
        return read(text: text, into: &issues)
    }

    package func read(text: String, into issues: inout IssueList) -> String? {
        let mark = issues.count
        TextCheck.length(of: text, in: length, into: &issues)
        TextCheck.controls(of: text, allowsLines: allowsLines, into: &issues)
        if issues.count == mark, let pattern, !pattern.matches(text) {
            issues.add("pattern", pattern.detail)
        }
        return issues.count == mark ? text : nil
    }

    package func schema(_ recorder: inout SchemaRecorder) -> Schema {
        var keywords: JSONObject = ["type": "string"]
        if let format { keywords["format"] = .string(format) }
        if length.lowerBound > 0 { keywords["minLength"] = .integer(Int64(length.lowerBound)) }
        keywords["maxLength"] = .integer(Int64(length.upperBound))
        keywords["pattern"] = .string(pattern?.expression ?? defaultExpression)
        return .leaf(keywords)
    }

    private var defaultExpression: String {
        let controls = allowsLines ? TextCheck.controlsButLines : TextCheck.controls
        return length.lowerBound > 0 ? "^[^\(controls)]*[^\(controls)\\s][^\(controls)]*$" : "^[^\(controls)]*$"
    }
}

/// The rules for every text that enters.
enum TextCheck {
    static let controls = "\\u0000-\\u001f\\u007f"
    static let controlsButLines = "\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f"

    static func length(of text: String, in range: ClosedRange<Int>, into issues: inout IssueList) {
        let bytes = text.utf8.count
        // A scalar has one to four bytes: most texts are judged without counting.
        if bytes > range.upperBound, bytes > 4 * range.upperBound || text.unicodeScalars.count > range.upperBound {
            issues.add("too-long", "is longer than \(range.upperBound) characters")
        }
        guard range.lowerBound > 0 else { return }
        if bytes < range.lowerBound || text.unicodeScalars.count < range.lowerBound {
            issues.add("too-short", bytes == 0 ? "must not be empty" : "is shorter than \(range.lowerBound) characters")
        } else if text.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
            issues.add("too-short", "must not be blank")
        }
    }

    static func controls(of text: String, allowsLines: Bool, into issues: inout IssueList) {
        guard let control = text.utf8.first(where: { isForbidden($0, allowsLines: allowsLines) }) else { return }
        let digits = String(control, radix: 16, uppercase: true)
        let name = "U+00" + (digits.utf8.count == 1 ? "0" : "") + digits
        issues.add("control-character", "contains the control character \(name)")
    }

    private static func isForbidden(_ byte: UInt8, allowsLines: Bool) -> Bool {
        guard byte < 0x20 else { return byte == 0x7F }
        return !(allowsLines && (byte == 0x09 || byte == 0x0A || byte == 0x0D))
    }
}

extension ValueKind where Self == TextKind {
    /// One line of text; with a lower bound of 1 or more it must not be blank either.
    package static func text(_ length: ClosedRange<Int> = 1...200) -> TextKind { TextKind(length: length) }

    /// Text that may have several lines.
    package static func lines(_ length: ClosedRange<Int> = 1...10_000) -> TextKind {
        TextKind(length: length, allowsLines: true)
    }

    /// One line of text of a named form.
    package static func text(_ pattern: TextPattern, _ length: ClosedRange<Int> = 1...200) -> TextKind {
        TextKind(length: length, pattern: pattern)
    }

    /// An email address as the forms of HTML accept it, at most 254 characters long.
    package static var email: TextKind { TextKind(length: 3...254, pattern: .email, format: "email") }
}
