import Glibc
package import HubDomain

/// The machine's clock.
package struct SystemClock: HubClock {
    /// A stepped clock or a suspended machine is noticed within one nap.
    private static let longestNap = Milliseconds.seconds(30)

    package init() {}

    package func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }

    package func sleep(until instant: Instant) async throws {
        while true {
            try Task.checkCancellation()
            let left = instant - now()
            guard left > .zero else { return }
            try await Task.sleep(for: .milliseconds(min(left, Self.longestNap).count), clock: .continuous)
        }
    }
}
