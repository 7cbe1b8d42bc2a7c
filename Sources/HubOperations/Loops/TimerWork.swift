import HubDomain
import Logging

/// Fires planned builds and scheduled launches.
package struct TimerWork: BackgroundWork {
    private static let pause = Milliseconds(100)
    /// A timer whose action was refused waits for a change of its campaign or for the next look.
    private static let refusedPause = Milliseconds.seconds(5)
    private static let refusedRetry = Milliseconds.minutes(1)

    private let hub: Hub
    private let timers: CampaignTimers

    package init(hub: Hub) {
        self.hub = hub
        timers = CampaignTimers(hub: hub)
    }

    package var name: String { "timers" }

    package func round() async throws -> NextRound {
        // Asked first, so that what falls due during the round is not overlooked.
        let due = try await timers.nextDue()
        let report = try await timers.runOnce()
        if report.refused.isEmpty { return .onCommit(orAt: due, pause: Self.pause) }
        hub.logger.info(
            "Timers could not act yet",
            metadata: ["campaigns": "\(report.refused.map(\.description).joined(separator: ", "))"]
        )
        let retry = hub.now + Self.refusedRetry
        return .onCommit(orAt: due.map { min($0, retry) } ?? retry, pause: Self.refusedPause)
    }
}
