import HubDomain
import HubJSON
import Testing

struct CalendarDraftTests {
    @Test func `a calendar is read with everything it may hold`() throws {
        let draft = CalendarDraft(
            zone: "Europe/Berlin",
            weeklyHours: [
                .init("mon", [["09:00", "12:00"], ["13:00", "17:30"]]), .init("sat", [["22:00", "06:00"]]),
            ],
            holidays: ["2026-12-25", "--12-26", "--02-29"],
            days: [.init("2026-12-24", [["09:00", "24:00"]]), .init("2026-12-31", [])]
        )
        let calendar = try WorkCalendar(key: "office", draft)
        #expect(calendar.key == "office")
        #expect(calendar.zone.name == "Europe/Berlin")
        #expect(calendar.hours.weekly[.monday]?.count == 2)
        #expect(calendar.hours.weekly[.tuesday] == nil)
        #expect(calendar.hours.isHoliday(try CalendarCase.date("2031-12-26")))
        #expect(!calendar.hours.isHoliday(try CalendarCase.date("2027-12-25")))
        #expect(calendar.hours.windows(beginningOn: try CalendarCase.date("2026-12-31")).isEmpty)
        #expect(calendar == (try WorkCalendar(key: "office", draft)))
    }

    @Test func `every problem is named with its place`() throws {
        let draft = CalendarDraft(
            zone: "GMT+5",
            weeklyHours: [
                .init("mon", [["9:00", "12:00"], ["13:00"], ["24:00", "25:00"]]),
                .init("monday", [["09:00", "17:00"]]),
                .init("tue", [["24:00", "06:00"]]),
                .init("wed", []),
                .init("wed", []),
            ],
            holidays: ["2026-12-25", "2026-02-29", "12-26", "--13-01", "--02-30"],
            days: [.init("Christmas", [["10:00", "noon"]]), .init("2026-12-24", [["09:00", "12:00", "13:00"]])]
        )
        #expect(
            try places(draft, at: JSONPointer(["calendar"])) == [
                "/calendar/zone unknown-zone",
                "/calendar/weeklyHours/mon/0/0 invalid-time",
                "/calendar/weeklyHours/mon/1 invalid-window",
                "/calendar/weeklyHours/mon/2/1 invalid-time",
                "/calendar/weeklyHours/monday unknown-day",
                "/calendar/weeklyHours/tue/0/0 invalid-time",
                "/calendar/weeklyHours/wed duplicate",
                "/calendar/holidays/1 invalid-date",
                "/calendar/holidays/2 invalid-date",
                "/calendar/holidays/3 invalid-date",
                "/calendar/holidays/4 invalid-date",
                "/calendar/days/Christmas/0/1 invalid-time",
                "/calendar/days/Christmas invalid-date",
                "/calendar/days/2026-12-24/0 invalid-window",
            ]
        )
    }

    @Test func `a day with a slash in its name has an escaped pointer`() throws {
        let draft = CalendarDraft(zone: "UTC", days: [.init("24/12~x", [])])
        #expect(try places(draft) == ["/days/24~112~0x invalid-date"])
    }

    @Test func `zone and timezone are the same member`() throws {
        #expect(try WorkCalendar(key: "a", CalendarDraft(timezone: "Asia/Tokyo")).zone.name == "Asia/Tokyo")
        #expect(try WorkCalendar(key: "a", CalendarDraft(zone: "UTC", timezone: "UTC")).zone == .utc)
        #expect(try places(CalendarDraft(zone: "UTC", timezone: "Asia/Tokyo")) == ["/timezone conflict"])
        #expect(try places(CalendarDraft(timezone: "EST5EDT")) == ["/timezone unknown-zone"])
        #expect(try places(CalendarDraft()) == ["/zone required"])
    }

    @Test func `a day has a hundred windows at most`() throws {
        let many = Array(repeating: ["09:00", "17:00"], count: 100)
        _ = try WorkCalendar(key: "a", CalendarDraft(zone: "UTC", weeklyHours: [.init("mon", many)]))
        let more = CalendarDraft(zone: "UTC", weeklyHours: [.init("mon", many + [["09:00", "17:00"]])])
        #expect(try places(more) == ["/weeklyHours/mon too-many"])
    }

    private func places(_ draft: CalendarDraft, at pointer: JSONPointer = .root) throws -> [String] {
        let error = try #require(throws: HubError.self) { try WorkCalendar(key: "a", draft, at: pointer) }
        #expect(error.code == .invalid)
        return error.issues.map { "\($0.pointer) \($0.code)" }
    }
}
