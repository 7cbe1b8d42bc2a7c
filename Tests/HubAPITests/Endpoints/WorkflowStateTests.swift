import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

@Suite(.timeLimit(.minutes(60)))
struct WorkflowStateTests {
    private static let overrides = "/v1/campaigns/{key}/overrides"
    private static let inputs = "/v1/campaigns/{key}/inputs"

    static let scenarios = [
        APIScenario(
            "a gate set aside",
            .lead,
            .post,
            overrides,
            ["gate": "tasks-done(qa)", "reason": "Seen by the client"],
            given: .newsletter(.qa),
            is: 201,
            [
                "/items/0/id": "O1", "/items/0/gate": "tasks-done(qa)", "/items/0/active": true,
                "/items/0/stage": "qa", "/items/0/attempt": 1,
            ],
            events: ["gate.overridden": 1]
        ),
        APIScenario(
            "a gate that the stage hasn't",
            .lead,
            .post,
            overrides,
            ["gate": "committed-date-set", "reason": "No"],
            given: .newsletter(.qa),
            is: 422,
            errors: ["/gate invalid"]
        ),
        APIScenario(
            "an override by a reviewer",
            .reviewer,
            .post,
            overrides,
            ["gate": "checklist", "reason": "No"],
            given: .newsletter(.qa),
            is: 403
        ),
        APIScenario(
            "an input asked for",
            .producer,
            .post,
            inputs,
            ["what": "Final copy", "dueOn": "2026-03-06"],
            given: .newsletter(.build),
            is: 201,
            ["/items/0/id": "I1", "/items/0/dueOn": "2026-03-06", "/items/0/receivedAt": nil],
            events: ["input.owed": 1]
        ),
        APIScenario(
            "an input of the past on a line that isn't there",
            .producer,
            .post,
            inputs,
            ["what": "Final copy", "dueOn": "2020-01-01", "line": "L9"],
            given: .newsletter(.build),
            is: 422,
            errors: ["/line invalid", "/dueOn invalid"]
        ),
        APIScenario(
            "slots that the wall doesn't show",
            .producer,
            .post,
            "/v1/campaigns/{key}/actions/schedule",
            ["slots": [["line": "L1", "at": "2026-03-29T02:30", "zone": "Europe/Berlin"]]],
            given: .newsletter(.launch),
            is: 422,
            errors: ["/slots/0/at invalid"]
        ),
        APIScenario(
            "slots in no zone",
            .producer,
            .post,
            "/v1/campaigns/{key}/actions/schedule",
            ["slots": [["line": "L1", "at": "2026-03-29", "zone": "Berlin"]]],
            given: .newsletter(.launch),
            is: 422,
            errors: ["/slots/0/at format", "/slots/0/zone format"]
        ),
        APIScenario(
            "a slot of its own",
            .producer,
            .post,
            "/v1/campaigns/{key}/actions/schedule",
            [
                "slots": [["line": "L1", "at": "2026-04-01T09:00", "zone": "Europe/Berlin"]],
                "evidence": ["https://example.com/booking"],
            ],
            given: .newsletter(.launch),
            is: 200,
            [
                "/scheduledLaunchAt": "2026-04-01T07:00:00.000Z", "/slots/0/zone": "Europe/Berlin",
                "/slots/0/instant": "2026-04-01T07:00:00.000Z",
            ],
            events: ["campaign.scheduled": 1]
        ),
        APIScenario(
            "a stop of all launches",
            .lead,
            .post,
            "/v1/launch-stops",
            ["reason": "Wrong prices"],
            given: .nothing,
            is: 201,
            ["/active": true, "/division": nil, "/pull": []]
        ),
        APIScenario(
            "a stop of a division that isn't there",
            .lead,
            .post,
            "/v1/launch-stops",
            ["reason": "Wrong prices", "division": "moon"],
            is: 422,
            errors: ["/division invalid"]
        ),
        APIScenario("no stops yet", .viewer, .get, "/v1/launch-stops", is: 200, ["/items": []]),
        APIScenario(
            "exceptions from no freeze",
            .viewer,
            .get,
            "/v1/freezes/winter/exceptions",
            is: 404
        ),
        APIScenario(
            "no exceptions yet",
            .viewer,
            .get,
            "/v1/freezes/quarter-end/exceptions",
            is: 200,
            ["/items": []]
        ),
        APIScenario(
            "an exception by who doesn't own the freeze",
            .lead,
            .post,
            "/v1/freezes/quarter-end/exceptions",
            ["campaign": "CMP-1001", "reason": "Please", "expiresAt": "2026-04-01T09:00:00Z"],
            is: 403
        ),
    ]

    @Test(arguments: scenarios.filter { $0.name != "a stop of all launches" })
    func `the parts of the workflow answer as told`(_ scenario: APIScenario) async throws {
        try await scenario.run()
    }

    @Test func `stopping and releasing take two leads`() async throws {
        let api = try await APIHarness()
        let stopped = try await api.send(.post, "/v1/launch-stops", as: .lead, ["reason": "Wrong prices"])
        #expect(stopped.status == 201)
        let id = try #require(stopped["/id"]?.string)
        let release = "/v1/launch-stops/\(id)/release"
        #expect(try await api.send(.post, release, as: .lead, ["reason": "Fine"]).status == 403)
        let released = try await api.send(.post, release, as: .allRounder, ["reason": "Mended"])
        #expect(released.status == 200)
        #expect(released["/active"] == false)
        #expect(try await api.send(.post, release, as: .allRounder, ["reason": "Again"]).status == 409)
    }
}
