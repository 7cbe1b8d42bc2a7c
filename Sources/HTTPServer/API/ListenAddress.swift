/// Where to listen.
public enum ListenAddress: Hashable, Sendable {
    /// A host name or numeric IPv4 or IPv6 address; every address it resolves to is bound. Port 0 lets the system choose.
    case tcp(host: String, port: Int)
    /// A Unix stream socket. A stale socket file is replaced, any other file is left alone and refused.
    case unix(path: String)
}
