import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

/// Services, forms, divisions, events and health.
@Suite struct ReadingScenarioTests {
    @Test(arguments: scenarios)
    func `what can be read is read`(_ scenario: APIScenario) async throws {
        try await scenario.run()
    }

    private static let scenarios = [
        APIScenario("the process answers", nil, .get, "/healthz", is: 200, ["/status": "ok"]),
        APIScenario("the store answers", nil, .get, "/readyz", is: 200, ["/status": "ready"]),
        APIScenario(
            "divisions",
            .viewer,
            .get,
            "/v1/divisions",
            is: 200,
            ["/items/0/key": "consumer", "/items/0/currency": "GBP", "/items/0/zone": "Europe/London"]
        ),
        APIScenario(
            "services",
            .viewer,
            .get,
            "/v1/services",
            is: 200,
            ["/items/0/key": "content-translation", "/items/7/key": "webinar-programme", "/items/8": nil]
        ),
        APIScenario(
            "a form",
            .requester,
            .get,
            "/v1/services/email-newsletter/form",
            is: 200,
            [
                "/service/key": "email-newsletter", "/service/version": 1, "/brief/0/id": "lifecycleStage",
                "/brief/0/options/0": "acquisition", "/fields/0/id": "sendKind", "/fields/0/due": "intake",
                "/requirements/0/id": "C-01", "/sizing/2": ["tier": "S", "when": nil],
            ]
        ),
        APIScenario("the form of nothing", .viewer, .get, "/v1/services/skywriting/form", is: 404),
        APIScenario("events of nothing", .viewer, .get, "/v1/campaigns/CMP-99/events", is: 404),
        APIScenario("tasks of nothing", .viewer, .get, "/v1/campaigns/CMP-99/tasks", is: 404),
        APIScenario("checklist of nothing", .viewer, .get, "/v1/campaigns/CMP-99/checklist", is: 404),
        APIScenario("findings of nothing", .viewer, .get, "/v1/campaigns/CMP-99/findings", is: 404),
        APIScenario("actions on nothing", .viewer, .get, "/v1/campaigns/CMP-99/actions", is: 404),
        APIScenario(
            "a body sent with a GET has no meaning",
            .viewer,
            .get,
            "/v1/me",
            .text("{nonsense"),
            is: 200
        ),
    ]

    @Test func `the events tell who did what, when, why and with which request`() async throws {
        let api = try await APIHarness()
        let created = try await api.send(.post, "/v1/requests", .json(.object(Brief.newsletter)))
        let path = "/v1/campaigns/\(created["/key"]?.string ?? "")"
        api.test.clock.advance(by: .hours(1))
        let returned = try await api.send(
            .post,
            path + "/actions/return",
            as: .producer,
            ["reasonCode": "copy-not-final", "reason": "The subject is a placeholder"]
        )
        let events = try await api.fetch(.get, path + "/events", as: .viewer)
        #expect(events[at: "/items/0/type"] == "campaign.submitted")
        #expect(events[at: "/items/0/actor"] == ["id": .string(TestPerson.requester.id), "name": "Rita Requester"])
        #expect(events[at: "/items/0/requestId"]?.string == created[field: "X-Request-Id"])
        #expect(events[at: "/items/0/changes/0/pointer"] == "")
        #expect(events[at: "/items/0/changes/0/after/title"] == "Spring garden newsletter")
        let second = events[at: "/items/1"]
        #expect(second?["type"] == "campaign.returned")
        #expect(second?["campaign"] == created["/key"])
        #expect(second?["action"] == "return")
        #expect(second?["at"] == "2026-03-02T10:00:00.000Z")
        #expect(second?["actor"] == ["id": .string(TestPerson.producer.id), "name": "Paul Producer"])
        #expect(second?["reason"] == "The subject is a placeholder")
        #expect(second?["reasonCode"] == "copy-not-final")
        #expect(second?["requestId"]?.string == returned[field: "X-Request-Id"])
        #expect(second?["imported"] == false)
        #expect(events[at: "/items/2"] == nil)
    }

    @Test func `events come in pages`() async throws {
        let api = try await APIHarness()
        let key = try await api.run.campaign(in: .qa).key
        let whole = try await api.fetch(.get, "/v1/campaigns/\(key)/events?limit=200")["items"]?.array ?? []
        var target = "/v1/campaigns/\(key)/events?limit=3"
        var paged: [JSONValue] = []
        while true {
            let page = try await api.fetch(.get, target)
            paged += page["items"]?.array ?? []
            guard let cursor = page["nextCursor"]?.string else { break }
            target = "/v1/campaigns/\(key)/events?limit=3&cursor=\(cursor)"
        }
        #expect(paged == whole)
        #expect(whole.count > 6)
        let other = try await api.run.create(submit: false).key
        let cursor = try await api.fetch(.get, "/v1/campaigns/\(key)/events?limit=3")["nextCursor"]?.string ?? ""
        let strange = try await api.send(.get, "/v1/campaigns/\(other)/events?cursor=\(cursor)")
        #expect(strange.errors == ["/query/cursor cursor"])
    }
}
