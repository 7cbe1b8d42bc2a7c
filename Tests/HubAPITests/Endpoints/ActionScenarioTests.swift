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

    private static func action(_ name: String) -> String { "/v1/campaigns/{key}/actions/\(name)" }

    private static let april = "2026-04-01T09:00:00.000Z"
    private static let buildError: JSONValue = [
        "line": "L1", "severity": "major", "cause": "build-error", "text": "The second link is dead",
    ]

    private static let intake = [
        APIScenario(
            "submit",
            .requester,
            .post,
            action("submit"),
            given: .newsletter(.draft),
            is: 200,
            ["/stage": "intake", "/version": 2, "/submittedAt": "2026-03-02T09:00:00.000Z"],
            answers: ["ETag": "\"2-0\""],
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
            answers: ["ETag": "\"2-0\""],
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
            events: ["campaign.accepted": 1]
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

    private static let production = [
        APIScenario(
            "fail-qa",
            .reviewer,
            .post,
            action("fail-qa"),
            ["findings": [buildError]],
            given: .newsletter(.qa),
            is: 200,
            ["/stage": "build", "/lines/0/attempt": 2, "/findings": 1],
            events: ["qa.failed": 1]
        ),
        APIScenario(
            "a lead cancels a build",
            .lead,
            .post,
            action("cancel"),
            ["reason": "The product is late"],
            given: .newsletter(.build),
            is: 200,
            ["/stage": "cancelled"],
            events: ["campaign.cancelled": 1]
        ),
    ]

    private static let launch = [
        APIScenario(
            "schedule",
            .producer,
            .post,
            action("schedule"),
            ["launchAt": .string(april)],
            given: .newsletter(.launch),
            is: 200,
            ["/stage": "launch", "/scheduledLaunchAt": .string(april)],
            events: ["campaign.scheduled": 1]
        ),
        APIScenario(
            "schedule at the committed instant",
            .producer,
            .post,
            action("schedule"),
            given: .newsletter(.launch),
            is: 200,
            ["/scheduledLaunchAt": .string(april)],
            events: ["campaign.scheduled": 1]
        ),
        APIScenario(
            "close",
            .producer,
            .post,
            action("close"),
            given: .newsletter(.live),
            is: 200,
            ["/stage": "closed"],
            events: ["campaign.closed": 1]
        ),
        APIScenario(
            "reopen for a defect",
            .producer,
            .post,
            action("reopen"),
            ["reason": "A price is wrong"],
            given: .newsletter(.live),
            is: 200,
            ["/stage": "build", "/lines/0/attempt": 2],
            events: ["campaign.reopened": 1]
        ),
    ]

    private static let holds = [
        APIScenario(
            "hold",
            .producer,
            .post,
            action("hold"),
            ["reasonCode": "waiting-on-vendor", "reason": "The translator", "until": .string(april)],
            given: .newsletter(.build),
            is: 200,
            [
                "/holds/0/reason": "waiting-on-vendor", "/holds/0/until": .string(april), "/holds/0/lines": [],
                "/holds/0/note": "The translator",
            ],
            events: ["campaign.held": 1]
        ),
        APIScenario(
            "hold of one line",
            .producer,
            .post,
            action("hold"),
            ["reasonCode": "freeze", "reason": "Christmas", "lines": ["L2"]],
            given: .twoLines(.build),
            is: 200,
            ["/holds/0/lines": ["L2"]],
            events: ["campaign.held": 1]
        ),
    ]

    private static let refusals = [
        APIScenario(
            "accept without a date to commit to",
            .producer,
            .post,
            action("accept"),
            given: .newsletter(.intake),
            is: 409,
            [
                "/code": "gate-unmet", "/gates/0/gate": "requirements(build)", "/gates/0/state": "satisfied",
                "/gates/1/gate": "committed-date-set", "/gates/1/state": "unmet",
                "/gates/1/items/0/satisfy/method": "PATCH",
                "/errors/0/satisfy/body/committedLaunchAt": .string(april),
            ],
            errors: ["/committedLaunchAt required"]
        ),
        APIScenario(
            "submit of an empty draft",
            .requester,
            .post,
            action("submit"),
            given: .emptyDraft,
            is: 409,
            ["/code": "gate-unmet", "/gates/0/gate": "requirements(intake)"],
            errors: [
                "/brief/lifecycleStage required", "/brief/objective required", "/brief/successMetric required",
                "/brief/keyMessage required", "/brief/launchTiming required", "/brief/budgetOwner required",
                "/brief/costCentre required", "/brief/contact required", "/brief/regions required",
                "/brief/regulatedClaims required", "/brief/confidential required", "/requestedLaunchAt required",
                "/lines required",
            ]
        ),
        APIScenario(
            "submit-for-qa with open tasks",
            .producer,
            .post,
            action("submit-for-qa"),
            given: .newsletter(.build),
            is: 409,
            [
                "/code": "gate-unmet", "/gates/1/gate": "tasks-done(build)", "/gates/1/state": "unmet",
                "/gates/1/items/0/satisfy/method": "PATCH", "/gates/1/items/0/satisfy/body/state": "done",
            ]
        ),
        APIScenario(
            "pass-qa with everything open",
            .reviewer,
            .post,
            action("pass-qa"),
            given: .newsletter(.qa),
            is: 409,
            [
                "/code": "gate-unmet", "/gates/0/gate": "checklist", "/gates/0/state": "unmet",
                "/gates/1/gate": "tasks-done(qa)", "/gates/2/gate": "four-eyes", "/gates/2/state": "satisfied",
                "/gates/0/items/0/satisfy/method": "PUT",
            ]
        ),
        APIScenario(
            "an action that the stage doesn't offer",
            .producer,
            .post,
            action("launch"),
            given: .newsletter(.build),
            is: 409,
            [
                "/code": "conflict", "/stage": "build",
                "/allowed": ["submit-for-qa", "hold", "resume", "cancel"],
            ],
            errors: []
        ),
        APIScenario(
            "nothing to resume",
            .producer,
            .post,
            action("resume"),
            given: .newsletter(.build),
            is: 409,
            ["/code": "conflict", "/stage": "build"]
        ),
        APIScenario(
            "nothing to answer",
            .requester,
            .post,
            action("answer"),
            given: .newsletter(.intake),
            is: 409,
            ["/code": "conflict", "/stage": "intake"]
        ),
        APIScenario(
            "an action that the workflow doesn't know",
            .producer,
            .post,
            action("explode"),
            given: .newsletter(.build),
            is: 404,
            ["/code": "not-found"]
        ),
        APIScenario(
            "an action on nothing",
            .producer,
            .post,
            "/v1/campaigns/CMP-99/actions/accept",
            is: 404,
            ["/code": "not-found"]
        ),
        APIScenario(
            "accept by a requester",
            .requester,
            .post,
            action("accept"),
            given: .newsletter(.intake),
            is: 403,
            ["/code": "forbidden"]
        ),
        APIScenario(
            "pass-qa by a producer",
            .producer,
            .post,
            action("pass-qa"),
            given: .newsletter(.qa),
            is: 403
        ),
        APIScenario(
            "pass-qa by a lead",
            .lead,
            .post,
            action("pass-qa"),
            given: .newsletter(.qa),
            is: 403
        ),
        APIScenario(
            "submit of somebody else's draft",
            .otherRequester,
            .post,
            action("submit"),
            given: .newsletter(.draft),
            is: 403
        ),
        APIScenario(
            "cancel of a build by the requester",
            .requester,
            .post,
            action("cancel"),
            ["reason": "Not needed"],
            given: .newsletter(.build),
            is: 403
        ),
        APIScenario("an action by a viewer", .viewer, .post, action("close"), given: .newsletter(.live), is: 403),
        APIScenario("an action by an admin", .admin, .post, action("close"), given: .newsletter(.live), is: 403),
    ]

    private static let inputRefusals = [
        APIScenario(
            "a commitment in the past",
            .producer,
            .post,
            action("accept"),
            ["committedLaunchAt": "2026-03-01T09:00:00Z"],
            given: .newsletter(.intake),
            is: 422,
            errors: ["/committedLaunchAt invalid"]
        ),
        APIScenario(
            "plan without a start",
            .producer,
            .post,
            action("plan"),
            ["committedLaunchAt": .string(april)],
            given: .newsletter(.intake),
            is: 422,
            errors: ["/plannedStartAt required"]
        ),
        APIScenario(
            "return without anything",
            .producer,
            .post,
            action("return"),
            given: .newsletter(.intake),
            is: 422,
            errors: ["/reasonCode required", "/questions required"]
        ),
        APIScenario(
            "decline with a reason of another list",
            .producer,
            .post,
            action("decline"),
            ["reasonCode": "copy-not-final"],
            given: .newsletter(.intake),
            is: 422,
            errors: ["/reasonCode invalid"]
        ),
        APIScenario(
            "cancel without a reason",
            .lead,
            .post,
            action("cancel"),
            given: .newsletter(.intake),
            is: 422,
            errors: ["/reason required"]
        ),
        APIScenario(
            "input of another action",
            .producer,
            .post,
            action("accept"),
            ["committedLaunchAt": .string(april), "launchAt": .string(april), "findings": [buildError]],
            given: .newsletter(.intake),
            is: 422,
            errors: ["/launchAt unknown-member", "/findings unknown-member"]
        ),
        APIScenario(
            "a member that no action knows",
            .producer,
            .post,
            action("accept"),
            ["comittedLaunchAt": "x"],
            given: .newsletter(.intake),
            is: 422,
            errors: ["/comittedLaunchAt unknown"]
        ),
        APIScenario(
            "the tier of an unknown line",
            .producer,
            .post,
            action("accept"),
            ["committedLaunchAt": .string(april), "tiers": ["L7": "S"]],
            given: .newsletter(.intake),
            is: 422,
            errors: ["/tiers/L7 invalid"]
        ),
        APIScenario(
            "fail-qa without a finding",
            .reviewer,
            .post,
            action("fail-qa"),
            given: .newsletter(.qa),
            is: 422,
            errors: ["/findings required"]
        ),
        APIScenario(
            "findings with every fault",
            .reviewer,
            .post,
            action("fail-qa"),
            ["findings": [["severity": "bad", "cause": "build-error"], ["severity": "major", "text": "x"]]],
            given: .newsletter(.qa),
            is: 422,
            errors: ["/findings/0/severity choice", "/findings/0/text required", "/findings/1/cause required"]
        ),
        APIScenario(
            "findings of things that aren't there",
            .reviewer,
            .post,
            action("fail-qa"),
            ["findings": [["line": "L9", "item": "K-99", "severity": "major", "cause": "fate", "text": "x"]]],
            given: .newsletter(.qa),
            is: 422,
            errors: ["/findings/0/line invalid", "/findings/0/item invalid", "/findings/0/cause invalid"]
        ),
        APIScenario(
            "a hold that lacks what its reason asks for",
            .producer,
            .post,
            action("hold"),
            ["reasonCode": "waiting-on-vendor"],
            given: .newsletter(.build),
            is: 422,
            errors: ["/reason required"]
        ),
        APIScenario(
            "a hold of lines that aren't there",
            .producer,
            .post,
            action("hold"),
            ["reasonCode": "freeze", "reason": "x", "lines": ["L1", "L9"]],
            given: .newsletter(.build),
            is: 422,
            errors: ["/lines/1 invalid"]
        ),
        APIScenario(
            "a launch in the future",
            .producer,
            .post,
            action("launch"),
            ["effectiveAt": .string(april)],
            given: .newsletter(.launch),
            is: 422,
            errors: ["/effectiveAt invalid"]
        ),
        APIScenario(
            "giving up a slot that wasn't confirmed",
            .producer,
            .post,
            action("unschedule"),
            ["reason": "x"],
            given: .newsletter(.launch),
            is: 422,
            errors: [" invalid"]
        ),
    ]
}
