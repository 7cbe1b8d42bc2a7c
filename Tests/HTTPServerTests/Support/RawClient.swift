import Foundation

/// A blocking TCP or Unix client that sends and reads exact bytes. Use within ``blocking(_:)``.
final class RawClient {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Seconds. A test that waits longer than this has failed; nothing is timed. Beside a thousand other tests a handler
    /// may wait long for its turn.
    static let patience = 240

    private let descriptor: Int32
    /// Received and not yet consumed.
    private(set) var received: [UInt8] = []
    private var isClosed = false

    init(port: Int, host: String = "127.0.0.1", receiveBuffer: Int32? = nil, sendTimeout: Int = patience) throws {
        var hints = addrinfo()
        hints.ai_flags = AI_NUMERICHOST
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &list) == 0, let info = list?.pointee else {
            throw Failure(description: "no address \(host)")
        }
        defer { freeaddrinfo(list) }
        descriptor = socket(info.ai_family, info.ai_socktype, 0)
        if var size = receiveBuffer { setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, 4) }
        try finishConnecting(connect(descriptor, info.ai_addr, info.ai_addrlen), sendTimeout)
    }

    init(path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let code = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try finishConnecting(code)
    }

    private func finishConnecting(_ code: Int32, _ sendTimeout: Int = RawClient.patience) throws {
        guard code == 0 else {
            throw Failure(description: "connect: \(String(cString: strerror(errno)))")
        }
        var limit = timeval(tv_sec: Self.patience, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        limit.tv_sec = sendTimeout
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { if !isClosed { close(descriptor) } }

    func send(_ text: String) throws { try send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Failure(description: "send: \(String(cString: strerror(errno)))") }
            sent += count
        }
    }

    /// Sends up to `count` bytes; returns how many went before nothing moved for the send time-out.
    func sendUntilStuck(_ count: Int) -> Int {
        let block = [UInt8](repeating: 0x61, count: 65_536)
        var total = 0
        while total < count {
            let sent = Glibc.send(descriptor, block, min(block.count, count - total), Int32(MSG_NOSIGNAL))
            if sent <= 0 { break }
            total += sent
        }
        return total
    }

    /// No more output; the server sees the end of our input.
    func shutdownWrite() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Closes; with `isAbrupt` by a reset.
    func disconnect(isAbrupt: Bool = false) {
        if isAbrupt {
            var option = linger(l_onoff: 1, l_linger: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        }
        isClosed = true
        close(descriptor)
    }

    /// Reads once; false at the end of input or after a reset.
    func readMore() throws -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        if count < 0, errno != ECONNRESET { throw Failure(description: "recv: \(String(cString: strerror(errno)))") }
        if count > 0 { received += buffer[..<count] }
        return count > 0
    }

    /// Reads once and forgets; returns the number of bytes.
    func skip() throws -> Int {
        guard try readMore() else { throw Failure(description: "closed") }
        defer { received = [] }
        return received.count
    }

    func readToEnd() throws -> [UInt8] {
        while try readMore() {}
        defer { received = [] }
        return received
    }

    /// The next whole response.
    func response(toHead isHead: Bool = false) throws -> RawResponse {
        while true {
            if let (response, used) = try RawResponse.parse(received, isHead: isHead, isEnd: false) {
                received.removeFirst(used)
                return response
            }
            if try !readMore() {
                guard let (response, used) = try RawResponse.parse(received, isHead: isHead, isEnd: true) else {
                    throw Failure(description: "closed within a response: \(String(decoding: received, as: UTF8.self))")
                }
                received.removeFirst(used)
                return response
            }
        }
    }

    /// All responses until the server closes.
    func responses() throws -> [RawResponse] {
        var rest = try readToEnd()
        var responses: [RawResponse] = []
        while !rest.isEmpty {
            guard let (response, used) = try RawResponse.parse(rest, isHead: false, isEnd: true) else {
                throw Failure(description: "broken response: \(String(decoding: rest, as: UTF8.self))")
            }
            responses.append(response)
            rest.removeFirst(used)
        }
        return responses
    }
}

/// Runs blocking client code on a thread of its own.
func blocking<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Swift.Result { try body() }) }
    }
}
