import HubDomain
import Logging

/// Fires the warnings and breaches of clocks.
package struct ClockWork: BackgroundWork {
    private static let pause = Milliseconds(100)
    private static let refusedRetry = Milliseconds.minutes(1)

    private let hub: Hub
    private let timers: ClockTimers

    package init(hub: Hub) {
        self.hub = hub
        timers = ClockTimers(hub: hub)
    }

    package var name: String { "clocks" }

    package func round() async throws -> NextRound {
        let report = try await timers.runOnce()
        guard report.refused.isEmpty else { return .onCommit(orAt: hub.now + Self.refusedRetry, pause: Self.pause) }
        return .onCommit(orAt: try await timers.nextDue(), pause: Self.pause)
    }
}
