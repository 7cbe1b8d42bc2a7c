import CEpoll
import Glibc

/// Stream sockets.
enum Socket {
    static func setFlag(_ descriptor: Int32, _ level: Int32, _ option: Int32, _ value: Int32 = 1) {
        var value = value
        setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
    }

    /// A listening socket on a resolved address.
    static func listen(_ address: UnsafePointer<sockaddr>, _ length: socklen_t, family: Int32) throws(SystemError)
        -> Int32
    {
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(family, type, 0)
        guard descriptor >= 0 else { throw SystemError.last("socket") }
        if family != AF_UNIX { setFlag(descriptor, SOL_SOCKET, SO_REUSEADDR) }
        // Each family has its own socket, so that `::` does not take the IPv4 port as well.
        if family == AF_INET6 { setFlag(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY) }
        guard bind(descriptor, address, length) == 0 else {
            let error = SystemError.last("bind")
            close(descriptor)
            throw error
        }
        guard Glibc.listen(descriptor, 4096) == 0 else {
            let error = SystemError.last("listen")
            close(descriptor)
            throw error
        }
        return descriptor
    }

    /// Options of an accepted TCP connection: small answers go out at once, and the kernel gives up on a peer that
    /// acknowledges nothing for `deadMilliseconds`.
    static func prepare(_ descriptor: Int32, deadMilliseconds: Int32) {
        setFlag(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY)
        setFlag(descriptor, Int32(IPPROTO_TCP), TCP_USER_TIMEOUT, deadMilliseconds)
        setFlag(descriptor, SOL_SOCKET, SO_KEEPALIVE)
    }

    /// The address and port in a socket address; both `nil` for other families than IPv4 and IPv6.
    static func decode(_ storage: inout sockaddr_storage) -> (IPAddress?, Int?) {
        let family = Int32(storage.ss_family)
        return withUnsafeBytes(of: &storage) { bytes in
            switch family {
            case AF_INET:
                let address = bytes.loadUnaligned(as: sockaddr_in.self)
                return (IPAddress(address.sin_addr), Int(UInt16(bigEndian: address.sin_port)))
            case AF_INET6:
                let address = bytes.loadUnaligned(as: sockaddr_in6.self)
                return (IPAddress(address.sin6_addr), Int(UInt16(bigEndian: address.sin6_port)))
            default:
                return (nil, nil)
            }
        }
    }
}
