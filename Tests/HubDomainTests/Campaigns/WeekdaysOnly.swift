import HubDomain

/// Monday to Friday in UTC, counted day by day: an independent stand-in for a calendar.
struct WeekdaysOnly: WorkingDayCounting {
    func localDate(of instant: Instant) -> CivilDate {
        CivilDate(dayNumber: Int(instant.milliseconds / 86_400_000))
    }

    func isAhead(_ later: CivilDate, of earlier: CivilDate, byWorkingDays count: Int) -> Bool {
        guard later >= earlier else { return false }
        var found = 0
        var day = earlier
        while day < later {
            day = CivilDate(dayNumber: day.dayNumber + 1)
            if day.weekday != .saturday, day.weekday != .sunday { found += 1 }
        }
        return found >= count
    }
}
