import CEpoll
import Glibc

/// An epoll set with an event descriptor that wakes its waiter.
struct Poll: Sendable {
    /// The key of the wake-up event; no channel has it.
    static let wakeKey = UInt64.max

    private let set: Int32
    private let wakeUp: Int32

    /// Throws ``SystemError`` when the process has no descriptors left.
    init() throws {
        set = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard set >= 0 else { throw SystemError.last("epoll_create1") }
        wakeUp = eventfd(0, Int32(EFD_NONBLOCK) | Int32(EFD_CLOEXEC))
        guard wakeUp >= 0 else {
            let error = SystemError.last("eventfd")
            Glibc.close(set)
            throw error
        }
        control(EPOLL_CTL_ADD, wakeUp, EPOLLIN.rawValue, key: Self.wakeKey)
    }

    func close() {
        Glibc.close(set)
        Glibc.close(wakeUp)
    }

    /// Number of events put into `events`. A negative time waits without bound.
    func wait(_ events: UnsafeMutableBufferPointer<epoll_event>, milliseconds: Int32) -> Int {
        max(0, Int(epoll_wait(set, events.baseAddress, Int32(events.count), milliseconds)))
    }

    /// From any thread: the current or next wait returns.
    func wake() {
        var one: UInt64 = 1
        _ = write(wakeUp, &one, 8)
    }

    func clearWake() {
        var count: UInt64 = 0
        _ = read(wakeUp, &count, 8)
    }

    /// False when the kernel refuses; see `errno`.
    @discardableResult
    func control(_ operation: Int32, _ descriptor: Int32, _ events: UInt32, key: UInt64) -> Bool {
        var event = epoll_event()
        event.events = events
        event.data.u64 = key
        return epoll_ctl(set, operation, descriptor, &event) == 0
    }
}
