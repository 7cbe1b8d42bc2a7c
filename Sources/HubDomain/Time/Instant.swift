/// A point in time as whole milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted (POSIX time).
package struct Instant: Hashable, Comparable, Sendable {
    package var milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    package static func + (instant: Instant, duration: Milliseconds) -> Instant {
        Instant(milliseconds: instant.milliseconds + duration.count)
    }

    package static func - (later: Instant, earlier: Instant) -> Milliseconds {
        Milliseconds(later.milliseconds - earlier.milliseconds)
    }
}

/// A length of time in whole milliseconds.
package struct Milliseconds: Hashable, Comparable, Sendable {
    package var count: Int64

    package init(_ count: Int64) {
        self.count = count
    }

    package static let zero = Milliseconds(0)
    package static func seconds(_ count: Int64) -> Milliseconds { Milliseconds(count * 1_000) }
    package static func minutes(_ count: Int64) -> Milliseconds { Milliseconds(count * 60_000) }
    package static func hours(_ count: Int64) -> Milliseconds { Milliseconds(count * 3_600_000) }
    package static func days(_ count: Int64) -> Milliseconds { Milliseconds(count * 86_400_000) }

    package static func < (left: Milliseconds, right: Milliseconds) -> Bool { left.count < right.count }
    package static func + (left: Milliseconds, right: Milliseconds) -> Milliseconds {
        Milliseconds(left.count + right.count)
    }
    package static func - (left: Milliseconds, right: Milliseconds) -> Milliseconds {
        Milliseconds(left.count - right.count)
    }
}
