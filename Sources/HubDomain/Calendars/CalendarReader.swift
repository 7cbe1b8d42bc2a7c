import HubJSON

/// Turns a draft into a calendar and notes everything that is wrong with it.
struct CalendarReader {
    let pointer: JSONPointer
    private(set) var issues: [Issue] = []

    /// More would be a mistake, and would make a day expensive to work out.
    static let mostWindowsOfADay = 100

    init(pointer: JSONPointer) {
        self.pointer = pointer
    }

    /// - Returns: `nil` when `issues` holds something afterwards.
    mutating func read(_ draft: CalendarDraft, key: String) -> WorkCalendar? {
        let zone = readZone(draft)
        let hours = WorkHours(
            weekly: readWeek(draft.weeklyHours),
            holidays: readHolidays(draft.holidays),
            special: readSpecialDays(draft.days)
        )
        guard let zone, issues.isEmpty else { return nil }
        return WorkCalendar(key: key, zone: zone, hours: hours)
    }

    private mutating func readZone(_ draft: CalendarDraft) -> ZoneID? {
        if let zone = draft.zone, let timezone = draft.timezone, zone != timezone {
            note(pointer.appending("timezone"), "conflict", "\"zone\" and \"timezone\" differ: give one of them.")
        }
        let member = draft.zone == nil && draft.timezone != nil ? "timezone" : "zone"
        guard let name = draft.zone ?? draft.timezone else {
            note(pointer.appending(member), "required", "A calendar needs a zone, such as \"Europe/Berlin\".")
            return nil
        }
        guard let zone = ZoneID(name) else {
            let shown = "\"\(name.prefix(100))\""
            note(
                pointer.appending(member),
                "unknown-zone",
                "\(shown) isn't an IANA time zone: write one such as \"Europe/Berlin\" or \"UTC\", no offset and no abbreviation."
            )
            return nil
        }
        return zone
    }

    private mutating func readWeek(_ days: [CalendarDraft.Day]) -> [Weekday: [TimeWindow]] {
        var week: [Weekday: [TimeWindow]] = [:]
        for day in days {
            let place = pointer.appending("weeklyHours").appending(day.name)
            let windows = readWindows(day.windows, at: place)
            guard let weekday = Weekday(key: day.name) else {
                note(place, "unknown-day", "A day of the week is one of mon, tue, wed, thu, fri, sat, sun.")
                continue
            }
            noteRepetition(week.updateValue(windows, forKey: weekday) != nil, at: place)
        }
        return week
    }

    private mutating func readSpecialDays(_ days: [CalendarDraft.Day]) -> [CivilDate: [TimeWindow]] {
        var special: [CivilDate: [TimeWindow]] = [:]
        for day in days {
            let place = pointer.appending("days").appending(day.name)
            let windows = readWindows(day.windows, at: place)
            guard let date = CivilDate(iso8601: day.name) else {
                note(place, "invalid-date", "A special day is named by a date that exists, such as \"2026-12-24\".")
                continue
            }
            noteRepetition(special.updateValue(windows, forKey: date) != nil, at: place)
        }
        return special
    }

    private mutating func readHolidays(_ texts: [String]) -> Set<Holiday> {
        var holidays: Set<Holiday> = []
        for (index, text) in texts.enumerated() {
            guard let holiday = Holiday(text) else {
                note(
                    pointer.appending("holidays").appending(index),
                    "invalid-date",
                    "A holiday is a date that exists, such as \"2026-12-25\", or one of every year, such as \"--12-26\"."
                )
                continue
            }
            holidays.insert(holiday)
        }
        return holidays
    }

    private mutating func noteRepetition(_ isRepeated: Bool, at place: JSONPointer) {
        guard isRepeated else { return }
        note(place, "duplicate", "The day is named twice.")
    }

    private mutating func note(_ place: JSONPointer, _ code: String, _ detail: String) {
        issues.append(Issue(pointer: place.description, code: code, detail: detail))
    }
}

extension CalendarReader {
    private mutating func readWindows(_ texts: [[String]], at place: JSONPointer) -> [TimeWindow] {
        if texts.count > Self.mostWindowsOfADay {
            note(place, "too-many", "A day has at most \(Self.mostWindowsOfADay) windows.")
            return []
        }
        var windows: [TimeWindow] = []
        for (index, pair) in texts.enumerated() {
            if let window = readWindow(pair, at: place.appending(index)) { windows.append(window) }
        }
        return windows
    }

    private mutating func readWindow(_ pair: [String], at place: JSONPointer) -> TimeWindow? {
        guard pair.count == 2 else {
            note(place, "invalid-window", "A window is a start and an end, such as [\"09:00\", \"17:30\"].")
            return nil
        }
        let start = readTime(pair[0], at: place.appending(0))
        let end = readTime(pair[1], at: place.appending(1))
        guard let start, let end else { return nil }
        guard let window = TimeWindow(start, end) else {
            note(place.appending(0), "invalid-time", "A window can't start at 24:00: write 00:00 on the next day.")
            return nil
        }
        return window
    }

    private mutating func readTime(_ text: String, at place: JSONPointer) -> LocalTime? {
        guard let time = LocalTime(text) else {
            note(place, "invalid-time", "A time is HH:MM from 00:00 to 23:59, or 24:00 as an end.")
            return nil
        }
        return time
    }
}
