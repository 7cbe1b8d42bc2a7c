package import HubDomain

/// A question to the SLA calculator whose calendar may be named by its key.
package struct SLAQuestion: Hashable, Sendable {
    package enum Calendar: Hashable, Sendable {
        case named(String)
        /// Written in the question itself.
        case inline(CalendarDraft)
    }

    package var calendar: Calendar
    package var start: Instant
    /// Working time to be reached. Either this or `end`.
    package var goalMinutes: Int64?
    /// Instant up to which working time is counted. Either this or `goalMinutes`.
    package var end: Instant?
    package var pauses: [Pause]

    package init(calendar: Calendar, start: Instant, goalMinutes: Int64?, end: Instant?, pauses: [Pause]) {
        self.calendar = calendar
        self.start = start
        self.goalMinutes = goalMinutes
        self.end = end
        self.pauses = pauses
    }

    /// Works out the answer with everything that a person needs to follow it.
    /// - Parameter calendars: Those that can be named, by key.
    /// - Throws: `invalid` with every problem of the question; also when the goal can't be reached.
    package func answer(with calendars: [String: WorkCalendar]) throws(HubError) -> SLAExplanation {
        switch calendar {
        case .inline(let draft): return try calculation(.inline(draft)).explain()
        case .named(let key):
            guard let calendar = calendars[key] else { throw unknown(key, among: calendars.keys.sorted()) }
            return try calculation(.named(calendar)).explain()
        }
    }

    private func calculation(_ calendar: SLACalculation.Calendar) -> SLACalculation {
        SLACalculation(calendar: calendar, start: start, goalMinutes: goalMinutes, end: end, pauses: pauses)
    }

    /// What else is wrong is told along with it, as far as it doesn't depend on the calendar.
    private func unknown(_ key: String, among known: [String]) -> HubError {
        let list = known.isEmpty ? "" : "; known are \(known.joined(separator: ", "))"
        let issue = Issue(pointer: "/calendar", code: "unknown", detail: "There is no calendar \"\(key)\"\(list)")
        return HubError(.invalid, "The calculation isn't valid.", issues: [issue] + otherIssues)
    }

    private var otherIssues: [Issue] {
        do throws(HubError) {
            _ = try calculation(.named(.always)).explain()
            return []
        } catch {
            return error.issues
        }
    }
}
