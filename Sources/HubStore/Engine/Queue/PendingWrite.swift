import HubDomain

/// A write that waits for its commit group, and the caller who waits for it.
///
/// Unchecked: handed from the caller to the writer's queue through the lock of ``WriteQueue`` and used by one of them
/// at a time.
class PendingWrite: @unchecked Sendable {
    /// The transaction's "now" when the caller brings one, as imports do.
    let now: Instant?

    init(now: Instant?) {
        self.now = now
    }

    /// Runs the body and keeps what became of it.
    /// - Returns: Whether it ended without an error.
    func run(_ transaction: WriteTransaction) -> Bool { false }

    /// Replaces whatever the body came to: its changes were not stored.
    func fail(_ error: any Error) {}

    /// Answers the caller; called once, after the commit.
    func settle() {}
}

final class WriteJob<Value: Sendable>: PendingWrite, @unchecked Sendable {
    private let body: @Sendable (WriteTransaction) throws -> Value
    private let continuation: CheckedContinuation<Value, any Error>
    private var outcome: Result<Value, any Error> = .failure(StoreError.closed)

    init(
        now: Instant?,
        body: @escaping @Sendable (WriteTransaction) throws -> Value,
        continuation: CheckedContinuation<Value, any Error>
    ) {
        self.body = body
        self.continuation = continuation
        super.init(now: now)
    }

    override func run(_ transaction: WriteTransaction) -> Bool {
        do {
            outcome = .success(try body(transaction))
            return true
        } catch {
            outcome = .failure(error)
            return false
        }
    }

    override func fail(_ error: any Error) {
        outcome = .failure(error)
    }

    override func settle() {
        switch outcome {
        case .success(let value): continuation.resume(returning: value)
        case .failure(let error): continuation.resume(throwing: StoreError.outward(error))
        }
    }
}
