import HubDomain
package import HubStore

/// Keeps the search terms in step with the events, behind the commits.
package struct SearchIndexer: Sendable {
    private static let consumer = "search"
    /// Events that one round deals with at most.
    package static let batch = 500
    private static let types: Set<String> = Set(
        [EventType.drafted, .submitted, .edited].map(\.rawValue)
    )

    private let store: Store

    package init(store: Store) {
        self.store = store
    }

    /// Events that are not dealt with yet.
    package func lag() async throws -> Int64 {
        try await store.read { tx in try tx.search.lag(of: Self.consumer) }
    }

    /// Indexes the campaigns of the next events.
    /// - Returns: Events dealt with; 0 when there is nothing left.
    package func runOnce(limit: Int = SearchIndexer.batch) async throws -> Int {
        let next = try await store.read { tx in try batch(limit: limit, in: tx) }
        guard let last = next.last else { return 0 }
        // A change that comes between the two has an event of its own, which is dealt with later.
        try await store.write { tx in
            guard try tx.search.position(of: Self.consumer) == next.position else { return }
            for (key, terms) in next.terms { try tx.search.replaceTerms(of: key, with: terms) }
            try tx.search.advance(Self.consumer, to: last)
        }
        return next.count
    }

    /// The words are looked for here, where nobody waits for the one writer.
    private func batch(limit: Int, in tx: ReadTransaction) throws -> Batch {
        let position = try tx.search.position(of: Self.consumer)
        let events = try Events.list(after: position, limit: limit, in: tx)
        let streams = Set(events.filter { Self.types.contains($0.event.type) }.map(\.event.stream)).sorted()
        let terms = try streams.compactMap { stream in
            try tx.campaigns.known(id: stream).map { (key: $0.key, terms: SearchTerms.terms(of: $0)) }
        }
        return Batch(position: position, last: events.last?.seq, count: events.count, terms: terms)
    }

    private struct Batch: Sendable {
        let position: Int64
        let last: Int64?
        let count: Int
        let terms: [(key: CampaignKey, terms: Set<String>)]
    }
}

extension Hub {
    /// Batches that a search waits for at most; what is written behind them is found a moment later.
    private static let batchesToWaitFor = 5
    /// Events beyond which a search doesn't wait at all: the background reader is at work on a great many.
    private static let lagToWaitFor = 1_000

    /// Brings the index up to the last commit, so that whoever wrote a brief finds it. A full disk keeps nobody from
    /// reading: what is indexed is found.
    func catchUpSearch() async throws {
        let indexer = SearchIndexer(store: store)
        guard try await indexer.lag() <= Self.lagToWaitFor else { return }
        do {
            for _ in 0..<Self.batchesToWaitFor where try await indexer.runOnce() == 0 { return }
        } catch let error as HubError where error.code == .storeFull {
            return
        }
    }
}
