import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

@Suite struct ActionScenarioTests {
    @Test(arguments: intake + production + launch + holds)
    func `an action moves the campaign and is one event`(_ scenario: APIScenario) async throws {
        try await scenario.run()
    }

    @Test(arguments: refusals + inputRefusals)
    func `a refused action says why and changes nothing`(_ scenario: APIScenario) async throws {
        try await scenario.run()
    }

    static func action(_ name: String) -> String { "/v1/campaigns/{key}/actions/\(name)" }

    static let april = "2026-04-01T09:00:00.000Z"
    static let buildError: JSONValue = [
        "line": "L1", "severity": "major", "cause": "build-error", "text": "The second link is dead",
    ]

    static let intake = [
        APIScenario(
            "submit",
            .requester,
            .post,
            action("submit"),
            given: .newsletter(.draft),
            is: 200,
            ["/stage": "intake", "/version": 2, "/submittedAt": "2026-03-02T09:00:00.000Z"],
            answers: ["ETag": "\"2-29540700\""],
            events: ["campaign.submitted": 1]
        ),
        APIScenario(
            "accept",
            .producer,
            .post,
            action("accept"),
            ["committedLaunchAt": .string(april)],
            given: .newsletter(.intake),
            is: 200,
            [
                "/stage": "build", "/version": 2, "/committedLaunchAt": .string(april),
                "/originalCommittedLaunchAt": .string(april),
            ],
            answers: ["ETag": "\"2-29540700\""],
            events: ["campaign.accepted": 1]
        ),
        APIScenario(
            "accept with another tier",
            .consumerProducer,
            .post,
            action("accept"),
            ["committedLaunchAt": .string(april), "tiers": ["L1": "M"], "reason": "Bigger than it looks"],
            given: .newsletter(.intake),
            is: 200,
            ["/lines/0/tier": "M", "/lines/0/proposedTier": "S"],
            events: ["campaign.accepted": 1, "campaign.resized": 1]
        ),
        APIScenario(
            "plan",
            .lead,
            .post,
            action("plan"),
            ["committedLaunchAt": .string(april), "plannedStartAt": "2026-03-09T08:00:00Z"],
            given: .newsletter(.intake),
            is: 200,
            ["/stage": "planned", "/plannedStartAt": "2026-03-09T08:00:00.000Z"],
            events: ["campaign.planned": 1]
        ),
        APIScenario(
            "start-build",
            .producer,
            .post,
            action("start-build"),
            given: .newsletter("planned"),
            is: 200,
            ["/stage": "build"],
            events: ["campaign.build-started": 1]
        ),
        APIScenario(
            "return",
            .producer,
            .post,
            action("return"),
            [
                "reasonCode": "copy-not-final",
                "questions": [["pointer": "/lines/0/answers/subject", "question": "Is this the final subject?"]],
            ],
            given: .newsletter(.intake),
            is: 200,
            [
                "/stage": "intake", "/holds/0/id": "H1", "/holds/0/reason": "waiting-on-requester",
                "/holds/0/since": "2026-03-02T09:00:00.000Z",
                "/holds/0/questions/0/question": "Is this the final subject?",
            ],
            events: ["campaign.returned": 1]
        ),
        APIScenario(
            "decline",
            .producer,
            .post,
            action("decline"),
            ["reasonCode": "out-of-scope"],
            given: .newsletter(.intake),
            is: 200,
            ["/stage": "declined"],
            events: ["campaign.declined": 1]
        ),
        APIScenario(
            "cancel by the requester",
            .requester,
            .post,
            action("cancel"),
            ["reason": "Not needed"],
            given: .newsletter(.intake),
            is: 200,
            ["/stage": "cancelled"],
            events: ["campaign.cancelled": 1]
        ),
        APIScenario(
            "reopen what was declined",
            .lead,
            .post,
            action("reopen"),
            ["reason": "We do it after all"],
            given: .newsletter("declined"),
            is: 200,
            ["/stage": "intake"],
            events: ["campaign.reopened": 1]
        ),
    ]
}
