import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

extension ActionScenarioTests {
    static let refusals = [
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
}
