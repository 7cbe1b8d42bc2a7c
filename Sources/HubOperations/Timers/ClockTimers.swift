package import HubDomain
import HubStore
import Logging

/// Records warnings and breaches of clocks at their instants. The instants lie in the store, so that a restart loses
/// none; a campaign is locked and looked at again before anything fires, so that each fires once.
package struct ClockTimers: Sendable {
    private let hub: Hub

    package init(hub: Hub) {
        self.hub = hub
    }

    /// What a round did.
    package struct Report: Hashable, Sendable {
        package var fired = 0
        /// Campaigns whose clocks can't be worked out; they are tried again in every round.
        package var refused: Set<CampaignKey> = []

        package init() {}
    }

    /// Fires everything that is due, in the order of its instants across all campaigns.
    /// - Parameter limit: How many campaigns share a transaction.
    package func runOnce(limit: Int = 50) async throws -> Report {
        var report = Report()
        while true {
            let refused = report.refused
            let due = try await hub.store.read { [hub] tx in
                try tx.clocks.due(at: hub.now, limit: limit + refused.count)
            }
            let batch = due.filter { !refused.contains($0.key) }
            guard !batch.isEmpty else { return report }
            let isWhole = due.count < limit + refused.count
            let result = try await hub.write { [hub] tx in
                try hub.fireClocks(of: batch, isWhole: isWhole, in: tx)
            }
            report.fired += result.fired
            report.refused.formUnion(result.refused)
        }
    }

    /// The next instant at which something fires, past ones included.
    package func nextDue() async throws -> Instant? {
        try await hub.store.read { try $0.clocks.nextTimer() }
    }
}

extension Hub {
    /// - Parameters:
    ///   - batch: Campaigns with the instants at which they want to fire, earliest first.
    ///   - isWhole: Nothing beyond the batch is due.
    fileprivate func fireClocks(
        of batch: [DueCampaign],
        isWhole: Bool,
        in tx: WriteTransaction
    ) throws -> ClockTimers.Report {
        var report = ClockTimers.Report()
        for (index, due) in batch.enumerated() where !report.refused.contains(due.key) {
            // Not past the next one's instant, so that the record keeps the order of the instants.
            let next = index + 1 < batch.count ? batch[index + 1].at : isWhole ? tx.now : due.at
            do {
                report.fired += try tx.attempt { try fireClocks(of: due.key, through: next, in: tx) }
            } catch let error as HubError where error.code == .unavailable || error.code == .storeFull {
                throw error
            } catch {
                // One campaign that can't be worked out must not hold up the others.
                logger.error("A clock failed", metadata: ["campaign": "\(due.key)", "error": "\(error)"])
                report.refused.insert(due.key)
            }
        }
        return report
    }

    /// - Returns: How much was recorded.
    private func fireClocks(of key: CampaignKey, through last: Instant, in tx: WriteTransaction) throws -> Int {
        let stored = try tx.campaigns.lock(key, expecting: nil)
        var campaign = stored.campaign
        let pinned = try definitions.definitions(for: campaign, in: tx)
        let events = try fireClocks(of: &campaign, pinned, through: last, in: tx)
        guard !events.isEmpty else { return 0 }
        let chain = try record(events, of: campaign, after: stored.chain, by: .system, in: tx)
        try tx.campaigns.update(campaign, since: stored.campaign, chain: chain)
        return events.count
    }
}
