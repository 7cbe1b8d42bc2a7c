/// Which windows begin on which date: the week's pattern, holidays and special days.
package struct WorkHours: Hashable, Sendable {
    /// The usual windows; a day that isn't named has none. Windows may overlap.
    package let weekly: [Weekday: [TimeWindow]]
    package let holidays: Set<Holiday>
    /// Dates with windows of their own, which replace the week's and outrank a holiday on the same date.
    package let special: [CivilDate: [TimeWindow]]

    package init(
        weekly: [Weekday: [TimeWindow]],
        holidays: Set<Holiday> = [],
        special: [CivilDate: [TimeWindow]] = [:]
    ) {
        self.weekly = weekly
        self.holidays = holidays
        self.special = special
    }

    /// Day and night, every day.
    package static let always = WorkHours(
        weekly: Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, [.wholeDay]) })
    )

    package func isHoliday(_ date: CivilDate) -> Bool {
        holidays.contains(.on(date)) || holidays.contains(.yearly(month: date.month, day: date.day))
    }

    /// The windows that begin on `date`, as written.
    package func windows(beginningOn date: CivilDate) -> [TimeWindow] {
        if let special = special[date] { return special }
        return isHoliday(date) ? [] : weekly[date.weekday] ?? []
    }
}
