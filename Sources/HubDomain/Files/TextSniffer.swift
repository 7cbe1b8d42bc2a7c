/// Tells text from other bytes, and kinds of text apart.
enum TextSniffer {
    /// No control characters but those of lines and pages. Bytes that are not UTF-8 are taken for an older character set,
    /// in which many spreadsheets still save.
    static func isText(_ head: [UInt8]) -> Bool {
        if hasWideMark(head) { return true }
        return head.allSatisfy { byte in
            switch byte {
            case 0x09, 0x0A, 0x0C, 0x0D, 0x1B: true
            case 0..<0x20, 0x7F: false
            default: true
            }
        }
    }

    /// - Parameter ending: What the file's name ends in, in lower case.
    static func type(of head: [UInt8], ending: String) -> String {
        let begin = String(decoding: head.prefix(512), as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
            .lowercased()
        if begin.hasPrefix("<!doctype html") || begin.hasPrefix("<html") { return "text/html" }
        if begin.hasPrefix("<svg") { return "image/svg+xml" }
        if begin.hasPrefix("<?xml") { return begin.contains("<svg") ? "image/svg+xml" : "text/xml" }
        return byEnding[ending] ?? "text/plain"
    }

    private static let byEnding: [String: String] = [
        "csv": "text/csv", "tsv": "text/tab-separated-values", "html": "text/html", "htm": "text/html",
        "css": "text/css", "js": "text/javascript", "json": "application/json", "xml": "text/xml",
        "svg": "image/svg+xml", "md": "text/markdown", "yaml": "text/yaml", "yml": "text/yaml",
        "ics": "text/calendar", "vcf": "text/vcard", "eml": "message/rfc822",
    ]

    /// The byte order mark of UTF-16.
    private static func hasWideMark(_ head: [UInt8]) -> Bool {
        head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
    }
}
