/// An address that the server listens on, with the port the system chose for port 0.
public struct BoundAddress: Hashable, Sendable, CustomStringConvertible {
    /// `nil` for a Unix socket.
    public let port: Int?
    /// The numeric address, or the path of a Unix socket.
    public let host: String

    public var description: String {
        guard let port else { return "unix:\(host)" }
        return host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
