import Dispatch
import Glibc
import HubDomain
import HubJSON

/// Runs calculations that take their time on a few threads of their own, so that they hold up neither a core that serves
/// requests nor each other's memory. Those that find no thread free wait in order; when too many wait, the next is
/// refused. A calculation whose caller is cancelled leaves the queue at once, and is told so by `Task.isCancelled` while
/// it runs.
package final class ComputeQueue: Sendable {
    private struct State: Sendable {
        var running = 0
        var lastTicket = 0
        var waiting: [Waiter] = []
        /// Cancelled before they had begun to wait.
        var cancelled: Set<Int> = []
    }

    private struct Waiter: Sendable {
        let ticket: Int
        let continuation: CheckedContinuation<Void, any Error>
    }

    private let width: Int
    private let mostWaiting: Int
    private let state = Locked(State())
    private let executor = ComputeExecutor()

    /// - Parameters:
    ///   - width: Calculations that run at once; by default one processor is left for requests, where there are several.
    ///   - mostWaiting: Calculations that wait for their turn.
    package init(width: Int = ComputeQueue.standardWidth, mostWaiting: Int = 32) {
        self.width = max(1, width)
        self.mostWaiting = mostWaiting
    }

    package static var standardWidth: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)) - 1) }

    /// How many run and how many wait, at this moment.
    package var load: (running: Int, waiting: Int) { state.withLock { ($0.running, $0.waiting.count) } }

    /// Whether the calling thread is carrying out a calculation of such a queue.
    package static var isCurrent: Bool { ComputeExecutor.isCurrent }

    /// - Parameter body: Blocks its thread; should look at `Task.isCancelled` now and then.
    /// - Throws: `unavailable` when too many wait, `CancellationError`, or what the body throws.
    package func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await enter()
        defer { leave() }
        return try await withTaskExecutorPreference(executor) {
            try Task.checkCancellation()
            return try body()
        }
    }

    private func enter() async throws {
        let ticket = state.withLock { state in
            state.lastTicket += 1
            return state.lastTicket
        }
        defer { state.withLock { _ = $0.cancelled.remove(ticket) } }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                switch admit(Waiter(ticket: ticket, continuation: continuation)) {
                case .success(true): continuation.resume()
                case .success(false): break
                case .failure(let error): continuation.resume(throwing: error)
                }
            }
        } onCancel: {
            cancel(ticket)
        }
    }

    /// - Returns: Whether the calculation may begin at once; otherwise it waits.
    private func admit(_ waiter: Waiter) -> Result<Bool, any Error> {
        state.withLock { state in
            if state.cancelled.contains(waiter.ticket) { return .failure(CancellationError()) }
            if state.running < width {
                state.running += 1
                return .success(true)
            }
            guard state.waiting.count < mostWaiting else { return .failure(Self.full) }
            state.waiting.append(waiter)
            return .success(false)
        }
    }

    private func cancel(_ ticket: Int) {
        let waiter = state.withLock { state in
            guard let place = state.waiting.firstIndex(where: { $0.ticket == ticket }) else {
                state.cancelled.insert(ticket)
                return Waiter?.none
            }
            return state.waiting.remove(at: place)
        }
        waiter?.continuation.resume(throwing: CancellationError())
    }

    /// Hands the place on to whoever waits longest.
    private func leave() {
        let next = state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.running -= 1
                return Waiter?.none
            }
            return state.waiting.removeFirst()
        }
        next?.continuation.resume()
    }

    private static var full: HubError {
        HubError(
            .unavailable,
            "Too many calculations are waiting. Try again in a moment.",
            details: ["retryAfterSeconds": 2]
        )
    }
}

/// Runs jobs on threads of Dispatch; how many at once is the queue's business.
private final class ComputeExecutor: TaskExecutor {
    private static let mark = DispatchSpecificKey<Bool>()
    private let queue = DispatchQueue(label: "campaignhub.compute", qos: .utility, attributes: .concurrent)

    init() {
        queue.setSpecific(key: Self.mark, value: true)
    }

    static var isCurrent: Bool { DispatchQueue.getSpecific(key: mark) == true }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
