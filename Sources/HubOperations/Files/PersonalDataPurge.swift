package import HubDomain
import HubStore

/// Deletes the bytes of files with personal data once their campaign has been over for long enough.
package struct PersonalDataPurge: BackgroundWork {
    private static let interval = Milliseconds.hours(1)
    private static let batch = 200

    private let hub: Hub

    package init(hub: Hub) {
        self.hub = hub
    }

    package var name: String { "personal data" }

    package func round() async throws -> NextRound {
        try await runOnce(now: hub.now, limit: Self.batch)
        return .after(Self.interval)
    }

    /// Purges everything that is due.
    /// - Parameter limit: How many files are looked at at a time.
    /// - Returns: How many were purged.
    @discardableResult
    package func runOnce(now: Instant, limit: Int) async throws -> Int {
        guard let keeping = hub.files else { return 0 }
        let cutoff = Instant(milliseconds: now.milliseconds - keeping.personalDataLifetime.count)
        var purged = 0
        var last: PersonalDataFile?
        while true {
            let after = last
            let files = try await hub.store.read { tx in
                try tx.files.personalData(since: cutoff, after: after, limit: limit)
            }
            for file in files where try await hub.purge(file, endedBy: cutoff) { purged += 1 }
            guard files.count == limit else { return purged }
            last = files.last
        }
    }
}

extension Hub {
    /// - Returns: Whether it was due: its campaign is over since `cutoff` or longer, by its own workflow.
    fileprivate func purge(_ due: PersonalDataFile, endedBy cutoff: Instant) async throws -> Bool {
        let digest = try await write { tx -> ContentDigest? in
            var digest: ContentDigest?
            _ = try change(due.campaign, expecting: nil, by: .system, in: tx) { campaign, pinned in
                let isOver = pinned.workflow.stage(campaign.stage)?.category == .ended
                guard isOver, campaign.stageEnteredAt <= cutoff,
                    let file = try tx.files.find(due.file, of: campaign.id), !file.isPurged
                else { return Outcome(events: []) }
                try tx.files.purge(file.id, of: campaign.id, at: tx.now)
                digest = file.digest
                return Outcome(events: [file.purged(at: tx.now)])
            }
            return digest
        }
        guard let digest, let content = files?.content else { return false }
        try await content.alone(with: digest) { await dropIfUnused(digest, in: content) }
        return true
    }
}
