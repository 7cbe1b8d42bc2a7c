import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

extension CampaignScenarioTests {
    static let refused = [
        APIScenario("no such campaign", .viewer, .get, "/v1/campaigns/CMP-4711", is: 404, ["/code": "not-found"]),
        APIScenario(
            "no key",
            .viewer,
            .get,
            "/v1/campaigns/cmp-1",
            is: 422,
            errors: ["/path/key pattern"]
        ),
        APIScenario(
            "nothing to change",
            .requester,
            .patch,
            path,
            [:],
            given: .newsletter(.draft),
            is: 422,
            errors: [" required"]
        ),
        APIScenario("no body", .requester, .patch, path, given: .newsletter(.draft), is: 422, errors: [" required"]),
        APIScenario(
            "every fault at once",
            .requester,
            .patch,
            path,
            [
                "title": nil, "priority": "soon", "requestedLaunchAt": "tomorrow", "brief": 1, "lines": nil,
                "stage": "live",
            ],
            given: .newsletter(.draft),
            is: 422,
            errors: [
                "/title type", "/priority choice", "/requestedLaunchAt format", "/brief type", "/lines type",
                "/stage unknown",
            ]
        ),
        APIScenario(
            "unknown fields and wrong answers",
            .requester,
            .patch,
            path,
            ["brief": ["mood": "good", "regions": ["mars"], "costCentre": "x"]],
            given: .newsletter(.draft),
            is: 422,
            errors: ["/brief/mood unknown", "/brief/regions/0 invalid", "/brief/costCentre invalid"]
        ),
        APIScenario(
            "a commitment by the requester",
            .requester,
            .patch,
            path,
            ["committedLaunchAt": .string(may)],
            given: .newsletter(.intake),
            is: 422,
            errors: ["/committedLaunchAt invalid"]
        ),
        APIScenario(
            "a commitment taken back",
            .producer,
            .patch,
            path,
            ["committedLaunchAt": nil],
            given: .newsletter(.build),
            is: 422,
            errors: ["/committedLaunchAt invalid"]
        ),
        APIScenario(
            "a commitment moved without a reason",
            .producer,
            .patch,
            path,
            ["committedLaunchAt": .string(may)],
            given: .newsletter(.build),
            is: 422,
            errors: ["/reasonCode required"]
        ),
        APIScenario(
            "urgent without a reason",
            .lead,
            .patch,
            path,
            ["priority": "urgent"],
            given: .newsletter(.build),
            is: 422,
            errors: ["/reason required"]
        ),
        APIScenario(
            "lines after acceptance",
            .producer,
            .patch,
            path,
            ["lines": []],
            given: .newsletter(.build),
            is: 422,
            errors: ["/lines invalid"]
        ),
        APIScenario(
            "by the requester after acceptance",
            .requester,
            .patch,
            path,
            ["title": "x"],
            given: .newsletter(.build),
            is: 409,
            ["/code": "conflict", "/stage": "build"]
        ),
        APIScenario(
            "after the end",
            .lead,
            .patch,
            path,
            ["title": "x"],
            given: .newsletter("closed"),
            is: 409,
            ["/code": "conflict", "/stage": "closed"]
        ),
        APIScenario(
            "by another requester",
            .otherRequester,
            .patch,
            path,
            ["title": "x"],
            given: .newsletter(.draft),
            is: 403,
            ["/code": "forbidden"]
        ),
        APIScenario(
            "of a draft by a producer",
            .producer,
            .patch,
            path,
            ["title": "x"],
            given: .newsletter(.draft),
            is: 403
        ),
        APIScenario("by a viewer", .viewer, .patch, path, ["title": "x"], given: .newsletter(.draft), is: 403),
    ]
}
