import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

@Suite struct HandOffEndpointTests {
    private static let body: JSONValue = [
        "line": "L1", "vendor": "event-staging", "what": "Set the studio up", "dueAt": "2026-03-06T12:00:00Z",
        "price": ["amountMinor": 120_000, "currency": "GBP"],
    ]

    @Test func `a hand-off is sent, delivered, returned, sent again and withdrawn over HTTP`() async throws {
        let api = try await APIHarness()
        let campaign = try await api.run.campaign(in: .build, from: .twoLines(at: api.test.now))
        let webinar = try #require(campaign.lines.first { $0.service == "webinar-programme" }).id
        var body = Self.body.object ?? [:]
        body["line"] = .string(webinar)
        let path = "/v1/campaigns/\(campaign.key)/hand-offs"
        let sent = try await api.send(.post, path, as: .lead, .json(.object(body)))
        #expect(sent.status == 201, "\(sent.text)")
        #expect(sent["/id"] == "W1")
        #expect(sent["/state"] == "sent")
        #expect(sent["/dueAt"] == "2026-03-06T12:00:00.000Z")
        #expect(sent["/price/amountMinor"] == 120_000)
        let shown = try await api.fetch(.get, path, as: .producer)
        #expect(shown["items"]?.array?.first?["vendorName"] == "Bright Stage Events")
        #expect(shown["items"]?.array?.first?["price"] == nil, "costs are for finance and leads")
        #expect(try await api.fetch(.get, path, as: .vendor)["items"] == [])
        let delivered = try await api.send(.post, path + "/W1/deliver", as: .producer, ["delivery": "by mail"])
        #expect(delivered["/state"] == "delivered")
        let wordless = try await api.send(.post, path + "/W1/return", as: .producer, [:])
        #expect(wordless.errors == ["/note required"])
        #expect(try await api.send(.post, path + "/W1/return", as: .producer, ["note": "Too dark"]).status == 200)
        let again = try await api.send(.post, path + "/W1/send", as: .lead, [:])
        #expect(again["/returns"] == 1)
        #expect(again["/price/amountMinor"] == 120_000)
        let late = try await api.send(.post, path + "/W1/accept", as: .lead, [:])
        #expect(late.status == 409)
        #expect(late["/state"] == "sent")
        let open = try await api.fetch(.get, "/v1/hand-offs?vendor=event-staging&state=sent&limit=1", as: .lead)
        #expect(open["items"]?.array?.first?["campaign"] == .string(campaign.key.description))
        #expect(try await api.send(.post, path + "/W1/withdraw", as: .lead, ["note": "Off"]).status == 200)
        #expect(try await api.fetch(.get, "/v1/hand-offs", as: .lead)["items"] == [])
        #expect(try await api.send(.post, path + "/W1/burn", as: .lead, [:]).errors == ["/path/step choice"])
    }
}
