/// A database engine: one writer, a few readers, each on a queue of its own.
///
/// The closures run one after the other on their connection's queue, never on the caller's thread; the calls
/// themselves return at once. After ``close()`` closures still run and find every statement refused with
/// ``StoreError/closed``. A closure leaves no transaction open.
package protocol StoreDriver: Sendable {
    var readerCount: Int { get }

    func onWriter(_ work: @escaping @Sendable (any StoreConnection) -> Void)
    /// - Parameter reader: 0 ..< ``readerCount``.
    func onReader(_ reader: Int, _ work: @escaping @Sendable (any StoreConnection) -> Void)

    /// Moves what the log holds into the database file and empties the log if no reader is in the way.
    func checkpoint() async throws -> CheckpointResult
    /// Writes a consistent copy to a new file while the store stays in use.
    func backup(to path: String) async throws
    /// Waits for running work and closes every connection. A second call does nothing.
    func close() async throws
}

/// What a checkpoint achieved.
package struct CheckpointResult: Hashable, Sendable {
    /// Whether the log is empty now; a long reader keeps it from being emptied.
    package let isComplete: Bool
    /// Pages left in the log.
    package let remainingPages: Int

    package init(isComplete: Bool, remainingPages: Int) {
        self.isComplete = isComplete
        self.remainingPages = remainingPages
    }
}

extension StoreDriver {
    /// Runs `work` with the writer connection, outside any commit group: migrations and maintenance.
    package func withWriter<Value: Sendable>(
        _ work: @escaping @Sendable (any StoreConnection) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            onWriter { connection in continuation.resume(with: Result { try work(connection) }) }
        }
    }

    /// Runs `work` in one write transaction of its own, outside any commit group.
    package func transaction<Value: Sendable>(
        _ work: @escaping @Sendable (any StoreConnection) throws -> Value
    ) async throws -> Value {
        try await withWriter { connection in
            try connection.control(.beginWrite)
            do {
                let value = try work(connection)
                try connection.control(.commit)
                return value
            } catch {
                if connection.isInTransaction { try connection.control(.rollback) }
                throw error
            }
        }
    }
}
