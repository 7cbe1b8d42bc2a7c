import HubDomain
import Testing

struct SLACalculationTests {
    private static let office = CalendarDraft(
        zone: "Europe/Berlin",
        weeklyHours: ["mon", "tue", "wed", "thu", "fri"].map { .init($0, [["09:00", "12:00"], ["13:00", "17:30"]]) },
        holidays: ["2026-12-24", "2026-12-25", "--12-26"],
        days: [.init("2026-12-24", [["09:00", "12:00"]])]
    )

    @Test func `a goal is explained by the windows that it used`() throws {
        let answer = try ask(start: "2026-12-23T17:00:00+01:00", goalMinutes: 240)
        #expect(answer.result == .due(try CalendarCase.instant("2026-12-28T09:30:00+01:00")))
        #expect(answer.windows.map(\.minutes) == [30, 180, 30])
        #expect(answer.windows.first?.from == (try CalendarCase.instant("2026-12-23T16:00Z")))
        #expect(answer.elapsed == .minutes(240))
        #expect(answer.elapsedSeconds == 14_400)
        #expect(answer.zone.name == "Europe/Berlin")
        #expect(
            answer.notes == [
                "2026-12-24 (thu) is a special day: 09:00–12:00, which outranks the holiday.",
                "2026-12-25 (fri) is a holiday: no window begins on it.",
            ]
        )
    }

    @Test func `a stretch is explained with seconds and minutes rounded down`() throws {
        let answer = try ask(start: "2026-11-23T09:00:00+01:00", end: "2026-11-23T12:30:00+01:00")
        #expect(answer.result == .elapsed)
        #expect(answer.elapsedMinutes == 180)
        let odd = try ask(start: "2026-11-23T09:00:00+01:00", end: "2026-11-23T09:01:59.999+01:00")
        #expect(odd.elapsedMinutes == 1)
        #expect(odd.elapsedSeconds == 119)
        #expect(odd.windows.map(\.minutes) == [1])
    }

    @Test func `pauses are cut out of the windows`() throws {
        let answer = try ask(
            start: "2026-11-23T09:00:00+01:00",
            goalMinutes: 120,
            pauses: [("2026-11-23T10:00:00+01:00", "2026-11-23T10:15:00+01:00")]
        )
        #expect(answer.result == .due(try CalendarCase.instant("2026-11-23T11:15:00+01:00")))
        #expect(answer.windows.map(\.minutes) == [60, 60])
        #expect(answer.windows.last?.from == (try CalendarCase.instant("2026-11-23T10:15:00+01:00")))
    }

    @Test func `a pause that lasts leaves no due instant and shows what was counted`() throws {
        let answer = try ask(
            start: "2026-11-23T09:00:00+01:00",
            goalMinutes: 120,
            pauses: [("2026-11-23T10:00:00+01:00", nil)]
        )
        #expect(answer.result == .due(nil))
        #expect(answer.elapsedMinutes == 60)
        #expect(answer.windows.map(\.minutes) == [60])
        #expect(answer.notes == ["A pause still lasts, so there is no due instant; 60 minutes are left."])
    }

    @Test func `a pause that lasts hides a due instant that lies before it, and says so`() throws {
        let answer = try ask(
            start: "2026-11-23T09:00:00+01:00",
            goalMinutes: 30,
            pauses: [("2026-11-23T10:00:00+01:00", nil)]
        )
        #expect(answer.result == .due(nil))
        #expect(answer.elapsedMinutes == 30)
        #expect(answer.notes.contains { $0.contains("2026-11-23T08:30:00.000Z") })
    }

    @Test func `clock changes and a start out of hours are noted`() throws {
        var night = Self.office
        night.weeklyHours = [.init("sat", [["22:00", "06:00"]])]
        let answer = try ask(night, start: "2026-10-24T12:00:00+02:00", goalMinutes: 540)
        #expect(answer.result == .due(try CalendarCase.instant("2026-10-25T06:00:00+01:00")))
        #expect(
            answer.notes == [
                "The start is outside working hours; the next window begins at 2026-10-24 22:00 local time.",
                "Clocks go back by 60 minutes on 2026-10-25: 03:00 becomes 02:00.",
            ]
        )
    }

    @Test func `every problem of the request is named at once`() throws {
        let request = SLACalculation(
            calendar: .inline(CalendarDraft(zone: "GMT+5", holidays: ["never"])),
            start: try CalendarCase.instant("2026-11-23T09:00Z"),
            goalMinutes: 60,
            end: try CalendarCase.instant("2026-11-23T08:00Z"),
            pauses: [
                Pause(from: Instant(milliseconds: 5), to: Instant(milliseconds: 5)),
                Pause(from: Instant(milliseconds: 5), to: nil),
                Pause(from: Instant(milliseconds: 5), to: Instant(milliseconds: 4)),
            ]
        )
        #expect(
            try places(request) == [
                "/calendar/zone unknown-zone", "/calendar/holidays/0 invalid-date", "/end conflict",
                "/pauses/0/to out-of-order", "/pauses/2/to out-of-order",
            ]
        )
    }

    @Test(
        arguments: [
            (nil, nil, "/goalMinutes required"), (-1, nil, "/goalMinutes out-of-range"),
            (Int64.max, nil, "/goalMinutes out-of-range"), (nil, "2026-11-23T08:59Z", "/end out-of-order"),
            (nil, "9999-12-31T00:00Z", "/end out-of-range"),
        ] as [(Int64?, String?, String)]
    )
    func `goal and end have their limits`(goal: Int64?, end: String?, issue: String) throws {
        let request = SLACalculation(
            calendar: .named(.always),
            start: try CalendarCase.instant("2026-11-23T09:00Z"),
            goalMinutes: goal,
            end: try end.map(CalendarCase.instant)
        )
        #expect(try places(request) == [issue])
    }

    @Test func `a goal that no working time reaches is refused`() throws {
        let start = try CalendarCase.instant("2026-11-23T09:00Z")
        let closed = SLACalculation(calendar: .inline(CalendarDraft(zone: "UTC")), start: start, goalMinutes: 1)
        #expect(try places(closed) == ["/calendar no-working-time"])
        let rare = CalendarDraft(zone: "UTC", weeklyHours: [.init("mon", [["09:00", "09:01"]])])
        let long = SLACalculation(calendar: .inline(rare), start: start, goalMinutes: 6_000)
        #expect(try places(long) == ["/goalMinutes out-of-range"])
    }

    @Test func `a long answer lists the first windows and counts all of them`() throws {
        let answer = try ask(start: "2026-01-01T00:00:00Z", end: "2056-01-01T00:00:00Z")
        #expect(answer.windows.count == 4_000)
        #expect(answer.notes.contains { $0.hasPrefix("Only the first 4000 windows") })
        #expect(answer.notes.count < 60)
        #expect(answer.elapsed > answer.windows.map(\.length).reduce(.zero, +))
    }

    private func ask(
        _ calendar: CalendarDraft = office,
        start: String,
        goalMinutes: Int64? = nil,
        end: String? = nil,
        pauses: [(String, String?)] = []
    ) throws -> SLAExplanation {
        try SLACalculation(
            calendar: .inline(calendar),
            start: try CalendarCase.instant(start),
            goalMinutes: goalMinutes,
            end: try end.map(CalendarCase.instant),
            pauses: try pauses.map {
                Pause(from: try CalendarCase.instant($0.0), to: try $0.1.map(CalendarCase.instant))
            }
        ).explain()
    }

    private func places(_ request: SLACalculation) throws -> [String] {
        let error = try #require(throws: HubError.self) { try request.explain() }
        #expect(error.code == .invalid)
        return error.issues.map { "\($0.pointer) \($0.code)" }
    }
}
