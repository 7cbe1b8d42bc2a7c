/// `WorkHours` laid out for looking up many days in a row. All times in milliseconds.
struct WorkHoursIndex: Sendable {
    /// From the day's local midnight; the end may lie on the next day.
    struct Window {
        let start: Int64
        let end: Int64

        init(_ window: TimeWindow) {
            start = Int64(window.start.minutes) * LocalDateTime.minute
            end = Int64(window.endMinutes) * LocalDateTime.minute
        }
    }

    /// Monday first.
    private let weekly: [[Window]]
    private let special: [Int: [Window]]
    private let holidays: Set<Int>
    private let yearly: Set<Int>

    init(_ hours: WorkHours) {
        weekly = Weekday.allCases.map { (hours.weekly[$0] ?? []).map(Window.init) }
        special = Dictionary(
            uniqueKeysWithValues: hours.special.map { ($0.key.dayNumber, $0.value.map(Window.init)) }
        )
        var dated: Set<Int> = []
        var yearly: Set<Int> = []
        for holiday in hours.holidays {
            switch holiday {
            case .on(let date): dated.insert(date.dayNumber)
            case .yearly(let month, let day): yearly.insert(Self.key(month, day))
            }
        }
        holidays = dated
        self.yearly = yearly
    }

    func windows(onDay dayNumber: Int) -> [Window] {
        if !special.isEmpty, let windows = special[dayNumber] { return windows }
        if !holidays.isEmpty, holidays.contains(dayNumber) { return [] }
        if !yearly.isEmpty, isYearlyHoliday(dayNumber) { return [] }
        return weekly[CivilDate.weekdayIndex(ofDayNumber: dayNumber)]
    }

    private func isYearlyHoliday(_ dayNumber: Int) -> Bool {
        let date = CivilDate(dayNumber: dayNumber)
        return yearly.contains(Self.key(date.month, date.day))
    }

    private static func key(_ month: Int, _ day: Int) -> Int { month * 100 + day }
}
