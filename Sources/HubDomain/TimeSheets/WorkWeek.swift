/// A week of ISO 8601, Monday to Sunday: `2026-W10`.
package struct WorkWeek: Hashable, Sendable, CustomStringConvertible {
    package let monday: CivilDate

    package init(of date: CivilDate) {
        monday = date.adding(days: -CivilDate.weekdayIndex(ofDayNumber: date.dayNumber))
    }

    /// - Returns: `nil` for what isn't a week such as `2026-W10`; a year has 52 of them, or 53.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 4, let year = Int(parts[0]), parts[1].utf8.count == 3 else {
            return nil
        }
        guard parts[1].hasPrefix("W"), let number = Int(parts[1].dropFirst()), number > 0 else { return nil }
        // The week with 4 January is the first.
        guard let fourth = CivilDate(year: year, month: 1, day: 4) else { return nil }
        let week = WorkWeek(of: WorkWeek(of: fourth).monday.adding(days: 7 * (number - 1)))
        guard week.description == text else { return nil }
        self = week
    }

    package var description: String {
        let thursday = monday.adding(days: 3)
        let first = WorkWeek(of: CivilDate(year: thursday.year, month: 1, day: 4) ?? thursday).monday
        let number = (monday.dayNumber - first.dayNumber) / 7 + 1
        return "\(thursday.iso8601.prefix(4))-W\(number < 10 ? "0" : "")\(number)"
    }

    package var sunday: CivilDate { monday.adding(days: 6) }
    package var days: [CivilDate] { (0..<7).map { monday.adding(days: $0) } }
}
