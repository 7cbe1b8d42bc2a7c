import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

@Suite struct ProductionScenarioTests {
    @Test(arguments: tasks + checklist + findings)
    func `production is written down`(_ scenario: APIScenario) async throws {
        try await scenario.run()
    }

    @Test(arguments: taskRefusals + checklistRefusals + findingRefusals)
    func `production that can't be written down changes nothing`(_ scenario: APIScenario) async throws {
        try await scenario.run()
    }

    static let task = "/v1/campaigns/{key}/tasks/T1"
    static let item = "/v1/campaigns/{key}/checklist/L1/K-01"
    static let linkItem = "/v1/campaigns/{key}/checklist/L1/K-02"
    static let findingsPath = "/v1/campaigns/{key}/findings"

    static let checklist = [
        APIScenario(
            "the checklist",
            .viewer,
            .get,
            "/v1/campaigns/{key}/checklist",
            given: .newsletter(.qa),
            is: 200,
            [
                "/items/0/line": "L1", "/items/0/item": "K-01", "/items/0/severity": "major",
                "/items/0/evidenceKind": nil, "/items/0/result": nil, "/items/1/evidenceKind": "link",
                "/items/0/attempt": 1, "/items/10/item": "EN-K2:en-GB",
            ]
        ),
        APIScenario(
            "a pass",
            .reviewer,
            .put,
            item,
            ["result": "passed"],
            given: .newsletter(.qa),
            is: 200,
            ["/result": "passed", "/by/name": "Rosa Reviewer", "/at": "2026-03-02T09:00:00.000Z"],
            events: ["checklist.ticked": 1]
        ),
        APIScenario(
            "a pass with its evidence",
            .lead,
            .put,
            linkItem,
            ["result": "passed", "evidence": "https://example.com/report", "note": "All twelve"],
            given: .newsletter(.qa),
            is: 200,
            ["/evidence": "https://example.com/report", "/note": "All twelve"],
            events: ["checklist.ticked": 1]
        ),
        APIScenario(
            "a fail",
            .reviewer,
            .put,
            linkItem,
            ["result": "failed"],
            given: .newsletter(.qa),
            is: 200,
            ["/result": "failed"],
            events: ["checklist.ticked": 1]
        ),
        APIScenario(
            "an item of a locale, its colon encoded",
            .reviewer,
            .put,
            "/v1/campaigns/{key}/checklist/L1/EN-K5%3Aen-GB",
            ["result": "passed"],
            given: .newsletter(.qa),
            is: 200,
            ["/item": "EN-K5:en-GB"],
            events: ["checklist.ticked": 1]
        ),
    ]

    static let checklistRefusals = [
        APIScenario(
            "a pass without its evidence",
            .reviewer,
            .put,
            linkItem,
            ["result": "passed"],
            given: .newsletter(.qa),
            is: 422,
            errors: ["/evidence required"]
        ),
        APIScenario(
            "evidence of another kind",
            .reviewer,
            .put,
            linkItem,
            ["result": "passed", "evidence": 5],
            given: .newsletter(.qa),
            is: 422,
            errors: ["/evidence invalid"]
        ),
        APIScenario(
            "no result",
            .reviewer,
            .put,
            item,
            given: .newsletter(.qa),
            is: 400,
            ["/code": "malformed"]
        ),
        APIScenario(
            "an unknown result",
            .reviewer,
            .put,
            item,
            ["result": "ok", "proof": 1],
            given: .newsletter(.qa),
            is: 422,
            errors: ["/result choice", "/proof unknown"]
        ),
        APIScenario(
            "an unknown item",
            .reviewer,
            .put,
            "/v1/campaigns/{key}/checklist/L1/K-99",
            ["result": "passed"],
            given: .newsletter(.qa),
            is: 404
        ),
        APIScenario(
            "an unknown line",
            .reviewer,
            .put,
            "/v1/campaigns/{key}/checklist/L9/K-01",
            ["result": "passed"],
            given: .newsletter(.qa),
            is: 404
        ),
        APIScenario(
            "before QA",
            .reviewer,
            .put,
            item,
            ["result": "passed"],
            given: .newsletter(.build),
            is: 409,
            ["/code": "conflict", "/stage": "build"]
        ),
        APIScenario(
            "by a producer",
            .producer,
            .put,
            item,
            ["result": "passed"],
            given: .newsletter(.qa),
            is: 403
        ),
    ]
}
