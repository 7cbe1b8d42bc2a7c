import HubDomain
import Testing

struct LocalTimeTests {
    @Test(arguments: [("00:00", 0), ("09:05", 545), ("23:59", 1_439), ("24:00", 1_440)])
    func `a time of day is read and written alike`(text: String, minutes: Int) {
        #expect(LocalTime(text)?.minutes == minutes)
        #expect(LocalTime(text)?.description == text)
    }

    @Test(arguments: [
        "", "9:00", "09:60", "24:01", "25:00", "09:00:00", "09.00", "-9:00", "0900", " 09:00", "٠٩:٠٠", "+9:00",
    ])
    func `what is no time of day is refused`(text: String) {
        #expect(LocalTime(text) == nil)
    }

    @Test func `midnight at the end of a day is not the one at its beginning`() {
        #expect(LocalTime.startOfDay < LocalTime.endOfDay)
        #expect(LocalTime(hour: 24, minute: 0) == nil)
    }
}

struct LocalDateTimeTests {
    @Test(arguments: ["2026-11-21T09:00", "0001-01-01T00:00", "9999-12-31T23:59"])
    func `a local date and time is read and written alike`(text: String) {
        #expect(LocalDateTime(iso8601: text)?.iso8601 == text)
    }

    @Test func `seconds may be written when they are zero`() {
        #expect(LocalDateTime(iso8601: "2026-11-21T09:00:00") == LocalDateTime(iso8601: "2026-11-21T09:00"))
    }

    @Test(arguments: [
        "", "2026-11-21", "2026-11-21 09:00", "2026-11-21T09:00Z", "2026-11-21T09:00:01", "2026-11-21T24:00",
        "2026-02-30T09:00", "2026-11-21T09:00+01:00", "2026-11-21T9:00", "2026-11-21T09:0000:00", "éééééT:00:00:00",
    ])
    func `what is no local date and time is refused`(text: String) {
        #expect(LocalDateTime(iso8601: text) == nil)
    }

    @Test func `the end of a day and the beginning of the next show the same moment`() throws {
        let end = LocalDateTime(try #require(CivilDate(iso8601: "2026-11-21")), .endOfDay)
        let beginning = LocalDateTime(try #require(CivilDate(iso8601: "2026-11-22")), .startOfDay)
        #expect(end.milliseconds == beginning.milliseconds)
        #expect(!(end < beginning) && !(beginning < end))
    }
}

struct WeekdayTests {
    @Test(arguments: [
        ("2026-11-21", Weekday.saturday), ("1970-01-01", .thursday), ("1969-12-31", .wednesday),
        ("2000-02-29", .tuesday),
        ("0001-01-01", .monday), ("9999-12-31", .friday),
    ])
    func `a date has its day of the week`(date: String, weekday: Weekday) throws {
        #expect(try #require(CivilDate(iso8601: date)).weekday == weekday)
    }

    @Test func `a day of the week is read by its key only`() {
        #expect(Weekday.allCases.allSatisfy { Weekday(key: $0.key) == $0 })
        #expect(Weekday(key: "monday") == nil)
        #expect(Weekday(key: "Mon") == nil)
    }
}
