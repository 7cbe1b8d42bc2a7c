package import HubDomain

/// The hub's store: consistent reads, and writes that are on the disk when they return.
///
/// Errors that mean "not now" arrive as ``HubError`` (`store-full`, `unavailable`), what a body throws arrives as
/// thrown.
package final class Store: Sendable {
    /// Raised after each commit that changed something.
    package let commits = Signal()
    package let driver: any StoreDriver
    package let clock: any HubClock
    private let writes: WriteQueue
    private let reads: ReadLanes
    private let caches = StoreCaches()
    private let lastForeignVersion = Locked<Int64?>(nil)

    package init(driver: any StoreDriver, clock: any HubClock, limits: StoreLimits = StoreLimits()) {
        self.driver = driver
        self.clock = clock
        writes = WriteQueue(driver: driver, clock: clock, limits: limits, commits: commits, caches: caches)
        reads = ReadLanes(driver: driver, limits: limits)
    }

    package var writeStatistics: WriteStatistics { writes.statistics }

    /// Runs `body` over one consistent state, which holds every write that was acknowledged before the call.
    nonisolated(nonsending) package func read<Value: Sendable>(
        _ body: @escaping @Sendable (ReadTransaction) throws -> Value
    ) async throws -> Value {
        try Task.checkCancellation()
        return try await withCheckedThrowingContinuation { continuation in
            reads.submit(ReadJob(clock: clock, caches: caches, body: body, continuation: continuation))
        }
    }

    /// Runs `body` as one transaction and returns when its changes are synced to the disk. Writes that come together
    /// share a commit; each is undone alone when its body throws.
    ///
    /// Once called, a write is carried out even if the caller's task is cancelled. The body may run more than once.
    /// - Parameter now: The transaction's time when it is not the clock's, as in imports.
    nonisolated(nonsending) package func write<Value: Sendable>(
        now: Instant? = nil,
        _ body: @escaping @Sendable (WriteTransaction) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            writes.submit(WriteJob(now: now, body: body, continuation: continuation))
        }
    }

    /// Raises ``commits`` when another process has committed since the last call; for a loop that polls.
    /// - Returns: Whether it was raised.
    @discardableResult
    package func pollForeignCommits() async throws -> Bool {
        let version = try await driver.withWriter { try $0.dataVersion() }
        let isForeign = lastForeignVersion.withLock { last in
            defer { last = version }
            return last.map { $0 != version } ?? false
        }
        if isForeign { commits.raise() }
        return isForeign
    }

    /// Refuses new work, finishes what was accepted and closes the driver.
    package func close() async throws {
        try await writes.close()
        await reads.close()
        try await driver.close()
    }
}
