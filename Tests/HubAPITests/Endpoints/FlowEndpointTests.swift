import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

/// The picture of the flow over a few campaigns, each part against what was done.
@Suite struct FlowEndpointTests {
    @Test func `what is under way, what went out and where the time went`() async throws {
        let api = try await APIHarness()
        let begun = api.test.now
        let open = try await api.run.campaign(in: .build)
        let done = try await api.run.campaign(in: .live)
        api.test.clock.advance(by: .hours(3))
        let flow = try await api.fetch(.get, "/v1/flow?from=2026-03-02", as: .viewer)
        #expect(flow["ageing"]?["count"] == 1)
        let item = try #require(flow["ageing"]?["items"]?.array?.first)
        #expect(item["key"]?.string == "\(open.key)" && item["stage"] == "build")
        #expect(item["ageMinutes"]?.integer ?? 0 >= 180)
        #expect(flow["scatter"]?["points"]?.array?.map { $0["key"]?.string } == ["\(done.key)"])
        let bars = try #require(flow["histogram"]?["bars"]?.array)
        #expect(bars.map { $0["launches"] } == [0, 1] && bars.last?["periods"] == 1)
        let law = try #require(flow["littlesLaw"])
        #expect(law["launchesPerDay"] != .double(0) && law["meanInProgress"] != .double(0))
        #expect(begun < api.test.now)
        let whole = try #require(flow["timeSpent"])
        let single = try await api.fetch(.get, "/v1/campaigns/\(done.key)/time-spent", as: .viewer)
        #expect(whole == single, "one campaign was launched")
        let parts = ["workingMinutes", "queueingMinutes"].compactMap { single[$0]?.integer }.reduce(0, +)
        #expect(abs(parts - (single["totalMinutes"]?.integer ?? -9)) <= 1)
    }

    @Test func `nothing there gives an empty picture, and what is wrong is refused`() async throws {
        let api = try await APIHarness()
        let flow = try await api.fetch(.get, "/v1/flow", as: .viewer)
        #expect(flow["ageing"]?["count"] == 0 && flow["scatter"]?["minutes"] == .null)
        #expect(flow["littlesLaw"]?["ratio"] == .null && flow["timeSpent"]?["totalMinutes"] == 0)
        let long = try await api.send(.get, "/v1/flow?from=1990-01-01", as: .viewer)
        #expect(long.status == 422 && long.errors == ["/query/interval invalid"])
        #expect(try await api.send(.get, "/v1/flow?interval=year", as: .viewer).status == 422)
    }
}
