import HubDomain
import Testing

@Suite struct CivilDateISO8601Tests {
    @Test func `a date is read and written`() throws {
        let date = try #require(CivilDate(iso8601: "2026-11-21"))
        #expect([date.year, date.month, date.day] == [2026, 11, 21])
        #expect(date.iso8601 == "2026-11-21")
        #expect(CivilDate(iso8601: "0001-01-01")?.iso8601 == "0001-01-01")
        #expect(CivilDate(iso8601: "9999-12-31")?.iso8601 == "9999-12-31")
    }

    @Test(arguments: [
        "", "2026-11-2", "2026-11-211", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01",
        "20261121",
        "2026/11/21", "2026-11-21T00:00:00Z", " 2026-11-21", "2026-W47-6", "2026-325", "-026-11-21", "２026-11-21",
    ])
    func `anything else is refused`(_ text: String) {
        #expect(CivilDate(iso8601: text) == nil)
    }

    @Test func `every day of four hundred years survives writing and reading`() {
        for day in stride(from: -135_080, to: 11_017, by: 1) {
            let date = CivilDate(dayNumber: day)
            #expect(CivilDate(iso8601: date.iso8601) == date)
        }
    }
}
