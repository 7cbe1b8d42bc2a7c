import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

struct ReshapingListTests {
    private func listed(_ key: CampaignKey, as person: TestPerson, by api: APIHarness) async throws -> [JSONValue] {
        try await api.fetch(.get, "/v1/campaigns/\(key)/actions", as: person)["reshaping"]?.array ?? []
    }

    @Test func `the list of actions says which lines and divisions may be changed, to whoever may`() async throws {
        let api = try await APIHarness()
        let two = try RequestDraft.twoLines(at: api.test.now)
        let request = try await api.run.campaign(in: .intake, from: two).key
        let names = try await listed(request, as: .lead, by: api).map { $0["action"] }
        #expect(names == ["drop-line", "transfer", "split", "merge"])
        #expect(try await listed(request, as: .producer, by: api).isEmpty)
        let single = try await api.run.campaign(in: .intake).key
        #expect(try await listed(single, as: .lead, by: api).map { $0["action"] } == ["transfer", "merge"])

        let accepted = try await api.run.campaign(in: .build, from: two.titled("Accepted")).key
        let agreed = try await listed(accepted, as: .lead, by: api).map { $0["action"] }
        #expect(agreed == ["drop-line", "split", "change"])
        let asked = try await listed(accepted, as: .requester, by: api)
        #expect(asked.map { $0["action"] } == ["change"])
        #expect(asked.first?[at: "/perform/href"] == .string("/v1/campaigns/\(accepted)/changes"))
        let live = try await api.run.campaign(in: .live).key
        #expect(try await listed(live, as: .lead, by: api).isEmpty)
    }

    @Test func `what is listed is taken as its request says`() async throws {
        let api = try await APIHarness()
        let key = try await api.run.campaign(in: .intake, from: .twoLines(at: api.test.now)).key
        let split = try await listed(key, as: .lead, by: api).first { $0["action"] == "split" }
        let href = try #require(split?[at: "/perform/href"]?.string)
        var body = try #require(split?[at: "/perform/body"]?.object)
        body["lines"] = ["L2"]
        body["reason"] = "Another team makes the page"
        #expect(try await api.fetch(.post, href, as: .lead, .json(.object(body)))["stage"] == "intake")
        #expect(try await listed(key, as: .lead, by: api).map { $0["action"] } == ["transfer", "merge"])
    }
}
