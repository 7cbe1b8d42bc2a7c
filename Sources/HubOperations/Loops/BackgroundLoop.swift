import HubDomain
package import HubStore
package import Logging
import ServiceLifecycle

/// Runs the rounds of one work until the process stops. A failure is logged and tried again, later and later.
package struct BackgroundLoop: Service {
    private static let firstRetry = Milliseconds.seconds(1)
    private static let longestRetry = Milliseconds.minutes(1)

    private let work: any BackgroundWork
    private let store: Store
    private let logger: Logger

    package init(_ work: any BackgroundWork, store: Store, logger: Logger) {
        self.work = work
        self.store = store
        self.logger = logger
    }

    /// Ends at a graceful shutdown, between two transactions of a round.
    package func run() async throws {
        await cancelWhenGracefulShutdown { await repeatRounds() }
    }

    private func repeatRounds() async {
        let commits = store.commits.subscribe()
        var retry = Self.firstRetry
        while !Task.isCancelled {
            do {
                let next = try await work.round()
                retry = Self.firstRetry
                try await wait(for: next, commits)
            } catch is CancellationError {
                return
            } catch {
                log(error, retry)
                try? await store.clock.sleep(until: store.clock.now() + retry)
                retry = min(retry + retry, Self.longestRetry)
            }
        }
    }

    private func wait(for next: NextRound, _ commits: Signal.Subscription) async throws {
        let clock = store.clock
        switch next {
        case .atOnce:
            return
        case .after(let time):
            try await clock.sleep(until: clock.now() + time)
        case .onCommit(let due, let pause):
            try await clock.sleep(until: clock.now() + pause)
            if let due {
                try await commits.wait(until: due, on: clock)
            } else {
                try await commits.wait()
            }
        }
    }

    private func log(_ error: any Error, _ retry: Milliseconds) {
        let known = error as? HubError
        let isPassing = known?.code == .unavailable || known?.code == .storeFull
        logger.log(
            level: isPassing ? .warning : .error,
            "A background loop failed and is tried again",
            metadata: [
                "loop": "\(work.name)",
                "retry-ms": "\(retry.count)",
                "error": "\(known?.message ?? String(describing: error))",
                "cause": "\(known?.cause.map { String(describing: $0) } ?? "none")",
            ]
        )
    }
}
