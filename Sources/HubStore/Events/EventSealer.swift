/// Seals what has been appended since the last seal, so that the streams' chains can't be rewritten one by one.
///
/// Hashing is done over a read; the write is a single row. Two sealers at once are harmless: only one of them finds the
/// seal it started from still the newest.
package struct EventSealer: Sendable {
    private let store: Store

    package init(store: Store) {
        self.store = store
    }

    /// Seals up to `limit` events with one seal.
    /// - Returns: How many events were sealed; 0 when there was nothing to do or another sealer did it.
    @discardableResult
    package func runOnce(limit: Int = 1_000) async throws -> Int {
        let next = try await store.read { transaction in
            try Next(after: try Seals.newest(in: transaction), limit: limit, in: transaction)
        }
        guard let next else { return 0 }
        let isSealed = try await store.write { transaction in
            guard try Seals.newest(in: transaction).number == next.number - 1 else { return false }
            try transaction.run(Seals.insert, next.number, next.uptoSeq, next.hash, transaction.now)
            return true
        }
        return isSealed ? next.count : 0
    }

    private struct Next: Sendable {
        let number: Int64
        let uptoSeq: Int64
        let hash: EventHash
        let count: Int

        init?(after last: Seals.Seal, limit: Int, in transaction: ReadTransaction) throws {
            var uptoSeq: Int64 = 0
            let hashes: [EventHash] = try transaction.all(Events.hashesAfter, last.uptoSeq, limit) { row in
                uptoSeq = try row.int64(0)
                return try row[1]
            }
            if hashes.isEmpty { return nil }
            number = last.number + 1
            self.uptoSeq = uptoSeq
            hash = EventChain.seal(hashes, previous: last.hash)
            count = hashes.count
        }
    }
}
