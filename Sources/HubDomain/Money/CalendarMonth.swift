/// A month of the calendar: `2026-03`.
package struct CalendarMonth: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let year: Int
    package let month: Int

    package init(of date: CivilDate) {
        year = date.year
        month = date.month
    }

    /// - Returns: `nil` for what isn't written `YYYY-MM`.
    package init?(_ text: String) {
        guard text.utf8.count == 7, let date = CivilDate(iso8601: text + "-01") else { return nil }
        self.init(of: date)
    }

    package var description: String { String(firstDay.iso8601.dropLast(3)) }

    package var firstDay: CivilDate { CivilDate(dayNumber: dayNumber(1)) }
    package var lastDay: CivilDate { CivilDate(dayNumber: dayNumber(CivilDate.days(inMonth: month, of: year))) }

    package var next: CalendarMonth { CalendarMonth(of: lastDay.adding(days: 1)) }

    package var previous: CalendarMonth { CalendarMonth(of: firstDay.adding(days: -1)) }

    package static func < (left: CalendarMonth, right: CalendarMonth) -> Bool {
        (left.year, left.month) < (right.year, right.month)
    }

    private func dayNumber(_ day: Int) -> Int { CivilDate(year: year, month: month, day: day)?.dayNumber ?? 0 }
}
