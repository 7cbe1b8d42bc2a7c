/// What a reader should know about a calendar between two instants to follow the arithmetic.
struct CalendarNotes {
    private let calendar: WorkCalendar
    private let from: Instant
    private let to: Instant

    /// Of each kind; a long stretch has many holidays.
    static let mostOfAKind = 20

    init(_ calendar: WorkCalendar, from: Instant, to: Instant) {
        self.calendar = calendar
        self.from = from
        self.to = to
    }

    var sentences: [String] {
        zoneNotes + startNotes + shortened(clockChanges, "clock changes")
            + shortened(dayNotes, "days with hours of their own")
    }

    private var rules: any ZoneRules { calendar.timeline.rules }

    private var zoneNotes: [String] {
        let name = calendar.zone.name
        guard name.hasPrefix("Etc/GMT"), let sign = name.dropFirst(7).first, "+-".contains(sign), name != "Etc/GMT+0",
            name != "Etc/GMT-0"
        else { return [] }
        return ["The sign in \(name) is that of POSIX: the zone is \(sign == "+" ? "behind" : "ahead of") UTC."]
    }

    private var startNotes: [String] {
        guard from < to, !calendar.isWorking(at: from), let next = calendar.nextWorkingInstant(from: from) else {
            return []
        }
        return ["The start is outside working hours; the next window begins at \(rules.local(at: next)) local time."]
    }

    private var clockChanges: [String] {
        rules.transitions(from: from, to: to).map { change in
            let before = LocalDateTime(milliseconds: change.at.milliseconds + Int64(change.offsetBefore) * 1_000)
            let after = LocalDateTime(milliseconds: change.at.milliseconds + Int64(change.offsetAfter) * 1_000)
            let minutes = (change.offsetAfter - change.offsetBefore) / 60
            let direction = minutes > 0 ? "forward" : "back"
            return
                "Clocks go \(direction) by \(minutes.magnitude) minutes on \(before.date.iso8601): \(before.time) becomes "
                + (before.date == after.date ? "\(after.time)." : "\(after).")
        }
    }

    /// Days of the stretch whose windows aren't the week's, as far as that makes a difference.
    private var dayNotes: [String] {
        let hours = calendar.hours
        guard !hours.holidays.isEmpty || !hours.special.isEmpty else { return [] }
        let first = rules.date(at: from).dayNumber
        let last = max(rules.date(at: to + Milliseconds(-1)).dayNumber, first)
        return (first...last).lazy.compactMap { self.note(on: CivilDate(dayNumber: $0)) }
            .prefix(Self.mostOfAKind + 1).map(\.self)
    }

    private func note(on date: CivilDate) -> String? {
        let hours = calendar.hours
        let day = "\(date.iso8601) (\(date.weekday.key))"
        if let special = hours.special[date] {
            let text = special.isEmpty ? "no hours" : special.map(\.description).joined(separator: ", ")
            return "\(day) is a special day: \(text)" + (hours.isHoliday(date) ? ", which outranks the holiday." : ".")
        }
        guard hours.isHoliday(date), hours.weekly[date.weekday]?.isEmpty == false else { return nil }
        return "\(day) is a holiday: no window begins on it."
    }

    private func shortened(_ notes: [String], _ kind: String) -> [String] {
        guard notes.count > Self.mostOfAKind else { return notes }
        return notes.prefix(Self.mostOfAKind) + ["There are more \(kind) in this stretch."]
    }
}
