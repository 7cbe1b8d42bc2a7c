/// Counting in working days. A working day is a local date on which at least one window begins; how long it is doesn't
/// matter. Counts leave out the day they start from and take in the day they end on, as a spreadsheet's `WORKDAY` does:
/// from Friday to Monday is one working day.
extension WorkCalendar {
    package func isWorkingDay(_ date: CivilDate) -> Bool {
        var probe = WorkingDayProbe(timeline, startingAt: date.dayNumber)
        return probe.isWorkingDay(date.dayNumber)
    }

    /// The `count`-th working day after `date`, or before it for a count below zero; `date` itself for zero, even if
    /// it is no working day.
    /// - Returns: `nil` when ten years pass without a working day, or beyond 40,000 working days.
    package func adding(workingDays count: Int, to date: CivilDate) -> CivilDate? {
        guard count.magnitude <= 40_000 else { return nil }
        let step = count.signum()
        var left = count.magnitude
        var day = date.dayNumber
        var lastWorkingDay = day
        var probe = WorkingDayProbe(timeline, startingAt: day)
        while left > 0 {
            day += step
            guard Self.countableDays.contains(day), abs(day - lastWorkingDay) <= 3_653 else { return nil }
            if probe.isWorkingDay(day) {
                lastWorkingDay = day
                left -= 1
            }
        }
        return CivilDate(dayNumber: day)
    }

    /// The working days after `from` up to and including `to`. Counts of adjoining stretches add up, and turning the
    /// dates round turns the sign.
    ///
    /// `workingDays(from: a, to: b) >= n` says the same as `adding(workingDays: n, to: a) <= b` for `n` above zero; the
    /// latter costs `n` days and not the whole stretch, so rules ask that one (see `isAhead`).
    package func workingDays(from: CivilDate, to: CivilDate) -> Int {
        guard from <= to else { return -workingDays(from: to, to: from) }
        var probe = WorkingDayProbe(timeline, startingAt: from.dayNumber)
        var count = 0
        for day in from.dayNumber..<to.dayNumber where Self.countableDays.contains(day + 1) {
            if probe.isWorkingDay(day + 1) { count += 1 }
        }
        return count
    }

    /// Whether `later` lies at least `count` working days after `earlier`, by the local dates of the two instants.
    package func isAhead(_ later: Instant, of earlier: Instant, byWorkingDays count: Int) -> Bool {
        isAhead(timeline.rules.date(at: later), of: timeline.rules.date(at: earlier), byWorkingDays: count)
    }

    /// Whether `later` lies at least `count` working days after `earlier`.
    package func isAhead(_ later: CivilDate, of earlier: CivilDate, byWorkingDays count: Int) -> Bool {
        guard let first = adding(workingDays: count, to: earlier) else { return false }
        return first <= later
    }

    /// Days away from both ends of the years 1…9999, where dates end.
    private static let countableDays = -719_000...2_932_000
}
