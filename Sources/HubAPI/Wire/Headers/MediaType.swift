/// The value of a `Content-Type` field.
struct MediaType: Hashable, Sendable {
    /// `type/subtype` in lower case.
    let essence: String
    /// In lower case, without quotes.
    let charset: String?

    static let json = "application/json"
    static let mergePatch = "application/merge-patch+json"
    static let problem = "application/problem+json"

    init?(_ value: String) {
        let parts = value.split(separator: ";", omittingEmptySubsequences: false).map { Self.trimmed($0).lowercased() }
        guard let essence = parts.first, essence.split(separator: "/", omittingEmptySubsequences: false).count == 2
        else {
            return nil
        }
        self.essence = essence
        let charset = parts.dropFirst().first { $0.hasPrefix("charset=") }
        self.charset = charset.map { $0.dropFirst("charset=".count).filter { $0 != "\"" } }
    }

    /// Whether JSON of this kind can be read: JSON is UTF-8, and some clients say so.
    func isJSON(allowingMergePatch: Bool) -> Bool {
        guard charset == nil || charset == "utf-8" || charset == "utf8" else { return false }
        return essence == Self.json || allowingMergePatch && essence == Self.mergePatch
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return text
    }
}
