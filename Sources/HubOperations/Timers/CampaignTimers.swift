package import HubDomain
import HubStore
import Logging

/// Starts planned builds and brings scheduled campaigns out at their instants, as the hub itself. The instants lie in the
/// store, so that a restart loses none.
package struct CampaignTimers: Sendable {
    private let hub: Hub

    package init(hub: Hub) {
        self.hub = hub
    }

    /// What a round did.
    package struct Report: Hashable, Sendable {
        package var performed = 0
        /// Launches that couldn't be: their slots were given up.
        package var missed: [CampaignKey] = []
        /// Builds that couldn't start; they are tried again in every round.
        package var refused: [CampaignKey] = []

        package init() {}
    }

    /// Fires everything that is due, earliest first; what is refused stands in nobody's way.
    /// - Parameter limit: How many are looked up at a time.
    package func runOnce(limit: Int = 100) async throws -> Report {
        var report = Report()
        var last: TimedCampaign?
        while true {
            let after = last
            let batch = try await hub.store.read { tx in
                try tx.campaigns.due(at: tx.now, after: after, limit: limit)
            }
            guard let end = batch.last else { return report }
            for campaign in batch { try await fire(campaign, &report) }
            last = end
        }
    }

    /// The next instant at which something is due.
    package func nextDue() async throws -> Instant? {
        try await hub.store.read { tx in try tx.campaigns.nextTimer(after: tx.now) }
    }

    /// - Throws: When the store can't take it now: the next round tries again.
    private func fire(_ campaign: TimedCampaign, _ report: inout Report) async throws {
        do {
            switch try await hub.take(campaign.timer.step, with: campaign.key) {
            case .performed: report.performed += 1
            case .missed: report.missed.append(campaign.key)
            case .nothing: break
            }
        } catch let error as HubError where error.code == .unavailable || error.code == .storeFull {
            throw error
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            // One campaign that can't go on must not hold up the others.
            if !(error is HubError) {
                hub.logger.error(
                    "A timer failed",
                    metadata: ["campaign": "\(campaign.key)", "error": "\(error)"]
                )
            }
            report.refused.append(campaign.key)
        }
    }
}
