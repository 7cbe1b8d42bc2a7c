package import HubDomain
import HubStore

/// Starts planned builds and launches scheduled campaigns at their instants, as the hub itself. The instants lie in the
/// store, so that a restart loses none.
package struct CampaignTimers: Sendable {
    private let hub: Hub

    package init(hub: Hub) {
        self.hub = hub
    }

    /// What a round did.
    package struct Report: Hashable, Sendable {
        package var performed = 0
        /// Timers whose action was refused; they are tried again when the campaign changes or after a while.
        package var refused: [CampaignKey] = []
    }

    /// Fires what is due, earliest first.
    package func runOnce(limit: Int = 100) async throws -> Report {
        let (starts, launches) = try await hub.store.read { tx in
            (
                try tx.campaigns.dueToStart(at: tx.now, limit: limit),
                try tx.campaigns.dueToLaunch(at: tx.now, limit: limit)
            )
        }
        var report = Report()
        for key in starts { try await fire(.startBuild, on: key, &report) }
        for key in launches { try await fire(.launch, on: key, &report) }
        return report
    }

    /// The next instant at which something is due.
    package func nextDue() async throws -> Instant? {
        try await hub.store.read { tx in try tx.campaigns.nextTimer(after: tx.now) }
    }

    private func fire(
        _ effect: ActionDefinition.Effect,
        on key: CampaignKey,
        _ report: inout Report
    ) async throws {
        do {
            try await hub.performAsSystem(effect, on: key)
            report.performed += 1
        } catch let error as HubError where error.code != .unavailable && error.code != .storeFull {
            report.refused.append(key)
        }
    }
}

extension Hub {
    /// Performs the action with an effect that the campaign's workflow lets the hub itself take.
    /// - Throws: As `perform`; `not-found` when the workflow has no such action.
    func performAsSystem(_ effect: ActionDefinition.Effect, on key: CampaignKey) async throws {
        let workflow = try await store.read { tx in
            let campaign = try tx.campaigns.find(key)
            return try definitions.value(campaign.pins.workflow, in: tx).workflow
        }
        guard let action = workflow?.actions.first(where: { $0.effect == effect && $0.roles.contains(.system) }) else {
            throw HubError(.notFound, "The workflow has no such action for the hub")
        }
        let request = ActionRequest(action: action.key, reason: "At its instant")
        _ = try await perform(request, on: key, for: .system, expecting: nil)
    }
}
