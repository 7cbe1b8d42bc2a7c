import HubDomain
import Testing

struct WorkCalendarLimitTests {
    private let office = CalendarCase.calendars["lunch"] ?? .always

    @Test func `instants at the ends of time are answered`() {
        let first = Instant(milliseconds: .min)
        let last = Instant(milliseconds: .max)
        #expect(office.due(start: last, goal: .minutes(1)) == .never(.tooFar))
        #expect(office.due(start: Instant.latest, goal: .minutes(1)) == .never(.tooFar))
        #expect(office.due(start: first, goal: .minutes(1)).instant != nil)
        #expect(office.elapsed(from: last, to: first) == .zero)
        #expect(!office.isWorking(at: first))
        #expect(!office.isWorking(at: last))
        #expect(office.nextWorkingInstant(from: last) == nil)
        #expect(office.due(start: Instant(milliseconds: 0), goal: Milliseconds(.max)) == .never(.tooFar))
        #expect(office.due(start: Instant(milliseconds: 0), goal: .minutes(-5)) == .at(Instant(milliseconds: 0)))
    }

    @Test func `pauses at the ends of time are answered`() throws {
        let start = try CalendarCase.instant("2026-11-23T09:00+01:00")
        let whole = Pause(from: Instant(milliseconds: .min), to: Instant(milliseconds: .max))
        #expect(office.due(start: start, goal: .minutes(1), pauses: [whole]) == .never(.tooFar))
        #expect(office.elapsed(from: start, to: start + .days(9), pauses: [whole]) == .zero)
        #expect(office.windows(from: start, to: start + .days(9), pauses: [whole]).isEmpty)
        let backwards = Pause(from: start + .hours(1), to: start)
        #expect(office.elapsed(from: start, to: start + .hours(2), pauses: [backwards]) == .hours(2))
    }

    @Test func `years that aren't kept are answered like others`() throws {
        let start = try CalendarCase.instant("2150-11-23T09:00+01:00")
        let goal = Milliseconds.minutes(3_000)
        let due = try #require(office.due(start: start, goal: goal).instant)
        #expect(office.elapsed(from: start, to: due) == goal)
        let old = try CalendarCase.instant("1955-11-23T09:00+01:00")
        let oldDue = try #require(office.due(start: old, goal: goal).instant)
        #expect(office.elapsed(from: old, to: oldDue) == goal)
    }

    @Test func `a goal of years is due where its windows end`() throws {
        let start = try CalendarCase.instant("2026-01-01T00:00Z")
        let due = try #require(office.due(start: start, goal: .minutes(1_000_000)).instant)
        let windows = office.windows(from: start, to: due)
        #expect(windows.map(\.length).reduce(.zero, +) == .minutes(1_000_000))
        #expect(windows.last?.to == due)
    }

    @Test func `working days end with the dates`() throws {
        let last = try CalendarCase.date("9999-12-31")
        let first = try CalendarCase.date("0001-01-01")
        #expect(office.adding(workingDays: 1, to: last) == nil)
        #expect(office.adding(workingDays: -1, to: first) == nil)
        #expect(office.adding(workingDays: .max, to: first) == nil)
        #expect(office.adding(workingDays: .min, to: first) == nil)
    }

    @Test func `many threads that ask a fresh calendar get one answer`() async throws {
        let start = try CalendarCase.instant("2020-01-01T00:00Z")
        let expected = (0..<200).map { office.due(start: start + .days(Int64($0) * 20), goal: .minutes(2_000)) }
        let fresh = WorkCalendar(key: office.key, zone: office.zone, hours: office.hours)
        let answers = await withTaskGroup(of: [DueAnswer].self) { group in
            for _ in 0..<8 {
                group.addTask {
                    (0..<200).map { fresh.due(start: start + .days(Int64($0) * 20), goal: .minutes(2_000)) }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.allSatisfy { $0 == expected })
    }
}
