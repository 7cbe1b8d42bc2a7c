/// Sizes and counts. Bytes unless said otherwise.
public struct ServerLimits: Sendable, Hashable {
    /// Method, target and version with their line end; longer is 414.
    public var requestLine = 8 * 1024
    /// All field lines of a head with their line ends; longer is 431. Also bounds trailers.
    public var headerBytes = 32 * 1024
    /// Number of field lines; more is 431. Also bounds trailers.
    public var headerCount = 100
    /// Largest request body any handler can get; more fails with ``BodyError/tooLarge(limit:)``.
    public var body = 64 * 1024 * 1024
    /// Open connections; further ones get 503 and are closed. Default: 16,384, less when the file limit is lower.
    public var connections = SystemLimits.defaultConnections
    /// Open connections of one address (requests under way, for addresses forwarded by trusted proxies). Default: no bound.
    public var connectionsPerAddress: Int?
    /// Requests on one connection before it is closed. Default: no bound.
    public var requestsPerConnection: Int?
    /// Request body bytes held for a handler that has not asked for them yet.
    public var inputBuffer = 64 * 1024
    /// Response bytes held for a client that has not read them before a writer waits.
    public var outputBuffer = 128 * 1024
    /// Unread request body bytes that are read and dropped to keep a connection.
    public var drain = 64 * 1024

    public init() {}
}
