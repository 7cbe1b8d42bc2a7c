public import HTTPTypes

/// The answer to one request.
///
/// The server owns `Content-Length`, `Transfer-Encoding`, `Connection` and (unless given) `Date`; values for them in
/// `fields` are dropped. It sends no body to `HEAD` nor with 204 and 304.
public struct ServerResponse: Sendable {
    public var status: HTTPResponse.Status
    public var fields: HTTPFields
    public var body: ResponseBody
    /// Whether the server may apply a content coding. False for an answer that mixes a secret with the caller's input,
    /// whose compressed length would leak the secret.
    public var isCompressible: Bool

    public init(status: HTTPResponse.Status, fields: HTTPFields = [:], body: ResponseBody = .empty) {
        self.status = status
        self.fields = fields
        self.body = body
        self.isCompressible = true
    }
}
