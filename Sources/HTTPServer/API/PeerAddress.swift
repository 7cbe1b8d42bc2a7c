/// The remote end of a request.
public struct PeerAddress: Hashable, Sendable, CustomStringConvertible {
    /// `nil` for a client of a Unix socket that no trusted proxy speaks for.
    public let address: IPAddress?
    /// The remote port of the connection; `nil` for Unix sockets and forwarded addresses.
    public let port: Int?
    /// Whether a trusted proxy says that the client used TLS.
    public let isSecure: Bool

    public init(address: IPAddress?, port: Int? = nil, isSecure: Bool = false) {
        self.address = address
        self.port = port
        self.isSecure = isSecure
    }

    /// The IPv4 loopback address, for tests.
    public static let loopback = PeerAddress(address: IPAddress("127.0.0.1"))

    /// The address without a port, `unix` for a Unix socket.
    public var description: String { address?.description ?? "unix" }
}
