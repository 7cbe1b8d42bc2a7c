import CEpoll
import Glibc
import Synchronization

/// One thread with its readiness loop: it carries a share of the connections and is the task executor of their
/// handlers, so that a handler which never really waits runs to its end without a switch of threads.
///
/// A loop of our own over epoll serves a small request with two system calls; a dispatch source for each connection
/// re-arms itself with a third one and changes threads besides.
final class Core: TaskExecutor, @unchecked Sendable {  // All but `mailbox` and constants belongs to the thread.
    private struct Mailbox {
        var jobs: [UnownedJob] = []
        var actions: [@Sendable () -> Void] = []
        var isAwake = false
    }

    /// How often each channel looks at its deadlines.
    private static let tickNanoseconds: Int64 = 100_000_000
    private static let tickShare = 256

    private let poll: Int32
    private let wake: Int32
    private let mailbox = Locked(Mailbox())
    private let thread = Atomic<UInt>(0)
    private var isStopping = false
    /// Handler tasks that have not ended. The thread outlives them all, because it is their executor.
    var tasks = 0
    private var localJobs: [UnownedJob] = []
    private var nextTick: Int64 = 0
    private(set) var channels = ChannelTable()
    /// The monotonic instant at which this turn of the loop began.
    private(set) var now: Int64 = 0
    let buffers = BufferPool()
    /// Where response heads and small responses are put together.
    let scratch = ByteBuffer(capacity: 64 * 1024)
    let date = DateText()
    private var gzip: (level: Int, encoder: GzipEncoder)?

    /// Throws ``SystemError`` when the process has no descriptors left.
    init() throws {
        poll = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard poll >= 0 else { throw SystemError.last("epoll_create1") }
        wake = eventfd(0, Int32(EFD_NONBLOCK) | Int32(EFD_CLOEXEC))
        guard wake >= 0 else {
            let error = SystemError.last("eventfd")
            close(poll)
            throw error
        }
        control(EPOLL_CTL_ADD, wake, EPOLLIN.rawValue, key: UInt64.max)
    }

    deinit {
        close(poll)
        close(wake)
    }

    /// Starts the thread, which keeps the core alive until ``stop()``.
    func start() throws {
        let box = Unmanaged.passRetained(self)
        var created = pthread_t()
        let code = pthread_create(&created, nil, Core.main, box.toOpaque())
        guard code == 0 else {
            box.release()
            throw SystemError(code: code, call: "pthread_create")
        }
        pthread_detach(created)
    }

    private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { box in
        guard let box else { return nil }
        let core = Unmanaged<Core>.fromOpaque(box).takeRetainedValue()
        core.loop()
        return nil
    }

    /// Ends the loop once every handler has returned. Later actions are dropped.
    func stop() {
        perform { [self] in isStopping = true }
    }

    var isCurrent: Bool { thread.load(ordering: .relaxed) == pthread_self() }

    /// Runs the action on this core: at once when called there, else soon.
    func perform(_ action: @escaping @Sendable () -> Void) {
        if isCurrent {
            action()
        } else {
            post { $0.actions.append(action) }
        }
    }

    /// Runs the action on this core and returns when it is done.
    func call(_ action: @escaping @Sendable () -> Void) async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            perform {
                action()
                continuation.resume()
            }
        }
    }

    /// An encoder for whole bodies, kept because making one costs as much as a small body.
    func gzipEncoder(level: Int) -> GzipEncoder? {
        if let gzip, gzip.level == level { return gzip.encoder }
        guard let encoder = GzipEncoder(level: level) else { return nil }
        gzip = (level, encoder)
        return encoder
    }

    func forEachConnection(_ body: (Connection) -> Void) {
        channels.visit { ($0 as? Connection).map(body) }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        if isCurrent {
            localJobs.append(job)
        } else {
            post { $0.jobs.append(job) }
        }
    }

    private func post(_ put: (inout Mailbox) -> Void) {
        let mustWake = mailbox.withLock { mailbox in
            put(&mailbox)
            defer { mailbox.isAwake = true }
            return !mailbox.isAwake
        }
        if mustWake {
            var one: UInt64 = 1
            _ = write(wake, &one, 8)
        }
    }
}

extension Core {
    private func loop() {
        let capacity = 256
        let events = UnsafeMutablePointer<epoll_event>.allocate(capacity: capacity)
        defer { events.deallocate() }
        thread.store(pthread_self(), ordering: .relaxed)
        now = MonotonicClock.now()
        while !isStopping || tasks > 0 || !localJobs.isEmpty {
            let count = epoll_wait(poll, events, Int32(capacity), waitMilliseconds())
            now = MonotonicClock.now()
            for index in 0..<max(0, Int(count)) {
                let key = events[index].data.u64
                if key == UInt64.max {
                    emptyMailbox()
                } else if let channel = channels[key] {
                    channel.ready(events[index].events)
                }
            }
            runJobs()
            if now >= nextTick { tick() }
        }
    }

    /// Lets a share of the channels look at their deadlines. With many channels the shares come more often instead of
    /// growing, so that nobody waits behind a walk over all of them.
    private func tick() {
        let shares = max(1, (channels.capacity + Self.tickShare - 1) / Self.tickShare)
        nextTick = now + Self.tickNanoseconds / Int64(shares)
        for channel in channels.nextShare(limit: Self.tickShare) where channel.slot != nil { channel.tick() }
    }

    private func waitMilliseconds() -> Int32 {
        if !localJobs.isEmpty { return 0 }
        if channels.isEmpty { return -1 }
        return Int32(clamping: max(0, (nextTick - now) / 1_000_000) + 1)
    }

    private func emptyMailbox() {
        var count: UInt64 = 0
        _ = read(wake, &count, 8)
        let mail = mailbox.withLock { mailbox in
            defer { mailbox = Mailbox() }
            return mailbox
        }
        localJobs.append(contentsOf: mail.jobs)
        for action in mail.actions { action() }
    }

    /// One round: jobs made by these jobs wait for the next turn, so that readiness is not starved.
    private func runJobs() {
        guard !localJobs.isEmpty else { return }
        let jobs = localJobs
        localJobs = []
        let executor = asUnownedTaskExecutor()
        for job in jobs { job.runSynchronously(on: executor) }
    }
}

extension Core {
    /// Watches the channel until ``remove(_:)``.
    func add(_ channel: Channel, events: UInt32) throws {
        let (slot, key) = channels.insert(channel)
        channel.slot = slot
        guard control(EPOLL_CTL_ADD, channel.descriptor, events, key: key) else {
            let error = SystemError.last("epoll_ctl")
            channels.remove(slot)
            channel.slot = nil
            throw error
        }
    }

    /// Changes what is watched; an empty mask pauses.
    func change(_ channel: Channel, events: UInt32) {
        guard let slot = channel.slot else { return }
        control(EPOLL_CTL_MOD, channel.descriptor, events, key: channels.key(slot))
    }

    /// Must come before the descriptor is closed.
    func remove(_ channel: Channel) {
        guard let slot = channel.slot else { return }
        control(EPOLL_CTL_DEL, channel.descriptor, 0, key: 0)
        channels.remove(slot)
        channel.slot = nil
    }

    @discardableResult
    private func control(_ operation: Int32, _ descriptor: Int32, _ events: UInt32, key: UInt64) -> Bool {
        var event = epoll_event()
        event.events = events
        event.data.u64 = key
        return epoll_ctl(poll, operation, descriptor, &event) == 0
    }
}
