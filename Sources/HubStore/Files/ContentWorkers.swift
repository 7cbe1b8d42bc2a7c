import Dispatch
import HubDomain

/// A few queues for calls that block on the disk.
final class ContentWorkers: Sendable {
    private static let count = 4

    private let queues = (0..<ContentWorkers.count).map { DispatchQueue(label: "hub.content-\($0)") }
    private let next = Locked(0)

    func run<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        let queue = next.withLock { next in
            next = (next + 1) % Self.count
            return queues[next]
        }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Swift.Result { try body() }) }
        }
    }
}
