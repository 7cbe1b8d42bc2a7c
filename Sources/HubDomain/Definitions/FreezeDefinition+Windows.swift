extension FreezeDefinition {
    /// The stretches of time that the freeze takes and that overlap a range, in order.
    /// - Parameter calendar: The one that the recurrence names, if it names one.
    package func windows(in range: Range<Instant>, calendar: WorkCalendar?) -> [Range<Instant>] {
        guard let rules = ZoneID(zone)?.rules else { return [] }
        return days(around: range, rules, calendar)
            // As for working windows: a boundary that the clocks show twice makes the window as long as it can be.
            .map { (rules.earliest($0.from), rules.latest($0.to)) }
            .filter { $0.0 < $0.1 && $0.0 < range.upperBound && range.lowerBound < $0.1 }
            .map { $0.0..<$0.1 }
            .sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    }

    private func days(
        around range: Range<Instant>,
        _ rules: some ZoneRules,
        _ calendar: WorkCalendar?
    ) -> [(from: LocalDateTime, to: LocalDateTime)] {
        switch schedule {
        case .window(let from, let to): return [(from, to)]
        case .recurring(let recurrence):
            // A freeze reaches a year to either side of its day at most.
            let years = (rules.date(at: range.lowerBound).year - 1)...(rules.date(at: range.upperBound).year + 1)
            return years.flatMap { year in recurrence.days(in: year, calendar) }
        }
    }
}

extension FreezeDefinition.Recurrence {
    /// Days before or after at most.
    package static let reach = 300

    fileprivate func days(in year: Int, _ calendar: WorkCalendar?) -> [(from: LocalDateTime, to: LocalDateTime)] {
        months.compactMap { month in
            guard let date = day.date(in: month, of: year) else { return nil }
            let first = shifted(date, by: -daysBefore, calendar)
            let last = shifted(date, by: daysAfter, calendar)
            return (LocalDateTime(first, .startOfDay), LocalDateTime(last.adding(days: 1), .startOfDay))
        }
    }

    private func shifted(_ date: CivilDate, by days: Int, _ calendar: WorkCalendar?) -> CivilDate {
        calendar?.adding(workingDays: days, to: date) ?? date.adding(days: days)
    }
}

extension FreezeDefinition.Day {
    /// The day in one month; `nil` where the month has none.
    package func date(in month: Int, of year: Int) -> CivilDate? {
        switch self {
        case .number(let day): return CivilDate(year: year, month: month, day: day)
        case .last:
            guard (1...12).contains(month) else { return nil }
            return CivilDate(year: year, month: month, day: CivilDate.days(inMonth: month, of: year))
        case .weekday(let weekday, let week):
            guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
            let offset = (weekday.rawValue - first.weekday.rawValue + 7) % 7
            if let week { return first.adding(days: offset + 7 * (week - 1)) }
            let length = CivilDate.days(inMonth: month, of: year)
            return first.adding(days: offset + 7 * ((length - 1 - offset) / 7))
        }
    }
}
