public import HTTPTypes

/// One request as the responder sees it: framing, `Host` and target have been judged already.
public struct ServerRequest: Sendable {
    /// Method, authority, path and fields, with field names compared without case.
    public let head: HTTPRequest
    /// The request target, decoded once.
    public let target: RequestTarget
    public let body: RequestBody
    /// The remote address after the trusted-proxy rules of the configuration.
    public let peer: PeerAddress

    /// Usable without a socket, so that responders can be tested alone.
    public init(head: HTTPRequest, target: RequestTarget, body: RequestBody, peer: PeerAddress) {
        self.head = head
        self.target = target
        self.body = body
        self.peer = peer
    }
}
