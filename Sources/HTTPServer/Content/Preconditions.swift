public import HTTPTypes

/// Conditional requests (RFC 9110 section 13) for a representation that exists.
public enum Preconditions {
    public enum Verdict: Sendable, Equatable {
        case proceed
        /// 304, for `GET` and `HEAD`.
        case notModified
        /// 412.
        case failed
    }

    /// Judges in the order of RFC 9110 section 13.2.2. `modified` is in seconds since 1970.
    public static func evaluate(_ request: HTTPRequest, entityTag: String?, modified: Int?) -> Verdict {
        let fields = request.headerFields
        if let condition = fields[.ifMatch] {
            if !matches(condition, entityTag, weakly: false) { return .failed }
        } else if let condition = fields[.ifUnmodifiedSince].flatMap(HTTPDate.seconds), let modified {
            if modified > condition { return .failed }
        }
        let isRead = request.method == .get || request.method == .head
        if let condition = fields[.ifNoneMatch] {
            if matches(condition, entityTag, weakly: true) { return isRead ? .notModified : .failed }
        } else if isRead, let condition = fields[.ifModifiedSince].flatMap(HTTPDate.seconds), let modified {
            if modified <= condition { return .notModified }
        }
        return .proceed
    }

    /// Whether a list of entity tags, or `*`, holds the tag.
    static func matches(_ list: String, _ entityTag: String?, weakly: Bool) -> Bool {
        if list == "*" { return true }
        guard let entityTag else { return false }
        if !weakly, entityTag.hasPrefix("W/") { return false }
        let wanted = opaque(entityTag[...])
        return tags(list).contains { weakly ? opaque($0) == wanted : $0 == wanted }
    }

    private static func opaque(_ tag: Substring) -> Substring { tag.hasPrefix("W/") ? tag.dropFirst(2) : tag }

    /// Tags are quoted, so a comma within one does not separate.
    private static func tags(_ list: String) -> [Substring] {
        var tags: [Substring] = []
        var start = list.startIndex
        var isQuoted = false
        for index in list.indices {
            if list[index] == "\"" { isQuoted.toggle() }
            if list[index] == ",", !isQuoted {
                tags.append(list[start..<index])
                start = list.index(after: index)
            }
        }
        tags.append(list[start...])
        return tags.map { tag in
            let blanks: (Character) -> Bool = { $0 == " " || $0 == "\t" }
            let rest = tag.drop(while: blanks)
            return rest.lastIndex { !blanks($0) }.map { rest[...$0] } ?? rest
        }
    }
}
