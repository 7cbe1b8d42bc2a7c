/// A form of text: an expression for the schema and the same rule as code.
package struct TextPattern: Sendable {
    /// An ECMA-262 regular expression over the whole text.
    let expression: String
    /// What the text must be, as the end of a sentence: `must be …`.
    let detail: String
    let matches: @Sendable (String) -> Bool

    package init(_ expression: String, detail: String, matches: @escaping @Sendable (String) -> Bool) {
        self.expression = expression
        self.detail = detail
        self.matches = matches
    }

    /// Words of lower-case letters and digits joined by single hyphens: `email-build`.
    package static let slug = TextPattern(
        "^[a-z0-9]+(-[a-z0-9]+)*$",
        detail: "must be lower-case letters and digits, in words joined by hyphens"
    ) { text in
        text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).allSatisfy { word in
            !word.isEmpty && word.allSatisfy { isLower($0) || isDigit($0) }
        }
    }

    /// Three capital letters, as ISO 4217 codes are.
    package static let currency = TextPattern("^[A-Z]{3}$", detail: "must be a currency code of three capital letters")
    {
        $0.utf8.count == 3 && $0.utf8.allSatisfy(isUpper)
    }

    /// A UUID in lower case.
    package static let uuid = TextPattern(
        "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
        detail: "must be a UUID in lower case"
    ) { text in
        let groups = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return groups.map(\.count) == [8, 4, 4, 4, 12]
            && groups.joined().allSatisfy { isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0) }
    }

    /// The address form of the HTML standard, section "valid e-mail address", with a dot in the domain.
    static let email = TextPattern(
        "^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
            + "(\\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+$",
        detail: "must be an email address"
    ) { text in
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[0].allSatisfy(isLocalPart) else { return false }
        let labels = parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return labels.count >= 2 && labels.allSatisfy(isHostLabel)
    }

    private static func isHostLabel(_ label: Substring.UTF8View) -> Bool {
        guard (1...63).contains(label.count), let first = label.first, let last = label.last else { return false }
        let hyphen = UInt8(ascii: "-")
        return first != hyphen && last != hyphen && label.allSatisfy { isLetter($0) || isDigit($0) || $0 == hyphen }
    }

    private static func isLocalPart(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || localMarks.contains(byte)
    }

    private static let localMarks = Set(".!#$%&'*+/=?^_`{|}~-".utf8)

    private static func isLower(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
    private static func isUpper(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { isLower(byte | 0x20) && byte < 0x80 }
    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
