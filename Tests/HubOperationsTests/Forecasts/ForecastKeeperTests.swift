import HubDomain
import HubOperations
import HubTestSupport
import Testing

@Suite struct ForecastKeeperTests {
    /// Three a week on Mondays, for so many weeks before the start.
    private static func past(weeks: ClosedRange<Int>, around start: Instant = TestHub.start) -> [TestHub.PastCampaign] {
        weeks.flatMap { week in
            (0..<3).map { number in
                let submitted = start + .days(-7 * Int64(week)) + .hours(Int64(number))
                return TestHub.PastCampaign(submitted: submitted, launched: submitted + .days(2))
            }
        }
    }

    @Test func `a forecast is made once a period, and closed with what came`() async throws {
        let test = try await TestHub()
        try await test.importPast(Self.past(weeks: 1...30))
        let keeper = ForecastKeeper(hub: test.hub, zone: .utc)
        // Eight weeks and six months of all together and of the one service, without the season of a year.
        #expect(try await keeper.runOnce() == .init(made: 28, closed: 0))
        #expect(try await keeper.runOnce() == .init(made: 0, closed: 0))
        // The week is over, and two were handed in.
        let came = (0..<2).map { TestHub.start + .days(Int64($0)) }.map {
            TestHub.PastCampaign(submitted: $0, launched: nil)
        }
        try await test.importPast(came, source: "came")
        test.clock.advance(by: .days(7))
        #expect(try await keeper.runOnce() == .init(made: 16, closed: 2))
        let answer = try await test.hub.forecastAccuracy(service: "landing-page", .week, since: nil)
        #expect(answer.overall.count == 1 && answer.overall.wape == 0.5 && answer.open == 15)
        #expect(answer.byAhead.map(\.ahead) == [0])
        let closed = answer.records.filter { $0.actual != nil }
        #expect(closed.map(\.actual) == [2] && closed.map(\.point) == [3])
        #expect(answer.overall.mase == nil)
        let months = try await test.hub.forecastAccuracy(service: nil, .month, since: nil)
        #expect(months.records.count == 6 && months.overall.coverage95 == nil)
    }

    @Test func `a period that ended while nobody ran is closed later, for every distance`() async throws {
        let test = try await TestHub()
        try await test.importPast(Self.past(weeks: 1...30))
        let keeper = ForecastKeeper(hub: test.hub, zone: .utc)
        _ = try await keeper.runOnce()
        test.clock.advance(by: .days(7 * 9))
        // Eight weeks, and March and April.
        #expect(try await keeper.runOnce().closed == 20)
        let answer = try await test.hub.forecastAccuracy(service: nil, .week, since: nil)
        #expect(answer.overall.count == 8 && answer.byAhead.map(\.ahead) == Array(0..<8))
        #expect(answer.overall.wape == nil)
    }
}
