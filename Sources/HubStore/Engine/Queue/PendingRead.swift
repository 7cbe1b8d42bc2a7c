import HubDomain

/// A read that waits for a free reader, and the caller who waits for it.
class PendingRead: @unchecked Sendable {
    // Unchecked: it has no mutable state; the subclass holds constants only.

    /// Runs the body in a read transaction and answers the caller.
    func run(on connection: any StoreConnection) {}

    /// Answers without having run.
    func refuse(_ error: StoreError) {}
}

final class ReadJob<Value: Sendable>: PendingRead, @unchecked Sendable {
    private let clock: any HubClock
    private let caches: StoreCaches
    private let body: @Sendable (ReadTransaction) throws -> Value
    private let continuation: CheckedContinuation<Value, any Error>

    init(
        clock: any HubClock,
        caches: StoreCaches,
        body: @escaping @Sendable (ReadTransaction) throws -> Value,
        continuation: CheckedContinuation<Value, any Error>
    ) {
        self.clock = clock
        self.caches = caches
        self.body = body
        self.continuation = continuation
    }

    override func run(on connection: any StoreConnection) {
        do {
            let value = try perform(on: connection)
            continuation.resume(returning: value)
        } catch {
            continuation.resume(throwing: StoreError.outward(error))
        }
    }

    override func refuse(_ error: StoreError) {
        continuation.resume(throwing: StoreError.outward(error))
    }

    private func perform(on connection: any StoreConnection) throws -> Value {
        try connection.control(.beginRead)
        // Also on the way out with an error: a reader left in a transaction would see an old state for ever.
        defer { if connection.isInTransaction { try? connection.control(.rollback) } }
        return try body(ReadTransaction(connection: connection, now: clock.now(), caches: caches))
    }
}
