/// Whose word about the client is believed.
public struct TrustedProxies: Sendable, Hashable {
    /// Which field a trusted proxy sets. Only one is read: a proxy passes the other on from the client unchecked.
    public enum Source: String, Sendable, Hashable {
        /// `X-Forwarded-For` and `X-Forwarded-Proto`.
        case xForwarded = "x-forwarded"
        /// `Forwarded` (RFC 7239).
        case forwarded
    }

    public var networks: [IPNetwork]
    /// Whether clients of Unix sockets are trusted proxies.
    public var trustsUnixSockets: Bool
    public var source: Source

    public init(networks: [IPNetwork] = [], trustsUnixSockets: Bool = false, source: Source = .xForwarded) {
        self.networks = networks
        self.trustsUnixSockets = trustsUnixSockets
        self.source = source
    }

    /// Whether the direct peer of a connection is a trusted proxy; `nil` is a Unix socket.
    func trusts(_ address: IPAddress?) -> Bool {
        guard let address else { return trustsUnixSockets }
        return networks.contains { $0.contains(address) }
    }
}
