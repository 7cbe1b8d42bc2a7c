import HubDomain
import Testing

@Suite struct FreezeTests {
    private func freeze(
        _ schedule: FreezeDefinition.Schedule,
        zone: String = "Europe/Berlin",
        services: [String] = [],
        divisions: [String] = []
    ) -> FreezeDefinition {
        FreezeDefinition(
            key: "x",
            name: "X",
            level: .hard,
            owner: "a@example.com",
            zone: zone,
            schedule: schedule,
            services: services,
            divisions: divisions
        )
    }

    private func recurring(
        _ months: [Int],
        _ day: FreezeDefinition.Day,
        before: Int = 0,
        after: Int = 0,
        calendar: String? = nil
    ) -> FreezeDefinition.Schedule {
        .recurring(
            .init(months: months, day: day, daysBefore: before, daysAfter: after, calendar: calendar)
        )
    }

    private func instant(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

    private func windows(
        _ freeze: FreezeDefinition,
        _ from: String,
        _ to: String,
        _ calendar: WorkCalendar? = nil
    ) throws -> [String] {
        let range = try instant(from)..<(try instant(to))
        return freeze.windows(in: range, calendar: calendar)
            .map { "\($0.lowerBound.rfc3339) \($0.upperBound.rfc3339)" }
    }

    @Test func `a window is local to its zone and ends before its end`() throws {
        let from = try #require(LocalDateTime(iso8601: "2027-01-16T20:00"))
        let to = try #require(LocalDateTime(iso8601: "2027-01-17T04:00"))
        let freeze = freeze(.window(from: from, to: to))
        let whole = ["2027-01-16T19:00:00.000Z 2027-01-17T03:00:00.000Z"]
        #expect(try windows(freeze, "2027-01-17T02:59:59Z", "2027-01-18T00:00:00Z") == whole)
        #expect(try windows(freeze, "2027-01-17T03:00:00Z", "2027-01-18T00:00:00Z") == [])
        #expect(try windows(freeze, "2027-01-01T00:00:00Z", "2027-01-16T19:00:00Z") == [])
    }

    /// Thanksgiving 2026 is the 26th of November; the days were read off a printed calendar.
    @Test func `the fourth Thursday takes the days around it, in every year asked for`() throws {
        let freeze = freeze(recurring([11], .weekday(.thursday, week: 4), before: 2, after: 5), zone: "Europe/London")
        #expect(
            try windows(freeze, "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z") == [
                "2026-11-24T00:00:00.000Z 2026-12-02T00:00:00.000Z",
                "2027-11-23T00:00:00.000Z 2027-12-01T00:00:00.000Z",
            ]
        )
    }

    @Test(arguments: [
        (FreezeDefinition.Day.last, 2028, 2, 29), (.last, 2027, 2, 28), (.number(15), 2027, 4, 15),
        (.weekday(.friday, week: nil), 2027, 1, 29), (.weekday(.friday, week: nil), 2027, 4, 30),
        (.weekday(.monday, week: 1), 2027, 2, 1), (.weekday(.sunday, week: 4), 2027, 2, 28),
    ])
    func `a day of the month is found`(_ day: FreezeDefinition.Day, _ year: Int, _ month: Int, _ wanted: Int) {
        #expect(day.date(in: month, of: year) == CivilDate(year: year, month: month, day: wanted))
    }

    /// 31 March 2026 is a Tuesday: three working days before are the 26th, with a weekend between.
    @Test func `with a calendar the days before are working days`() throws {
        let week = ["mon", "tue", "wed", "thu", "fri"].map { CalendarDraft.Day($0, [["09:00", "17:00"]]) }
        let calendar = try WorkCalendar(
            key: "office",
            CalendarDraft(zone: "Europe/Berlin", weeklyHours: week, holidays: [], days: [])
        )
        let freeze = freeze(recurring([3], .last, before: 3, calendar: "office"))
        #expect(
            try windows(freeze, "2026-03-30T00:00:00Z", "2026-04-02T00:00:00Z", calendar) == [
                // Summer time begins on the 29th.
                "2026-03-25T23:00:00.000Z 2026-03-31T22:00:00.000Z"
            ]
        )
        #expect(
            try windows(freeze, "2026-03-30T00:00:00Z", "2026-04-02T00:00:00Z") == [
                "2026-03-27T23:00:00.000Z 2026-03-31T22:00:00.000Z"
            ]
        )
    }

    @Test func `it reaches over the turn of the year`() throws {
        let freeze = freeze(recurring([12], .last, after: 10), zone: "UTC")
        #expect(
            try windows(freeze, "2027-01-05T00:00:00Z", "2027-01-06T00:00:00Z") == [
                "2026-12-31T00:00:00.000Z 2027-01-11T00:00:00.000Z"
            ]
        )
    }

    @Test func `without services or divisions it holds for all`() {
        let all = freeze(recurring([1], .last))
        #expect(all.covers(service: "any", division: "any"))
        let some = freeze(recurring([1], .last), services: ["a"], divisions: ["d"])
        #expect(some.covers(service: "a", division: "d"))
        #expect(!some.covers(service: "b", division: "d"))
        #expect(!some.covers(service: "a", division: "e"))
    }
}
