import HTTPTypes
import HubDomain
import HubJSON
import HubOperations
import HubTestSupport
import Testing

@testable import HubAPI

struct ProposalScenarioTests {
    private static let body: JSONObject = [
        "service": "landing-page", "tier": "M", "divisions": ["consumer"], "effectiveFrom": "2026-04-01", "seed": 7,
        "reason": "Two years of even work",
    ]

    @Test func `a price is proposed, approved by somebody else and shown without its costs`() async throws {
        let api = try await APIHarness()
        try await api.test.makeJobs((0..<24).map { [300, 340, 320, 360][$0 % 4] })
        let path = "/v1/pricing/proposals"
        let made = try await api.send(.post, path, as: .finance, .json(.object(Self.body)))
        #expect(made.status == 201)
        #expect(made[field: "Location"] == "\(path)/1")
        #expect(made["/amounts"] == [["amountMinor": 27_198, "currency": "GBP"]])
        #expect(made["/evidence/0/ready"] == true)
        #expect(made["/evidence/0/jobs"] == 24)
        #expect(made["/evidence/0/digest"]?.string?.count == 64)
        #expect(try await api.send(.post, "\(path)/1/approval", as: .finance).status == 403)
        let approved = try await api.fetch(.post, "\(path)/1/approval", as: .lead)
        #expect(approved["state"] == "approved")
        #expect(approved["approvals"]?.array?.first?["person"]?["name"] == "Lena Lead")
        let seen = try await api.fetch(.get, "\(path)/1", as: .requester)
        #expect(seen["evidence"] == nil)
        #expect(seen["budget"]?.array?.first?["budgetVarianceAfter"] == .double(0))
        #expect(try await api.send(.post, "\(path)/1/acknowledgement", as: .requester, [:]).status == 403)
        let listed = try await api.fetch(.get, "\(path)?state=approved", as: .approver)
        #expect(listed["items"]?.array?.count == 1)
        let ended = try await api.fetch(.post, "\(path)/1/rejection", as: .lead, ["reason": "Not now"])
        #expect(ended["ending"]?["reason"] == "Not now")
        #expect(try await api.send(.post, "\(path)/1/withdrawal", as: .finance, ["reason": "x"]).status == 409)
        #expect(try await api.send(.get, "\(path)/2", as: .lead).status == 404)
    }

    @Test func `a refusal says why the service isn't ready`() async throws {
        let api = try await APIHarness()
        try await api.test.makeJobs((0..<14).map { 100 + 40 * $0 })
        let refused = try await api.send(.post, "/v1/pricing/proposals", as: .finance, .json(.object(Self.body)))
        #expect(refused.status == 409)
        #expect(refused.errors.contains("/readiness/no-trend not-ready"))
        var wrong = Self.body
        wrong["divisions"] = ["consumer", "nowhere", "consumer"]
        wrong["amounts"] = [["amountMinor": 1, "currency": "JPY"]]
        let named = try await api.send(.post, "/v1/pricing/proposals", as: .finance, .json(.object(wrong)))
        #expect(named.errors == ["/divisions/1 invalid", "/divisions/2 invalid"])
    }
}
