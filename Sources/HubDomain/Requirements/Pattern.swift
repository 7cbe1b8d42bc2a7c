/// A regular expression of a definition, compiled when the definition is loaded.
package struct Pattern: Sendable {
    package let source: String
    // `Regex` is immutable here and matching allocates its own state; the type merely lacks the conformance.
    nonisolated(unsafe) private let regex: Regex<AnyRegexOutput>
    /// The same in plain words, where it says no more: most rules look for a few.
    private let words: WordAlternation?

    /// - Throws: The parser's error when the text is no regular expression.
    package init(_ source: String, ignoringCase: Bool = false) throws {
        self.source = source
        regex = try Regex(source).ignoresCase(ignoringCase)
        words = WordAlternation(source, ignoringCase: ignoringCase)
    }

    package func matchesWhole(_ text: String) -> Bool {
        text.wholeMatch(of: regex) != nil
    }

    package func occurs(in text: String) -> Bool {
        guard let words, let found = words.occur(in: text) else { return text.firstMatch(of: regex) != nil }
        return found
    }
}

/// Alternatives of ASCII letters and digits, such as `lorem|tbd`, looked for in ASCII text byte by byte. A regular
/// expression is some fifty times as slow.
private struct WordAlternation: Sendable {
    private let words: [[UInt8]]
    private let fold: UInt8
    /// By byte: whether a word begins with it.
    private let beginnings: [Bool]

    /// - Returns: `nil` for anything that is more than words with bars between them.
    init?(_ source: String, ignoringCase: Bool) {
        let parts = source.utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
        let isPlain = parts.allSatisfy { part in
            !part.isEmpty && part.allSatisfy { Self.isLetter($0) || (0x30...0x39).contains($0) }
        }
        guard isPlain else { return nil }
        let fold: UInt8 = ignoringCase ? 0x20 : 0
        words = parts.map { $0.map { Self.folded($0, fold) } }
        self.fold = fold
        var beginnings = [Bool](repeating: false, count: 128)
        for word in words { beginnings[Int(word[0])] = true }
        self.beginnings = beginnings
    }

    /// - Returns: `nil` for text beyond ASCII, where characters are more than bytes.
    func occur(in text: String) -> Bool? {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
            return bytes.indices.contains { isWord(at: $0, in: bytes) }
        }
    }

    private func isWord(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard beginnings[Int(Self.folded(bytes[start], fold))] else { return false }
        return words.contains { word in
            word.count <= bytes.count - start
                && word.indices.allSatisfy { word[$0] == Self.folded(bytes[start + $0], fold) }
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func folded(_ byte: UInt8, _ fold: UInt8) -> UInt8 { isLetter(byte) ? byte | fold : byte }
}
