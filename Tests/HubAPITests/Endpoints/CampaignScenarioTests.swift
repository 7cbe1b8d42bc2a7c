import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

@Suite struct CampaignScenarioTests {
    @Test(arguments: shown + edited + linesEdited)
    func `a campaign is shown and edited`(_ scenario: APIScenario) async throws {
        try await scenario.run()
    }

    @Test(arguments: refused + lineRefusals)
    func `an edit that can't be made changes nothing`(_ scenario: APIScenario) async throws {
        try await scenario.run()
    }

    private static let path = "/v1/campaigns/{key}"
    private static let line = "/v1/campaigns/{key}/lines/L1"
    private static let may = "2026-05-04T09:00:00.000Z"

    private static let shown = [
        APIScenario(
            "anybody with a token sees it",
            .viewer,
            .get,
            path,
            given: .newsletter(.build),
            is: 200,
            [
                "/stage": "build", "/title": "Spring garden newsletter", "/requester/name": "Rita Requester",
                "/lines/0/service": "email-newsletter", "/unmet/0/by": "producer", "/unmet/0/due": "qa",
            ],
            answers: ["ETag": "\"2-0\""]
        ),
        APIScenario(
            "a draft's tag moves with the minute",
            .requester,
            .get,
            path,
            given: .newsletter(.draft),
            is: 200,
            answers: ["ETag": "\"1-29540700\""]
        ),
    ]

    private static let edited = [
        APIScenario(
            "a merge patch of everything",
            .requester,
            .patch,
            path,
            [
                "title": "Summer", "priority": "high", "requestedLaunchAt": .string(may),
                "requestedFor": "otherrequester@example.com", "brief": ["goal": nil, "successTarget": 5],
                "reason": "Later this year",
            ],
            given: .newsletter(.draft),
            is: 200,
            [
                "/title": "Summer", "/priority": "high", "/requestedLaunchAt": .string(may), "/version": 2,
                "/requestedFor/name": "Oscar Other", "/goal": nil, "/brief/successTarget": 5,
                "/brief/objective": "demand",
            ],
            events: ["campaign.edited": 1]
        ),
        APIScenario(
            "a merge patch by its own media type",
            .requester,
            .patch,
            path,
            ["title": "Summer"],
            given: .newsletter(.draft),
            fields: ["Content-Type": "application/merge-patch+json"],
            is: 200,
            ["/title": "Summer"],
            events: ["campaign.edited": 1]
        ),
        APIScenario(
            "null takes away",
            .requester,
            .patch,
            path,
            ["requestedLaunchAt": nil],
            given: .newsletter(.draft),
            is: 200,
            ["/requestedLaunchAt": nil],
            events: ["campaign.edited": 1]
        ),
        APIScenario(
            "what is so already is neither event nor version",
            .requester,
            .patch,
            path,
            ["title": "Spring garden newsletter"],
            given: .newsletter(.draft),
            is: 200,
            ["/version": 1]
        ),
        APIScenario(
            "lines are replaced, those with an id stay",
            .requester,
            .patch,
            path,
            [
                "lines": [
                    ["id": "L1", "service": "email-newsletter", "locale": "en-GB", "quantity": 2],
                    ["service": "landing-page", "locale": "en-GB"],
                ]
            ],
            given: .newsletter(.draft),
            is: 200,
            ["/lines/0/id": "L1", "/lines/0/quantity": 2, "/lines/1/id": "L2", "/lines/1/service": "landing-page"],
            events: ["campaign.edited": 1]
        ),
        APIScenario(
            "a requester mends the brief during intake",
            .requester,
            .patch,
            path,
            ["brief": ["costCentre": "CM2200"]],
            given: .newsletter(.intake),
            is: 200,
            ["/brief/costCentre": "CM2200", "/stage": "intake"],
            events: ["campaign.edited": 1]
        ),
        APIScenario(
            "a producer commits",
            .producer,
            .patch,
            path,
            ["committedLaunchAt": .string(may)],
            given: .newsletter(.intake),
            is: 200,
            ["/committedLaunchAt": .string(may), "/originalCommittedLaunchAt": nil],
            events: ["campaign.edited": 1]
        ),
        APIScenario(
            "a producer moves a commitment",
            .producer,
            .patch,
            path,
            ["committedLaunchAt": .string(may), "reasonCode": "vendor-late"],
            given: .newsletter(.build),
            is: 200,
            ["/committedLaunchAt": .string(may), "/originalCommittedLaunchAt": "2026-04-01T09:00:00.000Z"],
            events: ["campaign.edited": 1]
        ),
        APIScenario(
            "a lead makes it urgent",
            .lead,
            .patch,
            path,
            ["priority": "urgent", "reason": "The board asked"],
            given: .newsletter(.build),
            is: 200,
            ["/priority": "urgent"],
            events: ["campaign.edited": 1]
        ),
    ]

    private static let linesEdited = [
        APIScenario(
            "answers of a line",
            .requester,
            .patch,
            line,
            ["answers": ["recurrence": nil, "expectedCount": 50_000], "quantity": 3, "locale": "en-IE"],
            given: .newsletter(.intake),
            is: 200,
            [
                "/lines/0/answers/recurrence": nil, "/lines/0/answers/expectedCount": 50_000,
                "/lines/0/quantity": 3, "/lines/0/locale": "en-IE",
            ],
            events: ["campaign.edited": 1]
        ),
        APIScenario(
            "another tier is a proposal until acceptance",
            .requester,
            .patch,
            line,
            ["tier": "L"],
            given: .newsletter(.intake),
            is: 200,
            ["/lines/0/tier": "S", "/lines/0/proposedTier": "L"],
            events: ["campaign.edited": 1]
        ),
        APIScenario(
            "production fills in its own",
            .producer,
            .patch,
            line,
            ["answers": ["actualCount": 48_000]],
            given: .newsletter(.build),
            is: 200,
            ["/lines/0/answers/actualCount": 48_000],
            events: ["campaign.edited": 1]
        ),
    ]

    private static let refused = [
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
            errors: ["/brief/mood unknown-member", "/brief/regions/0 invalid", "/brief/costCentre invalid"]
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

    private static let lineRefusals = [
        APIScenario(
            "no such line",
            .requester,
            .patch,
            "/v1/campaigns/{key}/lines/L9",
            ["quantity": 2],
            given: .newsletter(.intake),
            is: 404
        ),
        APIScenario(
            "nothing of the line",
            .requester,
            .patch,
            line,
            [:],
            given: .newsletter(.intake),
            is: 422,
            errors: [" required"]
        ),
        APIScenario(
            "every fault of the line",
            .requester,
            .patch,
            line,
            ["tier": "XXL", "quantity": 0, "locale": "", "answers": [], "service": "landing-page"],
            given: .newsletter(.intake),
            is: 422,
            errors: [
                "/tier choice", "/quantity out-of-range", "/locale too-short", "/answers type", "/service unknown",
            ]
        ),
        APIScenario(
            "answers that don't fit their fields",
            .requester,
            .patch,
            line,
            [
                "locale": "english",
                "answers": [
                    "subject": ["en-GB": .string(String(repeating: "x", count: 61))], "expectedCount": 0,
                    "replyTo": "x", "slots": [["locale": "en-GB", "at": ["local": "2026-02-30T09:00"]]],
                    "modules": [["kind": "hero", "colour": "red"]], "sendTime": 1,
                ],
            ],
            given: .newsletter(.intake),
            is: 422,
            errors: [
                "/answers/sendTime unknown-member", "/answers/subject/en-GB invalid",
                "/answers/expectedCount invalid", "/answers/replyTo invalid", "/answers/slots/0/at invalid",
                "/answers/modules/0/colour unknown-member", "/locale invalid",
            ]
        ),
        APIScenario(
            "a producer's answer by the requester",
            .requester,
            .patch,
            line,
            ["answers": ["actualCount": 5]],
            given: .newsletter(.intake),
            is: 422,
            errors: ["/answers/actualCount invalid"]
        ),
    ]
}
