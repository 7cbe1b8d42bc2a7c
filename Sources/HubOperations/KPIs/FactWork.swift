import HubDomain
package import HubStore

/// Folds facts into roll-ups behind the commits.
package struct FactWork: BackgroundWork {
    /// Readers add what isn't folded yet, so there is no hurry.
    private static let pause = Milliseconds.seconds(2)

    private let fold: FactFold

    package init(store: Store) {
        fold = FactFold(store: store)
    }

    package var name: String { "figures" }

    package func round() async throws -> NextRound {
        try await fold.runOnce() > 0 ? .atOnce : .onCommit(pause: Self.pause)
    }
}
