public import HTTPTypes

/// Addresses, bounds and hooks of a server. Every bound has a default that is safe on an open network.
public struct ServerConfiguration: Sendable {
    public var addresses: [ListenAddress]
    /// Threads that carry connections. Default: one per processor.
    public var cores: Int
    public var limits = ServerLimits()
    public var timeouts = ServerTimeouts()
    /// Networks whose `Forwarded` and `X-Forwarded-*` fields are believed. Default: nobody.
    public var trustedProxies = TrustedProxies()
    public var compression = CompressionPolicy()
    /// Methods handed to the responder; others get 501.
    public var methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]
    /// Makes the answer to a request that the server refuses itself. Default: an RFC 9457 problem.
    public var errorResponse: @Sendable (HTTPResponse.Status, String) -> ServerResponse = ProblemBody.response
    /// Told of trouble outside any one request: accept failures, refused connections.
    public var onEvent: @Sendable (ServerEvent) -> Void = { _ in }

    public init(addresses: [ListenAddress] = [.tcp(host: "127.0.0.1", port: 8080)]) {
        self.addresses = addresses
        self.cores = SystemLimits.processors
    }
}
