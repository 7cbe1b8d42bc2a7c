import HubDomain

/// Work on a task that is still to be entered.
struct WorkedTask: Sendable {
    let task: String
    let line: String
    let role: Role
    let person: String
    let calendar: WorkCalendar
    /// When it was done.
    let at: Instant
    let minutes: Int
}

/// Spreads work over the days of the people who did it, so that nobody's day grows longer than a long one.
struct TimeSheets {
    private struct Day: Hashable {
        let person: String
        let date: CivilDate
    }

    private var minutes: [Day: Int] = [:]

    private static let longDay = 560
    private static let mostDays = 45

    /// The entries for some work: on the day on which it was done, and on days before for what has no room there.
    mutating func entries(for work: [WorkedTask]) -> [TimeDraft] {
        work.flatMap { entries(for: $0) }
    }

    private mutating func entries(for work: WorkedTask) -> [TimeDraft] {
        var left = work.minutes
        var date = work.calendar.localDate(of: work.at)
        var drafts: [TimeDraft] = []
        for _ in 0..<Self.mostDays where left > 0 {
            let day = Day(person: work.person, date: date)
            let room = Self.longDay - minutes[day, default: 0]
            date = date.adding(days: -1)
            while date.weekday == .saturday || date.weekday == .sunday { date = date.adding(days: -1) }
            guard room >= min(left, 15) else { continue }
            let taken = min(left, room)
            minutes[day, default: 0] += taken
            left -= taken
            drafts.append(
                TimeDraft(
                    person: work.person,
                    line: work.line,
                    task: work.task,
                    workDate: day.date,
                    minutes: taken,
                    role: work.role
                )
            )
        }
        return drafts
    }
}

extension ServiceKind {
    /// How much the work on jobs of one tier differs as a whole, as the standard deviation of the logarithm. Most are
    /// steady; events and programmes are what their customers make of them.
    var effortSpread: Double {
        switch self {
        case .newsletter, .dataImport: 0.1
        case .landingPage, .webinar, .paidSocial, .translation: 0.15
        case .nurture: 0.5
        case .event: 0.9
        }
    }

    /// By how much its work grows a month: the networks ask for ever more formats.
    var effortGrowth: Double { self == .paidSocial ? 0.025 : 0 }
}
