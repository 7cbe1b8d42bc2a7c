import CEpoll
import Glibc
import Synchronization

/// One thread with its readiness loop: it carries a share of the connections and is the task executor of their
/// handlers, so that a handler which never really waits runs to its end without a switch of threads.
///
/// A loop of our own over epoll serves a small request with two system calls; a dispatch source for each connection
/// re-arms itself with a third one and changes threads besides.
final class Core: TaskExecutor, @unchecked Sendable {  // All but `mailbox` and constants belongs to the thread.
    private let mailbox: Mailbox
    private let thread = Atomic<UInt>(0)
    private var gzip: (level: Int, encoder: GzipEncoder)?
    let poll: Poll
    var isStopping = false
    /// Handler tasks that have not ended. The thread outlives them all, because it is their executor.
    var tasks = 0
    var jobs: [UnownedJob] = []
    var laterActions: [() -> Void] = []
    /// Counts the turns of the loop.
    var turn: UInt64 = 0
    /// The monotonic instant at which this turn of the loop began.
    var now: Int64 = 0
    var nextTick: Int64 = 0
    var channels = ChannelTable()
    let buffers = BufferPool()
    /// Where response heads and small responses are put together.
    let scratch = ByteBuffer(capacity: 64 * 1024)
    let date = DateText()

    /// Throws ``SystemError`` when the process has no descriptors left.
    init() throws {
        poll = try Poll()
        mailbox = Mailbox(poll: poll)
    }

    deinit { poll.close() }

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
        core.thread.store(pthread_self(), ordering: .relaxed)
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
        if isCurrent { action() } else { mailbox.put(action) }
    }

    /// Runs the action in the next turn of the loop. Call on this core.
    func later(_ action: @escaping () -> Void) { laterActions.append(action) }

    /// Runs the action on this core and returns when it is done.
    func call(_ action: @escaping @Sendable () -> Void) async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            perform {
                action()
                continuation.resume()
            }
        }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        if isCurrent { jobs.append(job) } else { mailbox.put(job) }
    }

    /// Takes over what other threads have left.
    func emptyMailbox() {
        let mail = mailbox.take()
        jobs.append(contentsOf: mail.jobs)
        for action in mail.actions { action() }
    }

    /// An encoder for whole bodies, kept because making one costs as much as a small body.
    func gzipEncoder(level: Int) -> GzipEncoder? {
        if let gzip, gzip.level == level { return gzip.encoder }
        guard let encoder = GzipEncoder(level: level) else { return nil }
        gzip = (level, encoder)
        return encoder
    }
}
