import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

/// Volume forecasts of the hub's own series.
@Suite struct VolumeFromFactsTests {
    /// Some campaigns in every week before the start, more in every fourth.
    private static func past(weeks: Int) -> [TestHub.PastCampaign] {
        (1...weeks).flatMap { week in
            (0..<(week.isMultiple(of: 4) ? 6 : 2)).map { number in
                let submitted = TestHub.start + .days(-7 * Int64(week)) + .hours(Int64(number))
                return TestHub.PastCampaign(submitted: submitted, launched: submitted + .days(3))
            }
        }
    }

    @Test func `the hub's own series is carried on as the inline one is`() async throws {
        let api = try await APIHarness()
        try await api.test.importPast(Self.past(weeks: 40))
        let answer = try await api.fetch(
            .get,
            "/v1/forecasts/volume?service=landing-page&interval=week&horizon=4&season=4",
            as: .viewer
        )
        let series = (answer["series"]?.array ?? []).compactMap { $0["value"]?.decimal }
        // The week of the first campaign isn't known to be whole, and this week isn't over.
        #expect(series.count == 39 && series.suffix(4) == [6, 2, 2, 2])
        #expect(answer[at: "/periods/0/from"] == "2026-03-02T00:00:00.000Z")
        #expect(answer[at: "/periods/3/to"] == "2026-03-30T00:00:00.000Z")
        let inline = try await api.fetch(
            .post,
            "/v1/forecasts/volume",
            as: .viewer,
            ["interval": "week", "season": 4, "values": .array(series.map(JSONValue.double)), "horizon": 4]
        )
        for part in ["method", "season", "point", "intervals", "backtest"] { #expect(answer[part] == inline[part]) }
        let launched = try await api.fetch(.get, "/v1/forecasts/volume?measure=launched&interval=week&season=4")
        #expect(launched["measure"] == "launched" && launched["point"]?.array?.count == 3)
    }

    @Test func `what is planned or drafted stands beside it and isn't added`() async throws {
        let api = try await APIHarness()
        try await api.test.importPast(Self.past(weeks: 40))
        let path = "/v1/forecasts/volume?service=email-newsletter&interval=week&horizon=8&season=1"
        try await api.test.importPast(Self.past(weeks: 20), service: "email-newsletter", source: "mail")
        let before = try await api.fetch(.get, path)
        _ = try await api.run.campaign(in: .draft)
        _ = try await api.run.campaign(in: "planned")
        let answer = try await api.fetch(.get, path)
        #expect(answer["point"] == before["point"])
        func sum(_ name: String) -> Int64 {
            (answer["periods"]?.array ?? []).compactMap { $0[name]?.integer }.reduce(0, +)
        }
        #expect(sum("planned") == 1 && sum("drafted") == 1)
        // Weeks before the first newsletter count as none: the hub was there.
        let values = (answer["series"]?.array ?? []).compactMap { $0["value"]?.decimal }
        #expect(values.count == 39 && values.prefix(19).allSatisfy { $0 == 0 })
    }

    @Test func `a series that is too short is refused with the reason`() async throws {
        let api = try await APIHarness()
        let nothing = try await api.send(.get, "/v1/forecasts/volume?service=landing-page")
        #expect(nothing.status == 422 && nothing["/code"] == "forecast-refused")
        try await api.test.importPast(Self.past(weeks: 40))
        let short = try await api.send(.get, "/v1/forecasts/volume?service=landing-page&interval=month")
        #expect(short.status == 422 && short["/detail"]?.string?.contains("24 are needed") == true)
        #expect(try await api.send(.get, "/v1/forecasts/volume?interval=day&horizon=61").errors.count == 2)
    }
}
