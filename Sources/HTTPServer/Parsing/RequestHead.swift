import HTTPTypes

/// A request head that passed every rule.
struct RequestHead: Sendable, Equatable {
    var method: HTTPRequest.Method
    var target: RequestTarget
    /// Path and query as sent.
    var path: String
    var authority: String?
    /// 0 or 1; a higher minor version is treated as 1 (RFC 9110 section 2.5).
    var minorVersion: Int
    var fields: HTTPFields
    var framing: BodyFraming
    /// Whether the client agrees to further requests on the connection.
    var isPersistent: Bool
    var expectsContinue: Bool
}

/// How the end of a request body is known.
enum BodyFraming: Sendable, Equatable {
    /// Zero when there is no body.
    case length(Int)
    case chunked
}
