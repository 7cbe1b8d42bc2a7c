package import HubDomain
import HubStore
import Logging

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
        /// Timers whose action was refused; they are tried again in every round.
        package var refused: [CampaignKey] = []

        package init() {}
    }

    /// Fires everything that is due, earliest first; what is refused stands in nobody's way.
    /// - Parameter limit: How many are looked up at a time.
    package func runOnce(limit: Int = 100) async throws -> Report {
        var report = Report()
        var position = Position()
        while true {
            let batch = try await next(limit, position)
            for timer in batch { try await fire(timer, &report) }
            if batch.isEmpty { return report }
            position.pass(batch)
        }
    }

    /// The next instant at which something is due.
    package func nextDue() async throws -> Instant? {
        try await hub.store.read { tx in try tx.campaigns.nextTimer(after: tx.now) }
    }

    /// How far a round has come, in each of the two lists.
    private struct Position: Sendable {
        var start: DueCampaign?
        var launch: DueCampaign?

        mutating func pass(_ batch: [Timer]) {
            start = batch.last { $0.effect == .startBuild }?.due ?? start
            launch = batch.last { $0.effect == .launch }?.due ?? launch
        }
    }

    private struct Timer: Sendable {
        let effect: ActionDefinition.Effect
        let due: DueCampaign
    }

    private func next(_ limit: Int, _ position: Position) async throws -> [Timer] {
        try await hub.store.read { tx in
            let starts = try tx.campaigns.dueToStart(at: tx.now, after: position.start, limit: limit)
            let launches = try tx.campaigns.dueToLaunch(at: tx.now, after: position.launch, limit: limit)
            let timers =
                starts.map { Timer(effect: .startBuild, due: $0) } + launches.map { Timer(effect: .launch, due: $0) }
            return timers.sorted { ($0.due.at, $0.due.key.number) < ($1.due.at, $1.due.key.number) }
        }
    }

    /// - Throws: When the store can't take it now: the next round tries again.
    private func fire(_ timer: Timer, _ report: inout Report) async throws {
        do {
            if try await hub.performAsSystem(timer.effect, on: timer.due.key) { report.performed += 1 }
        } catch let error as HubError where error.code == .unavailable || error.code == .storeFull {
            throw error
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            // One campaign that can't go on must not hold up the others.
            if !(error is HubError) {
                hub.logger.error(
                    "A timer failed",
                    metadata: ["campaign": "\(timer.due.key)", "error": "\(error)"]
                )
            }
            report.refused.append(timer.due.key)
        }
    }
}

extension Hub {
    /// Performs the action with an effect that the campaign's workflow lets the hub itself take, if its instant has come:
    /// somebody may have moved it since it was looked up.
    /// - Returns: Whether it was performed.
    /// - Throws: As `perform`; `not-found` when the workflow has no such action.
    func performAsSystem(_ effect: ActionDefinition.Effect, on key: CampaignKey) async throws -> Bool {
        try await write { tx in
            var isPerformed = false
            _ = try change(key, expecting: nil, by: .system, in: tx) { campaign, pinned in
                guard let due = campaign.instant(of: effect), due <= tx.now else { return Outcome(events: []) }
                let actions = pinned.workflow.actions.filter { $0.effect == effect && $0.roles.contains(.system) }
                guard let action = actions.first(where: { $0.from.contains(campaign.stage) }) ?? actions.first else {
                    throw HubError(.notFound, "The workflow has no such action for the hub")
                }
                let request = ActionRequest(action: action.key, reason: "Due at \(due.rfc3339)")
                isPerformed = true
                return try perform(request, on: &campaign, for: .system, pinned, in: tx)
            }
            return isPerformed
        }
    }
}

extension Campaign {
    /// When the hub is to take the action with this effect by itself.
    fileprivate func instant(of effect: ActionDefinition.Effect) -> Instant? {
        switch effect {
        case .startBuild: plannedStartAt
        case .launch: scheduledLaunchAt
        default: nil
        }
    }
}
