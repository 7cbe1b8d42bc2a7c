import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

/// The two questions after the launch, and the figure that they make.
@Suite struct FeedbackTests {
    @Test func `the requester answers once, after the launch`() async throws {
        let api = try await APIHarness()
        let early = try await api.run.campaign(in: .launch)
        let refused = try await api.send(.post, "/v1/campaigns/\(early.key)/feedback", ["score": 4])
        #expect(refused.status == 409 && refused["/code"] == "conflict")
        let key = try await api.run.campaign(in: .live).key
        let path = "/v1/campaigns/\(key)/feedback"
        #expect(try await api.send(.get, path).json == .null)
        for score in [0, 6] as [JSONValue] {
            #expect(try await api.send(.post, path, ["score": score]).status == 422)
        }
        #expect(try await api.send(.post, path, as: .producer, ["score": 1]).status == 403)
        let given = try await api.send(.post, path, ["score": 4, "suggestion": "Fewer rounds"])
        #expect(given.status == 201 && given["/score"] == 4)
        #expect(try await api.send(.get, path, as: .lead)["/suggestion"] == "Fewer rounds")
        #expect(try await api.send(.get, path, as: .viewer).status == 403)
        #expect(try await api.send(.post, path, ["score": 5]).status == 409)
        let events = try await api.send(.get, "/v1/campaigns/\(key)/events?limit=200", as: .lead)
        let event = try #require(events["/items"]?.array?.last { $0["type"] == "campaign.rated" })
        #expect(event["changes"] == [["pointer": "/feedback/score", "before": nil, "after": 4]])
        #expect(!events.text.contains("Fewer"), "free text stays out of the events")
    }

    @Test func `a link answers once, without a token, and the newest is the one that counts`() async throws {
        let api = try await APIHarness()
        let key = try await api.run.campaign(in: .live).key
        let ask = "/v1/campaigns/\(key)/feedback-link"
        #expect(try await api.send(.post, ask).status == 403)
        let old = try #require(try await api.send(.post, ask, as: .producer)["/path"]?.string)
        let link = try #require(try await api.send(.post, ask, as: .producer)["/path"]?.string)
        let path = link
        #expect(try await api.send(.get, old, as: nil).status == 404)
        #expect(try await api.send(.get, path, as: nil)["/campaign"]?.string == "\(key)")
        #expect(try await api.send(.post, path, as: nil, ["score": 9]).status == 422)
        #expect(try await api.send(.post, path, as: nil, ["score": 5]).status == 201)
        #expect(try await api.send(.post, path, as: nil, ["score": 1]).status == 404)
        #expect(try await api.send(.post, ask, as: .producer).status == 409)
        #expect(try await api.send(.get, "/v1/campaigns/\(key)/feedback")["/score"] == 5)
    }

    @Test func `csat is the mean score, with how many of those asked answered`() async throws {
        let api = try await APIHarness()
        for score in [5, 2, nil] as [Int64?] {
            let key = try await api.run.campaign(in: .live).key
            guard let score else { continue }
            let given = try await api.send(.post, "/v1/campaigns/\(key)/feedback", ["score": .integer(score)])
            #expect(given.status == 201)
        }
        let figure = try await api.fetch(.get, "/v1/kpis/csat?from=2026-03-02", as: .viewer)
        #expect(figure["value"] == .double(3.5) && figure["n"] == 2 && figure["asked"] == 3)
        #expect(figure["responseRate"] == .double(2.0 / 3.0))
    }
}
