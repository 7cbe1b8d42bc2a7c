/// A time in which nothing may go live.
package struct FreezeDefinition: Sendable {
    package let key: String
    package let name: String
    package let level: Level
    /// Address of the person who grants exceptions.
    package let owner: String
    /// IANA name; the schedule is local to it.
    package let zone: String
    package let schedule: Schedule
    /// Keys of the services that it holds for; empty for all.
    package let services: [String]
    /// Keys of the divisions that it holds for; empty for all.
    package let divisions: [String]

    package enum Level: String, Hashable, Sendable, CaseIterable {
        /// Blocks scheduling and launching.
        case hard
        /// Warns.
        case soft
    }

    package enum Schedule: Hashable, Sendable {
        /// Once, from the first up to the second moment on the wall.
        case window(from: LocalDateTime, to: LocalDateTime)
        case recurring(Recurrence)
    }

    /// Whole local days around one day of some months.
    package struct Recurrence: Hashable, Sendable {
        /// 1…12.
        package let months: [Int]
        package let day: Day
        package let daysBefore: Int
        package let daysAfter: Int
        /// Key of the calendar whose working days are counted; without it every day counts.
        package let calendar: String?

        package init(months: [Int], day: Day, daysBefore: Int, daysAfter: Int, calendar: String?) {
            self.months = months
            self.day = day
            self.daysBefore = daysBefore
            self.daysAfter = daysAfter
            self.calendar = calendar
        }
    }

    package enum Day: Hashable, Sendable {
        /// 1…31, a day that every named month has.
        case number(Int)
        case last
        /// The weekday of that week of the month, 1…4; `nil` for the last.
        case weekday(Weekday, week: Int?)
    }

    package init(
        key: String,
        name: String,
        level: Level,
        owner: String,
        zone: String,
        schedule: Schedule,
        services: [String],
        divisions: [String]
    ) {
        self.key = key
        self.name = name
        self.level = level
        self.owner = owner
        self.zone = zone
        self.schedule = schedule
        self.services = services
        self.divisions = divisions
    }

    /// Whether it concerns a line of the service for the division.
    package func covers(service: String, division: String) -> Bool {
        (services.isEmpty || services.contains(service)) && (divisions.isEmpty || divisions.contains(division))
    }
}
