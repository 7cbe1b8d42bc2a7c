import HTTPTypes
import HubDomain
import HubJSON
import HubOperations
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
        #expect(criteria.first?["value"] == .double(1) && criteria.first?["ok"] == true)
        #expect(criteria.last?["criterion"] == "capture")
        #expect(criteria.last?["ok"] == true)
        #expect(try await api.send(.get, "/v1/pricing/portfolio?division=nowhere", as: .finance).status == 422)
    }

    @Test func `support that no service stands for isn't covered by the catalogue`() async throws {
        let api = try await APIHarness()
        func coverage() async throws -> JSONValue {
            let shown = try await api.fetch(.get, "/v1/pricing/portfolio", as: .finance)
            return try #require(shown[at: "/phases/0/criteria/0"])
        }
        #expect(try await coverage()["note"] == "not measured yet")
        try await api.test.makeJobs([300, 340, 260])
        let day = try #require(CivilDate(iso8601: "2026-02-27"))
        let work: [(activity: InternalActivity, minutes: Int)] = [(.support, 300), (.meeting, 60)]
        let drafts = work.map { TimeDraft(activity: $0.activity, workDate: day, minutes: $0.minutes) }
        _ = try await api.test.hub.enter(drafts, by: TestPerson.producer.caller)
        let measured = try await coverage()
        #expect(measured["value"] == .double(0.75) && measured["ok"] == false)
    }
}
