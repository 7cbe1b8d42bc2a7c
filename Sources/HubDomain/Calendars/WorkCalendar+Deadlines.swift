/// Instants that lie a number of working days from another.
extension WorkCalendar {
    /// The same time on the wall, `count` working days later, or earlier for a count below zero.
    ///
    /// Where the clocks skip that time it is the instant of the change; where they repeat it, the earlier of the two.
    /// - Returns: `nil` as for dates.
    package func adding(workingDays count: Int, to instant: Instant) -> Instant? {
        guard count != 0 else { return instant }
        let local = timeline.rules.localMilliseconds(at: instant)
        let day = local.dividedDown(by: LocalDateTime.day)
        guard let date = adding(workingDays: count, to: CivilDate(dayNumber: Int(day))) else { return nil }
        let moved = Int64(date.dayNumber) * LocalDateTime.day + local - day * LocalDateTime.day
        let reach = 3 * LocalDateTime.day
        let offsets = ZoneOffsets(timeline.rules, from: moved - reach, to: moved + reach)
        return Instant(milliseconds: offsets.earliest(moved))
    }

    /// The end of work `count` working days before `date`: what must be done by then is due at this instant. For a
    /// count of zero it is the end of work on `date`, or on the last working day before it.
    /// - Parameter count: not below zero.
    /// - Returns: `nil` as for dates.
    package func closing(workingDays count: Int, before date: CivilDate) -> Instant? {
        guard count > 0 else { return closing(of: date) ?? adding(workingDays: -1, to: date).flatMap(closing(of:)) }
        return adding(workingDays: -count, to: date).flatMap(closing(of:))
    }

    /// When the first window that begins on `date` starts; `nil` when it is no working day.
    package func opening(of date: CivilDate) -> Instant? { windows(beginningOn: date).map(\.from).min() }

    /// When the last window that begins on `date` ends, which may be on the next day; `nil` when it is no working day.
    package func closing(of date: CivilDate) -> Instant? { windows(beginningOn: date).map(\.to).max() }

    /// The windows that begin on `date` as instants, in the order they were written; they may overlap.
    package func windows(beginningOn date: CivilDate) -> [WorkWindow] {
        var probe = WorkingDayProbe(timeline, startingAt: date.dayNumber)
        return probe.windows(onDay: date.dayNumber)
    }
}
