import HubDomain
import Testing

struct KPIWindowTests {
    private static let berlin = ZoneID("Europe/Berlin")

    private func instant(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }
    private func date(_ text: String) throws -> KPIWindow.Edge { .date(try #require(CivilDate(iso8601: text))) }

    @Test func `without ends the window is the last 90 whole days of the zone`() throws {
        let now = try instant("2026-05-10T23:30:00+02:00")
        let berlin = try #require(Self.berlin)
        let window = try #require(KPIWindow(from: nil, to: nil, zone: berlin, now: now))
        #expect(window.to == (try instant("2026-05-10T00:00:00+02:00")))
        #expect(window.from == (try instant("2026-02-09T00:00:00+01:00")))
    }

    @Test func `from a date on, today is in it`() throws {
        let now = try instant("2026-05-10T12:00:00Z")
        let today = try date("2026-05-10")
        let window = try #require(KPIWindow(from: today, to: nil, zone: .utc, now: now))
        #expect(window.from == (try instant("2026-05-10T00:00:00Z")))
        #expect(window.to == (try instant("2026-05-11T00:00:00Z")))
    }

    @Test func `a window without length is none`() throws {
        let now = try instant("2026-05-10T12:00:00Z")
        let (today, tomorrow) = (try date("2026-05-10"), try date("2026-05-11"))
        #expect(KPIWindow(from: today, to: today, zone: .utc, now: now) == nil)
        #expect(KPIWindow(from: tomorrow, to: today, zone: .utc, now: now) == nil)
    }

    @Test func `weeks begin on Monday, and the ends cut periods short`() throws {
        let zone = try #require(Self.berlin)
        let now = try instant("2026-05-10T12:00:00Z")
        let window = try #require(
            KPIWindow(from: try date("2026-03-25"), to: try date("2026-04-08"), zone: zone, now: now)
        )
        let periods = try #require(window.periods(.week))
        let days = periods.map { zone.rules.date(at: $0.from).iso8601 }
        #expect(days == ["2026-03-25", "2026-03-30", "2026-04-06"])
        #expect(zip(periods, periods.dropFirst()).allSatisfy { $0.to == $1.from })
        #expect(periods.last?.to == window.to)
    }

    @Test func `the day on which the clocks go forward has 23 hours`() throws {
        let zone = try #require(Self.berlin)
        let now = try instant("2026-05-10T12:00:00Z")
        let window = try #require(
            KPIWindow(from: try date("2026-03-29"), to: try date("2026-03-30"), zone: zone, now: now)
        )
        #expect(window.periods(.day) == [window])
        #expect(window.to - window.from == .hours(23))
    }

    @Test(arguments: [
        "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe", "Africa/Casablanca",
    ])
    func `every instant belongs to exactly one period`(_ name: String) throws {
        let zone = try #require(ZoneID(name))
        let now = try instant("2026-05-10T12:00:00Z")
        let window = try #require(
            KPIWindow(from: try date("2024-01-17"), to: try date("2026-05-03"), zone: zone, now: now)
        )
        for interval in KPIWindow.Interval.allCases {
            let periods = try #require(window.periods(interval))
            #expect(periods.first?.from == window.from && periods.last?.to == window.to)
            #expect(zip(periods, periods.dropFirst()).allSatisfy { $0.to == $1.from && $0.from < $0.to })
            #expect(periods.dropFirst().allSatisfy { FactSample.bucket(of: $0.from) == $0.from.milliseconds })
        }
    }

    @Test func `too many periods are none`() throws {
        let now = try instant("2026-05-10T12:00:00Z")
        let window = try #require(KPIWindow(from: try date("1990-01-01"), to: nil, zone: .utc, now: now))
        #expect(window.periods(.day) == nil)
        #expect(window.periods(.month)?.count == 437)
    }

    @Test func `percentiles are those of the nearest rank`() {
        let values: [Int64] = (1...20).map { $0 * 60_000 }
        let value = KPIValue.durations(values.shuffled())
        #expect(value == KPIValue(n: 20, .spread(mean: 10.5, p50: 10, p85: 17, p95: 19)))
        #expect(KPIValue.durations([90_000]) == KPIValue(n: 1, .spread(mean: 1.5, p50: 1.5, p85: 1.5, p95: 1.5)))
        #expect(KPIValue.durations([]) == KPIValue(n: 0, .nothing))
    }
}
