import HubDomain
package import HubStore

/// Keeps the search index behind the commits.
package struct SearchWork: BackgroundWork {
    private static let pause = Milliseconds(200)

    private let indexer: SearchIndexer

    package init(store: Store) {
        indexer = SearchIndexer(store: store)
    }

    package var name: String { "search" }

    package func round() async throws -> NextRound {
        // Few at a time would make many commits; a full batch means that more is waiting.
        try await indexer.runOnce() == SearchIndexer.batch ? .atOnce : .onCommit(pause: Self.pause)
    }
}

/// Seals the events behind the commits.
package struct SealingWork: BackgroundWork {
    /// A seal is a commit of its own, so that one a second is often enough.
    private static let pause = Milliseconds.seconds(1)
    private static let limit = 1_000

    private let sealer: EventSealer

    package init(store: Store) {
        sealer = EventSealer(store: store)
    }

    package var name: String { "sealing" }

    package func round() async throws -> NextRound {
        try await sealer.runOnce(limit: Self.limit) == Self.limit ? .atOnce : .onCommit(pause: Self.pause)
    }
}
