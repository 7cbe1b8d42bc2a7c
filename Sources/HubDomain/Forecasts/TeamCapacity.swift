/// How many minutes a team can work.
package struct TeamCapacity: Sendable {
    package let team: String
    package let minutesPerWeek: Int
    package let calendar: WorkCalendar

    package init(team: String, minutesPerWeek: Int, calendar: WorkCalendar) {
        self.team = team
        self.minutesPerWeek = minutesPerWeek
        self.calendar = calendar
    }

    /// Minutes in a period: the week's share of each working day that begins in it, holidays left out.
    package func minutes(in period: KPIWindow) -> Double {
        let usual = calendar.hours.weekly.values.count { !$0.isEmpty }
        guard usual > 0 else { return 0 }
        let rules = period.zone.rules
        let days = calendar.workingDays(
            from: rules.date(at: period.from).adding(days: -1),
            to: rules.date(at: period.to).adding(days: -1)
        )
        return Double(minutesPerWeek) * Double(days) / Double(usual)
    }
}
