package import HubDomain
package import HubStore

/// Forgets the answers kept for `Idempotency-Key` once nobody repeats their requests any more.
package struct AnswerExpiry: BackgroundWork {
    /// How long an answer can be given again.
    package static let lifetime = Milliseconds.days(7)
    private static let interval = Milliseconds.hours(1)

    private let store: Store

    package init(store: Store) {
        self.store = store
    }

    package var name: String { "answer expiry" }

    package func round() async throws -> NextRound {
        let lifetime = Milliseconds(-Self.lifetime.count)
        try await store.write { tx in _ = try tx.idempotency.expire(before: tx.now + lifetime) }
        return .after(Self.interval)
    }
}
