import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

extension ProductionScenarioTests {
    static let tasks = [
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

    static let taskRefusals = [
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
}
