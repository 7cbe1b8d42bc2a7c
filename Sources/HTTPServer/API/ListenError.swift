/// Why an address can't be listened on.
public enum ListenError: Error, Hashable, Sendable, CustomStringConvertible {
    case portOutOfRange(Int)
    case unknownHost(String, reason: String)
    case refused(host: String, port: Int, SystemError)
    case socketPath(String, reason: String)
    /// A server is started once.
    case alreadyStarted

    public var description: String {
        switch self {
        case .portOutOfRange(let port): "port \(port) is not between 0 and 65535"
        case .unknownHost(let host, let reason): "host \(host): \(reason)"
        case .refused(let host, let port, let error): "\(host) port \(port): \(error)"
        case .socketPath(let path, let reason): "socket \(path) \(reason)"
        case .alreadyStarted: "the server was started before"
        }
    }
}
