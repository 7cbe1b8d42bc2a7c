/// The shape of language tags (RFC 5646, section 2.1, without extensions and grandfathered tags).
package enum LanguageTag {
    /// Language of two or three letters, optional script of four, optional region of two letters or three digits,
    /// variants of five to eight characters or of four that begin with a digit.
    package static func isValid(_ tag: String) -> Bool {
        var parts = tag.split(separator: "-", omittingEmptySubsequences: false)[...]
        guard let language = parts.popFirst(), (2...3).contains(language.count), language.isLetters else {
            return false
        }
        if let script = parts.first, script.count == 4, script.isLetters { parts.removeFirst() }
        if let region = parts.first, region.isRegion { parts.removeFirst() }
        return parts.allSatisfy(\.isVariant)
    }
}

extension Substring {
    fileprivate var isLetters: Bool { utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) } }
    fileprivate var isDigits: Bool { utf8.allSatisfy { (0x30...0x39).contains($0) } }
    fileprivate var isAlphanumeric: Bool {
        utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) }
    }
    fileprivate var isVariant: Bool {
        let isOfUsualLength = (5...8).contains(utf8.count)
        return isAlphanumeric && (isOfUsualLength || (utf8.count == 4 && prefix(1).isDigits))
    }
    fileprivate var isRegion: Bool { (count == 2 && isLetters) || (count == 3 && isDigits) }
}
