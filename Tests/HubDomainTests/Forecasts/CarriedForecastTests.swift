import Testing

@testable import HubDomain

@Suite struct CarriedForecastTests {
    private static func volume() throws -> VolumeForecast {
        let values: [Double] = [10, 20, 30, 40, 12, 22, 33, 41, 11, 25, 35, 46]
        return try VolumeForecast(VolumeQuestion(values: values, season: 4, horizon: 2, method: .seasonalNaive))
    }

    @Test func `an assumption carries the intervals of the volume alone`() throws {
        let volume = try Self.volume()
        let carried = CarriedForecast(volume, each: AmountPerPiece(assumed: 100))
        #expect(carried.points == [1_100, 2_500])
        for (found, own) in zip(carried.interval80 + carried.interval95, volume.interval80 + volume.interval95) {
            #expect(abs(found.lowerBound - 100 * own.lowerBound) < 1e-6)
            #expect(abs(found.upperBound - 100 * own.upperBound) < 1e-6)
        }
    }

    /// The example of docs/forecasting.md: m = 200, s = 80, n = 16, v = 11, h = 4.073400, z = 1.281552.
    @Test func `the spread of pieces and of their mean widen it`() throws {
        let values = (0..<16).map { 200 + ($0.isMultiple(of: 2) ? 1 : -1) * 80 * (15.0 / 16).squareRoot() }
        let each = try #require(AmountPerPiece(observed: values))
        #expect(abs(each.mean - 200) < 1e-9 && abs((each.standardDeviation ?? 0) - 80) < 1e-9)
        let carried = CarriedForecast(try Self.volume(), each: each)
        // √((200 · 4.073400)² + 1.281552² · (11 · 6400 + 121 · 6400 ÷ 16)) = 926.724
        #expect(abs(carried.interval80[0].upperBound - (2_200 + 926.724114)) < 0.01)
        #expect(abs(carried.interval80[0].lowerBound - (2_200 - 926.724114)) < 0.01)
    }

    @Test func `what can't be negative isn't`() throws {
        let each = try #require(AmountPerPiece(observed: [1, 5_000, 3, 2]))
        let carried = CarriedForecast(try Self.volume(), each: each)
        #expect((carried.interval80 + carried.interval95).allSatisfy { $0.lowerBound >= 0 })
        #expect(AmountPerPiece(observed: []) == nil)
    }

    @Test func `capacity is the week's share of each working day, without holidays`() throws {
        let calendar = try WorkCalendar(
            key: "office",
            CalendarDraft(
                zone: "Europe/Berlin",
                weeklyHours: ["mon", "tue", "wed", "thu", "fri"].map { .init($0, [["09:00", "17:00"]]) },
                holidays: ["2026-04-03", "2026-04-06"]
            )
        )
        let team = TeamCapacity(team: "x", minutesPerWeek: 5_000, calendar: calendar)
        let berlin = try #require(ZoneID("Europe/Berlin"))
        func week(_ from: String) throws -> KPIWindow {
            let start = try #require(Instant(rfc3339: from))
            return KPIWindow(from: start, to: start + .days(7), zone: berlin)
        }
        #expect(team.minutes(in: try week("2026-04-12T22:00:00Z")) == 5_000)
        #expect(team.minutes(in: try week("2026-04-05T22:00:00Z")) == 4_000)
    }

    @Test func `accuracy of what was stored`() {
        func record(_ point: Double, _ actual: Double?, scale: Double = 4) -> ForecastRecord {
            ForecastRecord(
                service: "",
                interval: .week,
                from: Instant(milliseconds: 0),
                to: Instant(milliseconds: 1),
                ahead: 0,
                madeAt: Instant(milliseconds: 0),
                method: .theta,
                point: point,
                interval80: (point - 3)...(point + 3),
                interval95: (point - 6)...(point + 6),
                scale: scale,
                actual: actual
            )
        }
        let figures = ForecastRecordAccuracy([record(10, 12), record(10, 5), record(8, 8, scale: 0), record(7, nil)])
        #expect(figures.count == 3 && figures.wape == 7.0 / 25 && figures.mase == (0.5 + 1.25) / 2)
        #expect(figures.coverage80 == 2.0 / 3 && figures.coverage95 == 1)
        let none = ForecastRecordAccuracy([record(1, nil), record(0, 0)])
        #expect(none.wape == nil && none.mase == 0)
        #expect(ForecastRecordAccuracy([]).coverage80 == nil)
    }
}
