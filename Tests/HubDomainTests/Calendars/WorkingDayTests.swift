import HubDomain
import Testing

struct WorkingDayTests {
    private let lunch = CalendarCase.calendars["lunch"] ?? .always
    private let nights = CalendarCase.calendars["friday-night"] ?? .always
    private let apia = CalendarCase.calendars["apia"] ?? .always

    @Test func `a day works when a window begins on it`() throws {
        #expect(nights.isWorkingDay(try CalendarCase.date("2026-11-20")))
        #expect(!nights.isWorkingDay(try CalendarCase.date("2026-11-21")), "the night only runs over into Saturday")
        #expect(!nights.isWorkingDay(try CalendarCase.date("2026-12-25")))
        #expect(lunch.isWorkingDay(try CalendarCase.date("2026-11-28")))
        #expect(!apia.isWorkingDay(try CalendarCase.date("2011-12-30")), "Samoa skipped this Friday")
    }

    @Test func `a working day opens with its first window and closes with its last`() throws {
        let day = try CalendarCase.date("2026-11-23")
        #expect(lunch.opening(of: day) == (try CalendarCase.instant("2026-11-23T09:00+01:00")))
        #expect(lunch.closing(of: day) == (try CalendarCase.instant("2026-11-23T17:30+01:00")))
        #expect(
            nights.closing(of: try CalendarCase.date("2026-11-20"))
                == (try CalendarCase.instant("2026-11-21T06:00+01:00"))
        )
        #expect(lunch.opening(of: try CalendarCase.date("2026-11-22")) == nil)
    }

    @Test(arguments: [
        ("2026-12-01", 5, "2026-11-25T17:30+01:00"), ("2026-12-01", 0, "2026-12-01T17:30+01:00"),
        ("2026-11-29", 0, "2026-11-28T14:00+01:00"), ("2026-12-28", 1, "2026-12-24T12:00+01:00"),
    ])
    func `work for a date ends so many working days before it`(date: String, days: Int, closing: String) throws {
        let found = lunch.closing(workingDays: days, before: try CalendarCase.date(date))
        #expect(found == (try CalendarCase.instant(closing)))
    }

    @Test func `a launch is ahead of its submission by working days of the calendar's zone`() throws {
        // Friday 23:30 UTC is Saturday in Berlin, so the first working day after it is Monday all the same.
        let submitted = try CalendarCase.instant("2026-11-20T23:30Z")
        let friday = try CalendarCase.instant("2026-11-27T08:00Z")
        #expect(lunch.isAhead(friday, of: submitted, byWorkingDays: 5))
        #expect(!lunch.isAhead(friday, of: submitted, byWorkingDays: 6))
        let before = try CalendarCase.instant("2026-11-20T22:30Z")
        #expect(lunch.isAhead(friday, of: before, byWorkingDays: 5))
        // Sunday 23:30 UTC is Monday in Berlin and no longer counts.
        #expect(!lunch.isAhead(friday, of: try CalendarCase.instant("2026-11-22T23:30Z"), byWorkingDays: 5))
    }

    @Test func `an instant moved by working days keeps its milliseconds`() throws {
        let instant = try CalendarCase.instant("2026-11-20T16:00:07.123+01:00")
        #expect(
            lunch.adding(workingDays: 1, to: instant) == (try CalendarCase.instant("2026-11-23T16:00:07.123+01:00"))
        )
        #expect(lunch.adding(workingDays: 0, to: instant) == instant)
    }
}
