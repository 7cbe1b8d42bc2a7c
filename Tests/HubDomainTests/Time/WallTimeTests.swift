import HubDomain
import Testing

struct WallTimeTests {
    @Test(arguments: [
        ("Europe/Berlin", "2026-11-21T09:00", "2026-11-21T08:00:00Z"),
        ("Europe/Berlin", "2026-10-25T03:00", "2026-10-25T02:00:00Z"),
        ("Asia/Kathmandu", "2026-11-21T09:00", "2026-11-21T03:15:00Z"),
        ("America/Sao_Paulo", "2018-02-18T00:00", "2018-02-18T03:00:00Z"),
        ("Pacific/Apia", "2011-12-31T00:00", "2011-12-30T10:00:00Z"),
        ("Europe/Berlin", "2200-07-01T12:00", "2200-07-01T10:00:00Z"),
    ])
    func `a time that the wall shows once is exact`(zone: String, local: String, instant: String) throws {
        let wall = try wallTime(zone, local)
        #expect(wall.resolution == .exact(try #require(Instant(rfc3339: instant))))
        #expect(WallTime(at: wall.instant, in: wall.zone) == wall)
    }

    @Test(arguments: [
        ("Europe/Berlin", "2026-03-29T02:00", "2026-03-29T01:00:00Z"),
        ("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:00:00Z"),
        ("America/Sao_Paulo", "2018-11-04T00:00", "2018-11-04T03:00:00Z"),
        ("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:30:00Z"),
        ("Pacific/Apia", "2011-12-30T12:00", "2011-12-30T10:00:00Z"),
        ("Antarctica/Troll", "2026-03-29T02:59", "2026-03-29T01:00:00Z"),
    ])
    func `a time that the clocks skip moves to the instant of the change`(zone: String, local: String, at: String)
        throws
    {
        #expect(try wallTime(zone, local).resolution == .skipped(movedTo: try #require(Instant(rfc3339: at))))
    }

    @Test(arguments: [
        ("Europe/Berlin", "2026-10-25T02:00", "2026-10-25T00:00:00Z", 60),
        ("Europe/Berlin", "2026-10-25T02:59", "2026-10-25T00:59:00Z", 60),
        ("America/Sao_Paulo", "2018-02-17T23:30", "2018-02-18T01:30:00Z", 60),
        ("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45:00Z", 30),
        ("Antarctica/Troll", "2026-10-25T01:00", "2026-10-24T23:00:00Z", 120),
    ])
    func `a time that comes twice has an earlier and a later instant`(
        zone: String,
        local: String,
        earlier: String,
        minutesApart: Int64
    ) throws {
        let first = try #require(Instant(rfc3339: earlier))
        let wall = try wallTime(zone, local)
        #expect(wall.resolution == .repeated(earlier: first, later: first + .minutes(minutesApart)))
        #expect(wall.instant == first)
    }

    @Test func `every minute of every zone comes back from the wall`() {
        var dice = CalendarDice(seed: 5)
        for _ in 0..<5_000 {
            let zone = dice.zone()
            let instant = dice.instant(in: zone)
            let minute = Instant(milliseconds: instant.milliseconds / 60_000 * 60_000)
            switch WallTime(at: minute, in: zone).resolution {
            case .exact(let found): #expect(found == minute)
            case .repeated(let earlier, let later): #expect(minute == earlier || minute == later)
            case .skipped: Issue.record("\(zone) shows a time at \(minute.rfc3339) that it skips")
            }
        }
    }

    private func wallTime(_ zone: String, _ local: String) throws -> WallTime {
        WallTime(try #require(LocalDateTime(iso8601: local)), in: try #require(ZoneID(zone)))
    }
}
