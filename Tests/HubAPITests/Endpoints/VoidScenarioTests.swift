import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

@Suite struct VoidScenarioTests {
    private static let path = "/v1/campaigns/{key}/actions/void"

    @Test(arguments: [
        APIScenario(
            "the newest action, by a lead",
            .lead,
            .post,
            path,
            ["action": "accept", "reason": "Wrong campaign"],
            given: .newsletter(.build),
            is: 200,
            ["/stage": "intake", "/committedLaunchAt": nil],
            events: ["campaign.action-voided": 1]
        ),
        APIScenario(
            "another action than the newest",
            .lead,
            .post,
            path,
            ["action": "submit", "reason": "Wrong campaign"],
            given: .newsletter(.build),
            is: 409,
            ["/code": "conflict", "/action": "accept", "/stage": "build"]
        ),
        APIScenario(
            "neither action nor reason",
            .lead,
            .post,
            path,
            [:],
            given: .newsletter(.build),
            is: 422,
            ["/code": "invalid"],
            errors: ["/action required", "/reason required"]
        ),
        APIScenario(
            "what was submitted as it was made",
            .lead,
            .post,
            path,
            ["action": "submit", "reason": "Wrong campaign"],
            given: .newsletter(.intake),
            is: 409,
            ["/code": "conflict"]
        ),
        APIScenario(
            "a producer",
            .producer,
            .post,
            path,
            ["action": "accept", "reason": "Wrong campaign"],
            given: .newsletter(.build),
            is: 403,
            ["/code": "forbidden"]
        ),
    ])
    func `actions are voided as the contract says`(_ scenario: APIScenario) async throws {
        try await scenario.run()
    }

    @Test func `a lead sees what can be voided, with the request that does it`() async throws {
        let api = try await APIHarness()
        let key = try await api.run.campaign(in: .build).key
        let list = try await api.fetch(.get, "/v1/campaigns/\(key)/actions", as: .lead)
        #expect(list["void"]?["action"] == "accept")
        #expect(list["void"]?["allowed"] == true)
        #expect(list["void"]?["gates"]?.array?.first?["gate"] == "voidable")
        #expect(list["void"]?["perform"]?["href"] == .string("/v1/campaigns/\(key)/actions/void"))
        let producers = try await api.fetch(.get, "/v1/campaigns/\(key)/actions", as: .producer)
        #expect(producers["void"] == nil)
    }
}
