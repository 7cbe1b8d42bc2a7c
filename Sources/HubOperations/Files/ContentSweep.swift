import HubDomain
import HubStore
import Logging

/// Deletes bytes that nothing refers to: what a crash left between the naming of the bytes and the row that refers to them,
/// or between the removal of the last row and that of the bytes. An upload under way is never in reach, see
/// ``ContentStore/alone(with:_:)``.
package struct ContentSweep: BackgroundWork {
    private static let interval = Milliseconds.hours(24)
    /// Between two shares of a pass.
    private static let pause = Milliseconds.seconds(1)

    private let hub: Hub
    private let nextShare = Locked(0)

    package init(hub: Hub) {
        self.hub = hub
    }

    package var name: String { "content sweep" }

    package func round() async throws -> NextRound {
        let share = nextShare.withLock(\.self)
        let removed = try await runOnce(share: share)
        if removed > 0 {
            hub.logger.notice("Removed bytes that nothing referred to", metadata: ["files": "\(removed)"])
        }
        let following = (share + 1) % ContentStore.shares
        nextShare.withLock { $0 = following }
        return .after(following == 0 ? Self.interval : Self.pause)
    }

    /// Sweeps one share of the digests, and with the first one the drafts that an earlier process left.
    /// - Returns: How many files were deleted.
    package func runOnce(share: Int) async throws -> Int {
        guard let content = hub.files?.content else { return 0 }
        var removed = share == 0 ? try await content.removeAbandonedDrafts() : 0
        for digest in try await content.digests(inShare: share) where try await removeIfUnused(digest, in: content) {
            removed += 1
        }
        return removed
    }

    /// Sweeps everything.
    package func runOnce() async throws -> Int {
        var removed = 0
        for share in 0..<ContentStore.shares { removed += try await runOnce(share: share) }
        return removed
    }

    private func removeIfUnused(_ digest: ContentDigest, in content: ContentStore) async throws -> Bool {
        try await content.alone(with: digest) {
            let isUsed = try await hub.store.read { tx in try tx.files.isReferenced(digest) }
            if !isUsed { try await content.remove(digest) }
            return !isUsed
        }
    }
}
