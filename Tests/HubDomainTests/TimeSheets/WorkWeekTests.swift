import HubDomain
import Testing

struct WorkWeekTests {
    // python3 -c "import datetime; print(datetime.date(2026,12,31).isocalendar())"
    @Test(arguments: [
        ("2026-03-02", "2026-W10"), ("2026-03-08", "2026-W10"), ("2026-12-31", "2026-W53"), ("2027-01-03", "2026-W53"),
        ("2027-01-04", "2027-W01"), ("2024-12-30", "2025-W01"), ("2021-01-01", "2020-W53"),
    ])
    func `a date lies in its week of ISO 8601`(date: String, week: String) throws {
        let date = try #require(CivilDate(iso8601: date))
        #expect(WorkWeek(of: date).description == week)
        #expect(WorkWeek(week)?.days.contains(date) == true)
    }

    @Test(arguments: ["2025-W53", "2026-W00", "2026-W54", "2026-10", "26-W10", "2026-w10", "2026-W1", "2026-W+1"])
    func `what is no week is refused`(text: String) {
        #expect(WorkWeek(text) == nil)
    }
}
