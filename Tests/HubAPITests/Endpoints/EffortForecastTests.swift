import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

@Suite struct EffortForecastTests {
    private static func past(weeks: Int) -> [TestHub.PastCampaign] {
        (1...weeks).map { week in
            let submitted = TestHub.start + .days(-7 * Int64(week))
            return TestHub.PastCampaign(submitted: submitted, launched: submitted + .days(3))
        }
    }

    @Test func `without history the template's minutes are an estimate, beside the capacity`() async throws {
        let api = try await APIHarness()
        try await api.test.importPast(Self.past(weeks: 20))
        let path = "/v1/forecasts/effort?service=landing-page&interval=week&season=1&horizon=2"
        let answer = try await api.fetch(.get, path, as: .viewer)
        #expect(answer[at: "/perCampaign/source"] == "template" && answer[at: "/perCampaign/n"] == 0)
        let each = try #require(answer[at: "/perCampaign/meanMinutes"]?.decimal)
        let minutes = try #require(answer[at: "/periods/0/minutes"]?.decimal)
        let campaigns = try #require(answer[at: "/periods/0/campaigns"]?.decimal)
        #expect(each > 0 && abs(minutes - each * campaigns) < 1e-6)
        let capacity = try #require(answer[at: "/periods/0/capacityMinutes"]?.decimal)
        #expect(capacity > 0)
        #expect(abs((answer[at: "/periods/0/load"]?.decimal ?? 0) - minutes / capacity) < 1e-9)
        #expect(answer["teams"]?.array?.count == 3 && answer["budgetReason"]?.string?.isEmpty == false)
    }

    @Test func `a team's capacity is its own`() async throws {
        let api = try await APIHarness()
        try await api.test.importPast(Self.past(weeks: 20))
        let path = "/v1/forecasts/effort?interval=week&season=1&service=landing-page&team=emea-production"
        let refused = try await api.send(.get, path)
        // Nothing of the past was this team's.
        #expect(refused.status == 422 && refused["/code"] == "forecast-refused")
    }

    @Test func `tasks of launched campaigns are history`() async throws {
        let api = try await APIHarness()
        try await api.test.importPast(Self.past(weeks: 20), service: "email-newsletter")
        let path = "/v1/forecasts/effort?service=email-newsletter&interval=week&season=1"
        for _ in 0..<11 { _ = try await api.run.campaign(in: .live) }
        #expect(try await api.fetch(.get, path)[at: "/perCampaign/source"] == "template")
        _ = try await api.run.campaign(in: .live)
        api.test.clock.advance(by: .hours(1))
        let answer = try await api.fetch(.get, path)
        #expect(answer[at: "/perCampaign/source"] == "history" && answer[at: "/perCampaign/n"] == 12)
        #expect(answer[at: "/perCampaign/sdMinutes"]?.decimal == 0)
    }

    @Test func `without a service and without history nothing says what a campaign takes`() async throws {
        let api = try await APIHarness()
        try await api.test.importPast(Self.past(weeks: 20))
        let answer = try await api.send(.get, "/v1/forecasts/effort?interval=week&season=1")
        #expect(answer.status == 422 && answer["/detail"]?.string?.contains("12 more are needed") == true)
    }

    @Test func `accuracy of forecasts and promises`() async throws {
        let api = try await APIHarness()
        let answer = try await api.fetch(.get, "/v1/forecasts/accuracy?interval=week&service=landing-page", as: .viewer)
        #expect(answer[at: "/overall/n"] == 0 && answer["open"] == 0 && answer[at: "/promises/n"] == 0)
        #expect(answer[at: "/overall/wape"]?.isNull == true)
        #expect(try await api.send(.get, "/v1/forecasts/accuracy?interval=day").errors == ["/query/interval choice"])
    }
}
