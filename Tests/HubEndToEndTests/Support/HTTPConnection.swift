import Glibc

/// A connection to 127.0.0.1 or a Unix socket that speaks HTTP in bytes. Shares no code with the server. Calls block.
final class HTTPConnection: Sendable {
    private let socket: Int32

    init(port: Int) throws {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        socket = try Self.connected(AF_INET, to: address, "port \(port)")
    }

    init(unix path: String) throws {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8).prefix($0.count - 1)) }
        socket = try Self.connected(AF_UNIX, to: address, path)
    }

    private static func connected<Address>(_ family: Int32, to address: Address, _ name: String) throws -> Int32 {
        let socket = Glibc.socket(family, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { throw HarnessFailure("socket: \(errno)") }
        var limit = timeval(tv_sec: Int(Child.patience), tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        let status = withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<Address>.size))
            }
        }
        guard status == 0 else {
            let code = errno
            close(socket)
            throw HarnessFailure("connect to \(name): \(String(cString: strerror(code)))")
        }
        return socket
    }

    deinit {
        close(socket)
    }

    func send(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw HarnessFailure("send: \(String(cString: strerror(errno)))") }
            rest = rest.dropFirst(count)
        }
    }

    /// What comes first, at least one byte unless the connection ends.
    func receive(upTo count: Int) throws -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: count)
        let received = recv(socket, &buffer, count, 0)
        guard received >= 0 else { throw HarnessFailure("receive: \(String(cString: strerror(errno)))") }
        return Array(buffer[..<received])
    }

    /// Everything up to the end of the connection.
    func receiveAll() throws -> [UInt8] {
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(socket, &buffer, buffer.count, 0)
            guard count >= 0 else { throw HarnessFailure("receive: \(String(cString: strerror(errno)))") }
            if count == 0 { return received }
            received += buffer[..<count]
        }
    }
}
