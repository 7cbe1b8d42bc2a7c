import Glibc

/// A listening socket with the address it got.
struct Binding: Sendable {
    let descriptor: Int32
    let address: BoundAddress
    let isUnix: Bool

    /// Binds every address that `listen` stands for. May block on name resolution.
    static func open(_ listen: ListenAddress) throws -> [Binding] {
        switch listen {
        case .tcp(let host, let port): try openTCP(host, port)
        case .unix(let path): [try openUnix(path)]
        }
    }

    private static func openTCP(_ host: String, _ port: Int) throws -> [Binding] {
        guard (0...65_535).contains(port) else { throw ListenError.portOutOfRange(port) }
        var hints = addrinfo()
        hints.ai_flags = AI_PASSIVE
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host.isEmpty ? nil : host, String(port), &hints, &list)
        guard code == 0 else { throw ListenError.unknownHost(host, reason: String(cString: gai_strerror(code))) }
        defer { freeaddrinfo(list) }
        var bindings: [Binding] = []
        do {
            var entry = list
            while let info = entry?.pointee {
                if let address = info.ai_addr { bindings.append(try bind(address, info)) }
                entry = info.ai_next
            }
        } catch {
            for binding in bindings { close(binding.descriptor) }
            throw ListenError.refused(host: host, port: port, error)
        }
        return bindings
    }

    private static func bind(_ address: UnsafeMutablePointer<sockaddr>, _ info: addrinfo) throws(SystemError) -> Binding
    {
        let descriptor = try Socket.listen(address, info.ai_addrlen, family: info.ai_family)
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        withUnsafeMutablePointer(to: &storage) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(descriptor, $0, &length) }
        }
        let (bound, port) = Socket.decode(&storage)
        let text = BoundAddress(port: port, host: bound?.description ?? "")
        return Binding(descriptor: descriptor, address: text, isUnix: false)
    }

    private static func openUnix(_ path: String) throws -> Binding {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard !bytes.isEmpty, bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw ListenError.socketPath(path, reason: "must be 1 to 107 bytes long")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        try removeStale(path, &address)
        let descriptor = try withUnsafePointer(to: &address) {
            try $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                try Socket.listen($0, socklen_t(MemoryLayout<sockaddr_un>.size), family: AF_UNIX)
            }
        }
        return Binding(descriptor: descriptor, address: BoundAddress(port: nil, host: path), isUnix: true)
    }

    /// Removes a socket file that nobody listens on. Anything else at the path is the operator's business.
    private static func removeStale(_ path: String, _ address: inout sockaddr_un) throws {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw ListenError.socketPath(path, reason: "exists and is not a socket")
        }
        let probe = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard probe >= 0 else { throw SystemError.last("socket") }
        defer { close(probe) }
        let isAlive = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(probe, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
        if isAlive { throw ListenError.socketPath(path, reason: "is in use by another process") }
        unlink(path)
    }

    /// Stops listening; a Unix socket's file goes too.
    func close() {
        Glibc.close(descriptor)
        if isUnix { unlink(address.host) }
    }

    private static func close(_ descriptor: Int32) { _ = Glibc.close(descriptor) }
}
