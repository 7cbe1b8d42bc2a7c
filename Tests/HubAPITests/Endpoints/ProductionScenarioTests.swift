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

    private static let task = "/v1/campaigns/{key}/tasks/T1"
    private static let item = "/v1/campaigns/{key}/checklist/L1/K-01"
    private static let linkItem = "/v1/campaigns/{key}/checklist/L1/K-02"
    private static let findingsPath = "/v1/campaigns/{key}/findings"

    private static let tasks = [
        APIScenario(
            "the tasks of a build",
            .viewer,
            .get,
            "/v1/campaigns/{key}/tasks",
            given: .newsletter(.build),
            is: 200,
            [
                "/items/0/id": "T1", "/items/0/line": "L1", "/items/0/stage": "build", "/items/0/state": "ready",
                "/items/0/role": "producer", "/items/0/minutes": 20, "/items/0/assignee": nil,
                "/items/1/state": "blocked", "/items/1/after": ["T1"], "/nextCursor": nil,
            ]
        ),
        APIScenario(
            "a task is begun",
            .producer,
            .patch,
            task,
            ["state": "in-progress"],
            given: .newsletter(.build),
            is: 200,
            ["/state": "in-progress", "/assignee/name": "Paul Producer", "/startedAt": "2026-03-02T09:00:00.000Z"],
            answers: ["ETag": "\"3-0\""],
            events: ["task.changed": 1]
        ),
        APIScenario(
            "a task is done",
            .producer,
            .patch,
            task,
            ["state": "done"],
            given: .newsletter(.build),
            is: 200,
            [
                "/state": "done", "/finishedAt": "2026-03-02T09:00:00.000Z", "/finishedBy/name": "Paul Producer",
            ],
            events: ["task.changed": 1]
        ),
        APIScenario(
            "a task is given to somebody",
            .lead,
            .patch,
            task,
            ["assignee": "otherproducer@example.com"],
            given: .newsletter(.build),
            is: 200,
            ["/assignee/name": "Petra Producer", "/state": "ready"],
            events: ["task.changed": 1]
        ),
        APIScenario(
            "a task is dropped for a reason",
            .producer,
            .patch,
            task,
            ["state": "dropped", "reason": "Cloned before"],
            given: .newsletter(.build),
            is: 200,
            ["/state": "dropped"],
            events: ["task.changed": 1]
        ),
        APIScenario(
            "what is so already is no event",
            .producer,
            .patch,
            task,
            ["state": "ready", "assignee": nil],
            given: .newsletter(.build),
            is: 200,
            ["/state": "ready"]
        ),
    ]

    private static let taskRefusals = [
        APIScenario(
            "nothing to change",
            .producer,
            .patch,
            task,
            [:],
            given: .newsletter(.build),
            is: 422,
            errors: [" required"]
        ),
        APIScenario(
            "a state that nobody sets",
            .producer,
            .patch,
            task,
            ["state": "blocked"],
            given: .newsletter(.build),
            is: 422,
            errors: ["/state choice"]
        ),
        APIScenario(
            "state null",
            .producer,
            .patch,
            task,
            ["state": nil],
            given: .newsletter(.build),
            is: 422,
            errors: ["/state type"]
        ),
        APIScenario(
            "a drop without a reason",
            .producer,
            .patch,
            task,
            ["state": "dropped"],
            given: .newsletter(.build),
            is: 422,
            errors: ["/reason required"]
        ),
        APIScenario(
            "somebody unknown",
            .producer,
            .patch,
            task,
            ["assignee": "nobody@example.com"],
            given: .newsletter(.build),
            is: 422,
            errors: ["/assignee invalid"]
        ),
        APIScenario(
            "somebody who has left",
            .producer,
            .patch,
            task,
            ["assignee": "formerproducer@example.com"],
            given: .newsletter(.build),
            is: 422,
            errors: ["/assignee invalid"]
        ),
        APIScenario(
            "a task that waits for another",
            .producer,
            .patch,
            "/v1/campaigns/{key}/tasks/T2",
            ["state": "done"],
            given: .newsletter(.build),
            is: 409,
            ["/code": "conflict", "/errors/0/satisfy/method": "PATCH"],
            errors: ["/tasks/T1 task-open"]
        ),
        APIScenario(
            "a task of an earlier stage",
            .producer,
            .patch,
            task,
            ["state": "ready"],
            given: .newsletter(.qa),
            is: 409,
            ["/stage": "qa"]
        ),
        APIScenario(
            "an unknown task",
            .producer,
            .patch,
            "/v1/campaigns/{key}/tasks/T99",
            ["state": "done"],
            given: .newsletter(.build),
            is: 404
        ),
        APIScenario(
            "a producer's task by a reviewer",
            .reviewer,
            .patch,
            task,
            ["state": "done"],
            given: .newsletter(.build),
            is: 403
        ),
        APIScenario(
            "a task by a requester",
            .requester,
            .patch,
            task,
            ["state": "done"],
            given: .newsletter(.build),
            is: 403
        ),
    ]

    private static let checklist = [
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
                "/items/0/attempt": 1, "/items/9/item": "EN-K2:en-GB",
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

    private static let checklistRefusals = [
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

    private static let findings = [
        APIScenario(
            "a finding",
            .reviewer,
            .post,
            findingsPath,
            ["line": "L1", "item": "K-02", "severity": "critical", "cause": "build-error", "text": "Dead\nlink"],
            given: .newsletter(.qa),
            is: 201,
            [
                "/id": "F1", "/line": "L1", "/item": "K-02", "/severity": "critical", "/attempt": 1,
                "/resolvedAt": nil, "/text": "Dead\nlink", "/by/name": "Rosa Reviewer",
            ],
            events: ["qa.finding-recorded": 1]
        ),
        APIScenario(
            "a finding on every line",
            .lead,
            .post,
            findingsPath,
            ["severity": "minor", "cause": "translation", "text": "A typo"],
            given: .newsletter(.qa),
            is: 201,
            ["/line": nil, "/item": nil],
            events: ["qa.finding-recorded": 1]
        ),
        APIScenario(
            "no findings yet",
            .viewer,
            .get,
            findingsPath,
            given: .newsletter(.qa),
            is: 200,
            ["/items": [], "/nextCursor": nil]
        ),
    ]

    private static let findingRefusals = [
        APIScenario(
            "a finding that lacks everything",
            .reviewer,
            .post,
            findingsPath,
            [:],
            given: .newsletter(.qa),
            is: 422,
            errors: ["/severity required", "/cause required", "/text required"]
        ),
        APIScenario(
            "a finding of things that aren't there",
            .reviewer,
            .post,
            findingsPath,
            ["line": "L9", "item": "K-99", "severity": "minor", "cause": "fate", "text": "x"],
            given: .newsletter(.qa),
            is: 422,
            errors: ["/line invalid", "/item invalid", "/cause invalid"]
        ),
        APIScenario(
            "a finding before QA",
            .reviewer,
            .post,
            findingsPath,
            ["severity": "minor", "cause": "translation", "text": "A typo"],
            given: .newsletter(.build),
            is: 409,
            ["/code": "conflict"]
        ),
        APIScenario(
            "a finding by a producer",
            .producer,
            .post,
            findingsPath,
            ["severity": "minor", "cause": "translation", "text": "A typo"],
            given: .newsletter(.qa),
            is: 403
        ),
    ]
}
