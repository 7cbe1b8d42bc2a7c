/// A stretch of working time between two instants, half-open and never empty.
package struct WorkWindow: Hashable, Sendable {
    package let from: Instant
    package let to: Instant

    package init(from: Instant, to: Instant) {
        self.from = from
        self.to = to
    }

    package var length: Milliseconds { to - from }
}
