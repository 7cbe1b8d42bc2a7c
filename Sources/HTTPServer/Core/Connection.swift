import CEpoll
import Glibc

/// One client connection as a state machine on its core: reads a request, runs its handler, sends the answer, goes on.
final class Connection: Channel, @unchecked Sendable {  // All but constants belongs to the core's thread.
    enum Phase {
        /// Between requests or within a head.
        case reading
        /// A handler runs or its answer is being written.
        case handling
        /// The answer is complete; the rest of the request body is read and dropped.
        case draining
        /// Only queued output is left to do.
        case closing
        /// Our side is shut; input is dropped until the client closes too, so that no reset overtakes the answer.
        case lingering
        case closed
    }

    let context: ServerContext
    let peer: PeerAddress
    /// The address under which the connection is counted.
    let countedAddress: IPAddress?
    /// Whether the peer is a proxy whose word about the client is believed.
    let isTrusted: Bool

    var phase = Phase.reading
    var parser: RequestParser
    var input: ByteBuffer?
    var output = OutputQueue()
    var exchange: Exchange?
    /// Counts exchanges, so that what outlives one can't touch the next.
    var serial: UInt64 = 0
    var requests = 0

    /// A read may bring something; cleared when the kernel has no more.
    var isReadable = true
    var isWritable = true
    /// The client has shut its side; reads go on until they say so.
    var sawHangup = false
    var sawEnd = false
    var isAdvancing = false

    /// When the current wait (for a request, its head, the end of lingering) began.
    var since: Int64 = 0
    var isHeadBegun = false
    var hangupAt: Int64?
    var lastOutput: Int64 = 0
    var inputRate = RateGuard()
    var outputRate = RateGuard()
    var receivedBytes = 0
    var sentBytes = 0
    var lingeredBytes = 0
    private var workTurn: UInt64 = 0
    private var work = 0

    init(
        descriptor: Int32,
        core: Core,
        context: ServerContext,
        peer: PeerAddress,
        countedAddress: IPAddress?,
        isTrusted: Bool
    ) {
        self.context = context
        self.peer = peer
        self.countedAddress = countedAddress
        self.isTrusted = isTrusted
        parser = RequestParser(limits: context.configuration.limits)
        super.init(descriptor: descriptor, core: core)
    }

    static let interest = EPOLLIN.rawValue | EPOLLOUT.rawValue | EPOLLRDHUP.rawValue | EPOLLET.rawValue

    /// Takes up work on the core. The descriptor belongs to the connection from here on.
    func begin() {
        since = core.now
        lastOutput = core.now
        do {
            try core.add(self, events: Self.interest)
        } catch {
            finishClosed()
        }
    }

    /// Steps that one connection may take before the others of its core get their turn.
    private static let workPerTurn = 32

    /// Counts a step (a request, a piece of a body) of this turn of the core's loop.
    func mayGoOn() -> Bool {
        if workTurn != core.turn {
            workTurn = core.turn
            work = 0
        }
        work += 1
        return work <= Self.workPerTurn
    }

    override func ready(_ events: UInt32) {
        if events & EPOLLOUT.rawValue != 0, !isWritable {
            isWritable = true
            flush()
        }
        if events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 {
            close()
            return
        }
        if events & EPOLLRDHUP.rawValue != 0, !sawHangup {
            sawHangup = true
            hangupAt = core.now
        }
        if events & (EPOLLIN.rawValue | EPOLLRDHUP.rawValue) != 0 {
            isReadable = true
            advance()
        }
    }

    override func tick() -> Bool {
        let before = phase
        judgeDeadlines()
        return phase != before
    }

    /// A graceful stop: idle connections end now, others with their answer.
    func drain() {
        switch phase {
        case .reading where parser.isBetweenRequests && input == nil:
            phase = .closing
            flush()
        case .handling:
            if exchange?.endsAtStop == true { exchange?.task?.cancel() }
        default:
            break
        }
    }
}
