import HTTPTypes

/// Whether and how an answer is compressed (RFC 9110 sections 8.4 and 12.5.3).
enum ContentCoding {
    /// Marks the entity tags of compressed representations, so that they differ from those of the plain ones.
    static let suffix = "-gzip"

    /// Whether an `Accept-Encoding` field allows gzip. Without the field nothing is compressed.
    static func acceptsGzip(_ field: String?) -> Bool {
        guard let field else { return false }
        var wildcard = false
        for element in field.lowercased().split(separator: ",") {
            let parts = element.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
            guard let coding = parts.first else { continue }
            let isWanted = !parts.dropFirst().contains { isZero($0) }
            if coding == "gzip" || coding == "x-gzip" { return isWanted }
            if coding == "*" { wildcard = isWanted }
        }
        return wildcard
    }

    /// `q=0`, `q=0.0` and so on.
    private static func isZero(_ parameter: String) -> Bool {
        guard parameter.hasPrefix("q=") else { return false }
        return !parameter.dropFirst(2).contains { $0 != "0" && $0 != "." }
    }

    /// Text and the structured formats; images, archives and the like are compressed already.
    static func isCompressible(_ contentType: String?) -> Bool {
        guard let contentType else { return false }
        let type = contentType.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
        if type == "text/event-stream" { return false }
        if type.hasPrefix("text/") || type.hasSuffix("+json") || type.hasSuffix("+xml") { return true }
        let others = ["application/json", "application/javascript", "application/xml", "application/x-ndjson"]
        return others.contains(type)
    }

    /// `"a"` to `"a-gzip"`.
    static func marked(_ entityTag: String) -> String {
        entityTag.hasSuffix("\"") ? entityTag.dropLast() + suffix + "\"" : entityTag
    }

    /// The same tags without the mark, for the responder, which knows only the plain representation.
    static func unmarked(_ entityTags: String) -> String? {
        let mark = suffix + "\""
        guard entityTags.contains(mark) else { return nil }
        return entityTags.split(separator: mark, omittingEmptySubsequences: false).joined(separator: "\"")
    }
}
