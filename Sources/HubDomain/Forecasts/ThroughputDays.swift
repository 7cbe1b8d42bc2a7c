/// The days of the past that a simulation draws from.
package struct ThroughputDays: Hashable, Sendable {
    package let sampling: Sampling
    /// Ascending.
    package let dates: [CivilDate]
    package let calendar: WorkCalendar
    private let first: CivilDate

    /// Which days a past and a future are made of.
    package enum Sampling: String, Hashable, Sendable, CaseIterable {
        /// Days on which the calendar has working hours.
        case workingDays = "working-days"
        case calendarDays = "calendar-days"
    }

    /// - Parameters:
    ///   - calendar: Says which days are working days; dates are those of its zone.
    ///   - first: The first day of the past that counts.
    ///   - end: The day after the last.
    package init(_ sampling: Sampling, of calendar: WorkCalendar, from first: CivilDate, to end: CivilDate) {
        self.sampling = sampling
        self.calendar = calendar
        self.first = first
        let all = first < end ? (first.dayNumber..<end.dayNumber).map(CivilDate.init(dayNumber:)) : []
        dates = sampling == .calendarDays ? all : all.filter(calendar.isWorkingDay)
    }

    /// Where a completion on a date counts: on the day itself, else on the next that is drawn from, as it was there by
    /// then; behind the last on the last.
    /// - Returns: `nil` before the first day, and when there are no days.
    func place(of date: CivilDate) -> Int? {
        guard let last = dates.last, date >= first else { return nil }
        guard date <= last else { return dates.count - 1 }
        var low = 0
        var high = dates.count
        while low < high {
            let middle = (low + high) / 2
            if dates[middle] < date { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The day so many days of this kind after a date.
    /// - Returns: `nil` when the calendar has no working day for ten years.
    package func date(_ count: Int, after start: CivilDate) -> CivilDate? {
        sampling == .calendarDays ? start.adding(days: count) : calendar.adding(workingDays: count, to: start)
    }

    /// How many days of this kind lie after a date up to and with another.
    package func count(after start: CivilDate, through end: CivilDate) -> Int {
        guard start < end else { return 0 }
        return sampling == .calendarDays
            ? end.dayNumber - start.dayNumber : calendar.workingDays(from: start, to: end)
    }

    /// For messages: `120 working days from 2026-01-01 to 2026-06-30`.
    var text: String {
        let kind = sampling == .calendarDays ? "days" : "working days"
        guard let first = dates.first, let last = dates.last else { return "no \(kind)" }
        return "\(dates.count) \(kind) from \(first.iso8601) to \(last.iso8601)"
    }
}

extension WorkCalendar {
    /// Monday to Friday without holidays: the working days of whoever names no calendar.
    package static func weekdays(in zone: ZoneID) -> WorkCalendar {
        let days: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
        return WorkCalendar(
            key: weekdaysKey,
            zone: zone,
            hours: WorkHours(weekly: Dictionary(uniqueKeysWithValues: days.map { ($0, [.wholeDay]) }))
        )
    }

    package static let weekdaysKey = "monday-to-friday"
}
