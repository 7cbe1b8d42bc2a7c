import CEpoll
import Glibc
import HTTPTypes

/// Accepts connections and deals them out to the cores in turn.
final class Listener: Channel, @unchecked Sendable {  // Used on its core's thread only.
    private let binding: Binding
    private let context: ServerContext
    private let cores: [Core]
    private var turn = 0
    private var pause: Int64 = 0
    private var resumeAt: Int64?

    private static let shortestPause: Int64 = 50_000_000
    private static let longestPause: Int64 = 1_000_000_000
    /// Connections accepted before other events get their turn.
    private static let batch = 128

    init(binding: Binding, core: Core, cores: [Core], context: ServerContext) {
        self.binding = binding
        self.cores = cores
        self.context = context
        super.init(descriptor: binding.descriptor, core: core)
    }

    func begin() throws { try core.add(self, events: EPOLLIN.rawValue) }

    func end() {
        core.remove(self)
        binding.close()
    }

    override func ready(_ events: UInt32) {
        for _ in 0..<Self.batch {
            var storage = sockaddr_storage()
            let accepted = accept(&storage)
            if accepted >= 0 {
                pause = 0
                admit(accepted, &storage)
            } else if errno == EAGAIN || isShortage(errno) {
                return
            }
        }
    }

    private func accept(_ storage: inout sockaddr_storage) -> Int32 {
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let flags = Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        return withUnsafeMutablePointer(to: &storage) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { accept4(descriptor, $0, &length, flags) }
        }
    }

    /// Out of descriptors or memory: stops accepting for a while that grows with each failure, instead of spinning.
    /// Other errors concern the one connection, which is gone.
    private func isShortage(_ code: Int32) -> Bool {
        guard code == EMFILE || code == ENFILE || code == ENOBUFS || code == ENOMEM else { return false }
        pause = min(max(pause * 2, Self.shortestPause), Self.longestPause)
        resumeAt = core.now + pause
        core.change(self, events: 0)
        let milliseconds = Int(pause / 1_000_000)
        context.configuration.onEvent(.acceptFailed(code: code, pauseMilliseconds: milliseconds))
        return true
    }

    override func tick() -> Bool {
        guard let resumeAt, core.now >= resumeAt else { return false }
        self.resumeAt = nil
        core.change(self, events: EPOLLIN.rawValue)
        return true
    }

    private func admit(_ accepted: Int32, _ storage: inout sockaddr_storage) {
        let (address, port) = Socket.decode(&storage)
        let isTrusted = context.configuration.trustedProxies.trusts(address)
        let counted = isTrusted ? nil : address
        let peer = PeerAddress(address: address, port: port)
        let verdict = context.gate.enter(counted)
        guard verdict == .admitted else {
            refuse(accepted, verdict, peer)
            return
        }
        if !binding.isUnix { Socket.prepare(accepted, deadMilliseconds: deadMilliseconds) }
        let core = cores[turn]
        turn = (turn + 1) % cores.count
        let connection = Connection(
            descriptor: accepted,
            core: core,
            context: context,
            peer: peer,
            countedAddress: counted,
            isTrusted: isTrusted
        )
        core.perform { connection.begin() }
    }

    /// Twice what a slow reader may take, so that the judgement about its rate comes first and its handler learns of it.
    private var deadMilliseconds: Int32 { Int32(clamping: max(1, 2 * (context.deadlines.writeGrace / 1_000_000))) }

    /// Best effort: the answer may be lost to a reset when the client has sent its request already.
    private func refuse(_ descriptor: Int32, _ verdict: ConnectionGate.Verdict, _ peer: PeerAddress) {
        context.configuration.onEvent(.connectionRefused(peer: peer))
        var answer = context.configuration.errorResponse(
            verdict == .full ? .serviceUnavailable : .tooManyRequests,
            verdict == .full ? "The server has no room for another connection." : "Too many connections of one address."
        )
        answer.fields[.retryAfter] = "1"
        let body: [UInt8]
        if case .bytes(let bytes) = answer.body { body = bytes } else { body = [] }
        let buffer = core.scratch
        buffer.clear()
        ResponseEncoder.head(answer, length: .known(body.count), persistence: .close, date: core.date, into: buffer)
        buffer.append(body)
        _ = send(descriptor, buffer.base, buffer.count, Int32(MSG_NOSIGNAL))
        buffer.clear()
        shutdown(descriptor, Int32(SHUT_WR))
        // Takes what has arrived already, so that the close is less likely to reset the connection.
        while recv(descriptor, buffer.base, buffer.capacity, 0) > 0 {}
        close(descriptor)
    }
}
