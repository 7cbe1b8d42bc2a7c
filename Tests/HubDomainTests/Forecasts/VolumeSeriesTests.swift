import Testing

@testable import HubDomain

@Suite struct VolumeSeriesTests {
    private static func at(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

    @Test func `only whole months that have ended count, and empty ones are zero`() throws {
        let berlin = try #require(ZoneID("Europe/Berlin"))
        let arrivals = [
            // Still January in Berlin: the month of the first arrival isn't whole.
            try Self.at("2026-01-10T10:00:00Z"), try Self.at("2026-01-31T22:59:59Z"),
            // February begins an hour before it does in UTC.
            try Self.at("2026-01-31T23:00:00Z"), try Self.at("2026-02-20T10:00:00Z"),
            try Self.at("2026-04-01T10:00:00Z"), try Self.at("2026-05-02T10:00:00Z"),
        ]
        let series = try #require(
            VolumeSeries(
                of: arrivals.map { (at: $0, number: 1) },
                by: .month,
                in: berlin,
                before: try Self.at("2026-05-20T00:00:00Z")
            )
        )
        #expect(series.values == [2, 0, 1])
        #expect(series.periods.first?.from == arrivals[2])
        #expect(series.current.from == series.periods.last?.to)
        let coming = series.following(3)
        #expect(coming.count == 3 && coming[0] == series.current)
        #expect(coming[2].to == (try Self.at("2026-07-31T22:00:00Z")))
    }

    @Test func `weeks begin on Monday, and a week that ends now has ended`() throws {
        let monday = try Self.at("2026-03-02T00:00:00Z")
        let arrivals = (0..<30).map { (at: monday + .days(Int64($0)), number: Int64(2)) }
        let series = try #require(VolumeSeries(of: arrivals, by: .week, in: .utc, before: monday + .days(28)))
        // The first arrival is the beginning of a week, of which nobody knows that it is whole.
        #expect(series.values == [14, 14, 14])
        let before = VolumeSeries(of: arrivals, by: .week, in: .utc, before: monday + .days(28) + Milliseconds(-1))
        #expect(before?.values == [14, 14])
    }

    @Test func `nothing makes no series, and a first arrival makes an empty one`() throws {
        let now = try Self.at("2026-03-04T00:00:00Z")
        #expect(VolumeSeries(of: [], by: .quarter, in: .utc, before: now) == nil)
        #expect(VolumeSeries(of: [(at: now, number: 1)], by: .quarter, in: .utc, before: now)?.values == [])
    }
}
