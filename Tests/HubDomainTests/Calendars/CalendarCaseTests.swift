import HubDomain
import Testing

struct CalendarCaseTests {
    @Test(arguments: CalendarCase.all)
    func `a written-out case comes out as written`(_ line: CalendarCase) throws {
        let calendar = try #require(CalendarCase.calendars[line.calendar])
        switch line.kind {
        case "due": try checkDue(line, calendar)
        case "elapsed": try checkElapsed(line, calendar)
        case "add":
            let date = calendar.adding(
                workingDays: try #require(Int(line.second)),
                to: try CalendarCase.date(line.first)
            )
            #expect(date.map(\.iso8601) ?? "never" == line.answer)
        case "count":
            let count = calendar.workingDays(
                from: try CalendarCase.date(line.first),
                to: try CalendarCase.date(line.second)
            )
            #expect(String(count) == line.answer)
        case "shift":
            let moved = calendar.adding(
                workingDays: try #require(Int(line.second)),
                to: try CalendarCase.instant(line.first)
            )
            #expect(moved == (try CalendarCase.instant(line.answer)))
        default: Issue.record("unknown kind: \(line.line)")
        }
    }

    @Test func `no line of the table was lost in reading it`() {
        let lines = CalendarCaseTable.text.split(separator: "\n")
        #expect(CalendarCase.all.count + CalendarCase.calendars.count == lines.count { $0.contains { $0 != " " } })
        #expect(CalendarCase.all.count >= 60)
    }

    private func checkDue(_ line: CalendarCase, _ calendar: WorkCalendar) throws {
        let start = try CalendarCase.instant(line.first)
        let goal = Milliseconds.minutes(try #require(Int64(line.second)))
        let pauses = try line.pauses()
        let due = calendar.due(start: start, goal: goal, pauses: pauses)
        switch line.answer {
        case "paused": #expect(due == .paused)
        case "never": #expect(due == .never(.noWorkingTime))
        default:
            #expect(due == .at(try CalendarCase.instant(line.answer)), "got \(due.instant?.rfc3339 ?? "\(due)")")
            #expect(calendar.elapsed(from: start, to: due.instant ?? start, pauses: pauses) == goal)
        }
    }

    private func checkElapsed(_ line: CalendarCase, _ calendar: WorkCalendar) throws {
        let start = try CalendarCase.instant(line.first)
        let end = try CalendarCase.instant(line.second)
        let pauses = try line.pauses()
        let elapsed = calendar.elapsed(from: start, to: end, pauses: pauses)
        #expect(elapsed == .seconds(try #require(Int64(line.answer))))
        let windows = calendar.windows(from: start, to: end, pauses: pauses)
        #expect(windows.map(\.length).reduce(.zero, +) == elapsed)
    }
}
