import Dispatch
import Synchronization

/// A few queues for calls that may block (files) or compute for long (compression), away from the cores.
final class BlockingWorkers: Sendable {
    static let shared = BlockingWorkers(count: 4)

    private let queues: [DispatchQueue]
    private let next = Atomic<Int>(0)

    init(count: Int) {
        queues = (0..<count).map { DispatchQueue(label: "http-server.blocking-\($0)") }
    }

    func run<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        let turn = next.wrappingAdd(1, ordering: .relaxed).oldValue
        let queue = queues[(turn & Int.max) % queues.count]
        return try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Result, any Error>) in
            queue.async { continuation.resume(with: Swift.Result { try body() }) }
        }
    }
}
