import Foundation
import HubDomain
import Testing

struct ZoneRulesTests {
    /// Written out from the database's own announcements of these changes.
    @Test(arguments: [
        ("Europe/Berlin", "2026-03-29T01:00:00Z", 3_600, 7_200),
        ("Europe/Dublin", "2026-10-25T01:00:00Z", 3_600, 0),
        ("America/New_York", "2026-11-01T06:00:00Z", -14_400, -18_000),
        ("America/St_Johns", "2026-03-08T05:30:00Z", -12_600, -9_000),
        ("Australia/Lord_Howe", "2026-10-03T15:30:00Z", 37_800, 39_600),
        ("Antarctica/Troll", "2026-03-29T01:00:00Z", 0, 7_200),
        ("Pacific/Apia", "2011-12-30T10:00:00Z", -36_000, 50_400),
        ("America/Sao_Paulo", "2018-11-04T03:00:00Z", -10_800, -7_200),
        ("Africa/Casablanca", "2026-02-15T02:00:00Z", 3_600, 0),
        // No summer time began or ended here: the country moved for good.
        ("America/Asuncion", "2024-10-06T04:00:00Z", -14_400, -10_800),
        ("Europe/Volgograd", "2020-12-26T22:00:00Z", 14_400, 10_800),
        // The rules go on without an end.
        ("Europe/Berlin", "2099-10-25T01:00:00Z", 7_200, 3_600),
        ("Europe/Berlin", "2150-03-29T01:00:00Z", 3_600, 7_200),
    ])
    func `a change of the clocks is known to the millisecond`(name: String, at: String, before: Int, after: Int) throws
    {
        let rules = try #require(ZoneID(name)).rules
        let instant = try #require(Instant(rfc3339: at))
        let expected = ZoneTransition(at: instant, offsetBefore: before, offsetAfter: after)
        #expect(rules.transitions(from: instant + .days(-20), to: instant + .days(20)) == [expected])
        #expect(rules.transitions(from: instant, to: instant + Milliseconds(1)) == [expected])
        #expect(rules.transitions(from: instant + Milliseconds(1), to: instant + .days(20)).isEmpty)
        #expect(rules.transitions(from: instant + .days(-20), to: instant).isEmpty)
        #expect(rules.offset(at: instant + Milliseconds(-1)) == before)
        #expect(rules.offset(at: instant) == after)
    }

    @Test func `the kept table says what Foundation says, also outside its years`() throws {
        var dice = CalendarDice(seed: 77)
        for name in CalendarDice.zoneNames {
            let rules = try #require(ZoneID(name)).rules
            let timeZone = try #require(TimeZone(identifier: name))
            for _ in 0..<1_000 {
                let seconds = Int64.random(in: -1_000_000_000...6_000_000_000, using: &dice)
                let expected = timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
                #expect(rules.offset(at: Instant(milliseconds: seconds * 1_000)) == expected, "\(name) at \(seconds)")
            }
        }
    }

    @Test func `the transitions of a stretch are those that its parts have`() throws {
        let rules = try #require(ZoneID("America/Sao_Paulo")).rules
        let years = (1_965...2_105).compactMap { CivilDate(year: $0, month: 7, day: 1) }
        let starts = years.map { rules.earliest(LocalDateTime($0, .startOfDay)) }
        let parts = zip(starts, starts.dropFirst()).flatMap { rules.transitions(from: $0, to: $1) }
        let whole = rules.transitions(from: starts[0], to: starts[starts.count - 1])
        #expect(parts == whole)
        #expect(whole.count > 70)
    }
}
