import HubDomain
import HubStore

/// Notices what other processes commit, such as `campaignhub apply` or `token revoke` beside a running server, and
/// drops what this process remembers from before.
package struct ForeignCommitWork: BackgroundWork {
    private static let interval = Milliseconds.seconds(1)

    private let hub: Hub
    /// Stays true until what is remembered was renewed, should that fail.
    private let isStale = Locked(false)

    package init(hub: Hub) {
        self.hub = hub
    }

    package var name: String { "foreign commits" }

    package func round() async throws -> NextRound {
        if try await hub.store.pollForeignCommits() { isStale.withLock { $0 = true } }
        if isStale.withLock({ $0 }) {
            hub.sessions.forgetAll()
            try await hub.refreshDefinitions()
            isStale.withLock { $0 = false }
        }
        return .after(Self.interval)
    }
}
