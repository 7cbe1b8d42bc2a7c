/// A regular expression of a definition, compiled when the definition is loaded.
package struct Pattern: Sendable {
    package let source: String
    // `Regex` is immutable here and matching allocates its own state; the type merely lacks the conformance.
    nonisolated(unsafe) private let regex: Regex<AnyRegexOutput>

    /// - Throws: The parser's error when the text is no regular expression.
    package init(_ source: String, ignoringCase: Bool = false) throws {
        self.source = source
        regex = try Regex(source).ignoresCase(ignoringCase)
    }

    package func matchesWhole(_ text: String) -> Bool {
        text.wholeMatch(of: regex) != nil
    }

    package func occurs(in text: String) -> Bool {
        text.firstMatch(of: regex) != nil
    }
}
