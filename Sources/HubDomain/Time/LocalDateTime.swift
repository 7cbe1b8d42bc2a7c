/// A date and a time on the wall, to the minute, without a zone.
package struct LocalDateTime: Hashable, Comparable, Sendable {
    package let date: CivilDate
    package let time: LocalTime

    package init(_ date: CivilDate, _ time: LocalTime) {
        self.date = date
        self.time = time
    }

    /// Orders by what the wall shows, so `24:00` of a day and `00:00` of the next are neither before the other.
    package static func < (left: LocalDateTime, right: LocalDateTime) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// Milliseconds between 1970-01-01T00:00 and this on a clock that is never put forward or back.
    package var milliseconds: Int64 {
        Int64(date.dayNumber) * LocalDateTime.day + Int64(time.minutes) * LocalDateTime.minute
    }

    /// The date and minute of a count of local milliseconds, rounded down.
    init(milliseconds: Int64) {
        let day = milliseconds.dividedDown(by: LocalDateTime.day)
        let minutes = Int((milliseconds - day * LocalDateTime.day) / LocalDateTime.minute)
        date = CivilDate(dayNumber: Int(day))
        time = LocalTime(hour: minutes / 60, minute: minutes % 60) ?? .startOfDay
    }

    static let minute: Int64 = 60_000
    static let day: Int64 = 86_400_000
}

extension LocalDateTime: CustomStringConvertible {
    /// `2026-11-21 09:00`.
    package var description: String { "\(date.iso8601) \(time)" }
}

extension Int64 {
    /// The quotient rounded towards negative infinity; `divisor` is positive.
    func dividedDown(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
