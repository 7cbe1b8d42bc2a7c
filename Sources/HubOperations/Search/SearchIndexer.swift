import HubDomain
package import HubStore

/// Keeps the search terms in step with the events, behind the commits.
package struct SearchIndexer: Sendable {
    private static let consumer = "search"
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
    package func runOnce(limit: Int = 200) async throws -> Int {
        let (position, events) = try await store.read { tx in
            let position = try tx.search.position(of: Self.consumer)
            return (position, try Events.list(after: position, limit: limit, in: tx))
        }
        guard let last = events.last else { return 0 }
        let streams = Set(events.filter { Self.types.contains($0.event.type) }.map(\.event.stream)).sorted()
        try await store.write { tx in
            guard try tx.search.position(of: Self.consumer) == position else { return }
            for stream in streams {
                guard let campaign = try tx.campaigns.find(id: stream) else { continue }
                try tx.search.replaceTerms(of: campaign.key, with: SearchTerms.terms(of: campaign))
            }
            try tx.search.advance(Self.consumer, to: last.seq)
        }
        return events.count
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
