/// A request target in origin form, decoded once.
public struct RequestTarget: Hashable, Sendable {
    /// The path as sent, without the query. `*` for `OPTIONS *`.
    public let rawPath: String
    /// Percent-decoded once, dot segments resolved: `/v1/a%20b` is `["v1", "a b"]`, `/` is `[]`, `/v1/` is
    /// `["v1", ""]`. A decoded segment may contain `/`.
    public let segments: [String]
    /// Decoded pairs (`+` is a space), in order, with duplicates.
    public let query: [QueryItem]

    init(rawPath: String, segments: [String], query: [QueryItem]) {
        self.rawPath = rawPath
        self.segments = segments
        self.query = query
    }

    /// Parses an origin-form target (`/path?query`), RFC 9112 section 3.2.1.
    ///
    /// Refused with ``RequestFault``: a path that does not start with `/`, bytes outside RFC 3986 (except the few that
    /// browsers leave unencoded: `[ ] | ^` in paths and also `{ } \` and the backquote in queries), broken
    /// percent-encoding, encoded control characters in the path, NUL anywhere, and text that is not UTF-8 once decoded.
    public static func parse(_ target: String) throws -> RequestTarget {
        var target = target
        return try target.withUTF8 { try TargetParser.origin($0) }
    }
}
