/// A stretch of working time on the wall of one day, such as 09:00–17:30.
///
/// An end at or before the start lies on the next day, so 22:00–06:00 is a night shift, and 09:00–09:00 is 24 hours.
package struct TimeWindow: Hashable, Sendable {
    package let start: LocalTime
    package let end: LocalTime

    /// - Returns: `nil` when the start is `24:00`, which is no time of the day that it would name.
    package init?(_ start: LocalTime, _ end: LocalTime) {
        guard start < .endOfDay else { return nil }
        self.start = start
        self.end = end
    }

    package static let wholeDay = TimeWindow(unchecked: .startOfDay, .endOfDay)

    private init(unchecked start: LocalTime, _ end: LocalTime) {
        self.start = start
        self.end = end
    }

    /// Minutes on the wall between the `00:00` of the window's day and its end, more than 1440 on the next day.
    var endMinutes: Int { end.minutes <= start.minutes ? end.minutes + 1_440 : end.minutes }
}

extension TimeWindow: CustomStringConvertible {
    package var description: String { "\(start)–\(end)" }
}
