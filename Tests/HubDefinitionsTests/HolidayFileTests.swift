import HubDefinitions
import HubDomain
import HubJSON
import Testing

struct HolidayFileTests {
    private static let path = "calendars/holidays.ics"

    private static func file(_ events: String...) -> String {
        (["BEGIN:VCALENDAR", "VERSION:2.0"] + events.flatMap { ["BEGIN:VEVENT", $0, "END:VEVENT"] } + ["END:VCALENDAR"])
            .joined(separator: "\r\n")
    }

    private func loaded(_ text: String) throws -> (Set<Holiday>, [String]) {
        var configuration = try SmallConfiguration()
        configuration.set(
            SmallConfiguration.calendar,
            configuration.text(SmallConfiguration.calendar) + "\nholidaysFrom: holidays.ics\n"
        )
        configuration.set(Self.path, text)
        do throws(DefinitionProblems) {
            let set = try DefinitionSet.load(files: configuration.files)
            let stored = try? DefinitionValue.decode(.calendar, set.definition(.calendar, "office")?.source ?? .null)
            guard case .calendar(let calendar)? = stored else { return ([], ["the stored form can't be read"]) }
            #expect(calendar == set.calendars["office"])
            return (calendar.hours.holidays, [])
        } catch {
            return ([], error.problems.map(\.description))
        }
    }

    private func holidays(_ texts: String...) -> Set<Holiday> { Set(texts.compactMap { Holiday($0) }) }

    @Test func `days once, over several days, every year and for some years become holidays`() throws {
        let before = try loaded(Self.file("DTSTART;VALUE=DATE:20260501")).0.subtracting(holidays("2026-05-01"))
        let (found, problems) = try loaded(
            Self.file(
                "SUMMARY:Labour\r\n  Day\r\nDTSTART;VALUE=DATE:20260501",
                "DTSTART;TZID=\"a:b\":20261224\r\nDTEND:20261227",
                "DTSTART:20200108\r\nRRULE:FREQ=YEARLY",
                "DTSTART:20260216\r\nRRULE:FREQ=YEARLY;COUNT=2",
                "DTSTART:20260617\r\nRRULE:FREQ=YEARLY;UNTIL=20280616",
                "DTSTART:20260911\r\nSTATUS:CANCELLED"
            )
        )
        #expect(problems == [])
        #expect(
            found.subtracting(before)
                == holidays(
                    "2026-05-01",
                    "2026-12-24",
                    "2026-12-25",
                    "2026-12-26",
                    "--01-08",
                    "2026-02-16",
                    "2027-02-16",
                    "2026-06-17",
                    "2027-06-17"
                )
        )
    }

    @Test(arguments: [
        ("DTSTART:20261399", ":4:1: `20261399` is no date"),
        ("DTSTART:20261225T090000Z", ":4:1: `20261225T090000Z` is no date"),
        ("SUMMARY:Nothing", ":3:1: the event has no DTSTART"),
        ("DTSTART:20261225\r\nRRULE:FREQ=MONTHLY", ":5:1: only FREQ=YEARLY"),
        ("DTSTART:20261225\r\nRRULE:FREQ=YEARLY;BYDAY=1MO", ":5:1: only FREQ=YEARLY"),
        ("DTSTART:20261225\r\nDTEND:20261225", ":5:1: DTEND is the day after"),
        ("DTSTART:20261225\r\nEXDATE:20271225", ":5:1: EXDATE isn't supported"),
        ("no property", ":4:1: is no line of an iCalendar file"),
    ])
    func `what can't be taken over is told with its line`(_ event: String, _ problem: String) throws {
        let problems = try loaded(Self.file(event)).1
        #expect(problems.contains { $0.contains(Self.path + problem) }, "\(problems)")
    }

    @Test func `a file that no calendar names, and a name without a file, are refused`() throws {
        var configuration = try SmallConfiguration()
        configuration.set(Self.path, Self.file("DTSTART:20261225"))
        #expect(configuration.problems().map(\.message) == ["no calendar names this file with `holidaysFrom`"])
        configuration.set(
            SmallConfiguration.calendar,
            configuration.text(SmallConfiguration.calendar) + "\nholidaysFrom: holiday.ics\n"
        )
        #expect(configuration.problems().contains { $0.message.contains("did you mean `holidays.ics`?") })
    }
}
