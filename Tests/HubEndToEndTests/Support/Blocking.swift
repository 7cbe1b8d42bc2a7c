import Dispatch

/// Work that blocks its thread, kept off the threads of Swift's tasks.
enum Blocking {
    private static let queue = DispatchQueue(label: "end-to-end.blocking", attributes: .concurrent)

    static func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result(catching: work)) }
        }
    }
}
