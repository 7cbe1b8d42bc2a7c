/// A stretch during which a clock stands still, half-open. `to` is `nil` while it lasts.
package struct Pause: Hashable, Sendable {
    package let from: Instant
    package let to: Instant?

    package init(from: Instant, to: Instant?) {
        self.from = from
        self.to = to
    }
}

/// Pauses put in order and united, so that overlapping ones count once and those without length not at all.
struct UnitedPauses {
    /// Ends as they are, an open one as `Int64.max`; in order, apart from each other.
    private(set) var stretches: [(from: Int64, to: Int64)] = []

    init(_ pauses: [Pause]) {
        guard !pauses.isEmpty else { return }
        let ordered = pauses.map { (from: $0.from.milliseconds, to: $0.to?.milliseconds ?? .max) }
            .filter { $0.from < $0.to }
            .sorted { $0.from < $1.from }
        stretches.reserveCapacity(ordered.count)
        for next in ordered {
            if let last = stretches.last, next.from <= last.to {
                stretches[stretches.count - 1].to = max(last.to, next.to)
            } else {
                stretches.append(next)
            }
        }
    }
}
