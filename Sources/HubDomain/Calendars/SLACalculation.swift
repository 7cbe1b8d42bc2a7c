import HubJSON

/// A question to the calculator: start and goal, or start and end, on a calendar.
package struct SLACalculation: Hashable, Sendable {
    package enum Calendar: Hashable, Sendable {
        /// One that was looked up by its key.
        case named(WorkCalendar)
        /// One written in the request; its issues are reported under `/calendar`.
        case inline(CalendarDraft)
    }

    package var calendar: Calendar
    package var start: Instant
    /// Working time to be reached. Either this or `end`.
    package var goalMinutes: Int64?
    /// Instant up to which working time is counted. Either this or `goalMinutes`.
    package var end: Instant?
    package var pauses: [Pause]

    package init(
        calendar: Calendar,
        start: Instant,
        goalMinutes: Int64? = nil,
        end: Instant? = nil,
        pauses: [Pause] = []
    ) {
        self.calendar = calendar
        self.start = start
        self.goalMinutes = goalMinutes
        self.end = end
        self.pauses = pauses
    }

    /// A hundred years of minutes; more can't be answered anyway.
    package static let mostGoalMinutes: Int64 = 52_596_000
    static let longestSpan = Milliseconds.days(36_525)

    /// Works out the answer with everything that a person needs to follow it.
    /// - Throws: `invalid` with every problem of the request, each with its JSON Pointer; also when the goal can't be
    ///   reached.
    package func explain() throws(HubError) -> SLAExplanation {
        var issues: [Issue] = []
        let calendar = readCalendar(&issues)
        issues += requestIssues()
        guard let calendar, issues.isEmpty else {
            throw HubError(.invalid, "The calculation isn't valid.", issues: issues)
        }
        guard let goalMinutes else { return explainElapsed(to: end ?? start, on: calendar) }
        return try explainDue(goal: .minutes(goalMinutes), on: calendar)
    }

    private func readCalendar(_ issues: inout [Issue]) -> WorkCalendar? {
        switch calendar {
        case .named(let calendar):
            return calendar
        case .inline(let draft):
            var reader = CalendarReader(pointer: JSONPointer(["calendar"]))
            let calendar = reader.read(draft, key: "inline")
            issues += reader.issues
            return calendar
        }
    }
}
