import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

struct PortfolioScenarioTests {
    @Test func `the portfolio says what to convert next and what isn't ready, because`() async throws {
        let api = try await APIHarness()
        try await api.test.makeJobs((0..<24).map { [300, 340, 320, 360][$0 % 4] })
        try await api.test.makeJobs((0..<24).map { 200 + 30 * $0 }, of: "webinar-programme", source: "drifting")
        let draft = try await api.fetch(
            .post,
            "/v1/statements",
            as: .finance,
            ["division": "consumer", "month": "2026-02"],
            status: 201
        )
        _ = try await api.fetch(.post, "/v1/statements/\(draft["id"]?.string ?? "")/issue", as: .finance)
        let shown = try await api.fetch(.get, "/v1/pricing/portfolio?division=consumer", as: .lead)
        #expect(shown["currency"] == "GBP")
        let next = shown["convertNext"]?.array ?? []
        #expect(next.map { $0["service"] } == ["landing-page"])
        #expect(next.first?["tier"] == "M")
        #expect(next.first?["priceMinor"] == 27_198)
        #expect(next.first?["benefitMinor"]?.integer ?? 0 > 0)
        let others = shown["notReady"]?.array ?? []
        let drifting = others.first { $0["service"] == "webinar-programme" && $0["tier"] == "M" }
        #expect(drifting?["because"]?.array?.contains { $0["rule"] == "no-trend" } == true)
        let empty = others.first { $0["service"] == "landing-page" && $0["tier"] == "L" }
        #expect(empty?["refusal"] == "There is no finished job.")
        // Newsletters, imports, translations and nurturing have prices of their own and don't stand here.
        #expect(!others.contains { $0["service"] == "email-newsletter" })
        let months = shown["months"]?.array ?? []
        #expect(months.count == 15)
        #expect(months.last?["month"] == "2026-03")
        #expect(months.last?["serviceShare"] == .double(0.5))
        let february = months.first { $0["month"] == "2026-02" }?["spend"]?.array?.first
        #expect(february?["currency"] == "GBP")
        #expect(february?["fixedShare"] == .double(0))
        #expect(february?["totalMinor"] == draft["total"]?["amountMinor"])
        #expect(shown["phase"] == 1)
        let criteria = shown["phases"]?.array?.first?["criteria"]?.array ?? []
        #expect(criteria.first?["criterion"] == "catalogue-coverage")
        #expect(criteria.first?["note"] == "not measured yet")
        #expect(criteria.first?["ok"]?.isNull == true)
        #expect(criteria.last?["criterion"] == "capture")
        #expect(criteria.last?["ok"] == true)
        #expect(try await api.send(.get, "/v1/pricing/portfolio?division=nowhere", as: .finance).status == 422)
    }
}
