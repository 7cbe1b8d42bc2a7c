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

    static let path = "/v1/campaigns/{key}"
    static let line = "/v1/campaigns/{key}/lines/L1"
    static let may = "2026-05-04T09:00:00.000Z"

    static let shown = [
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
            answers: ["ETag": "\"2-29540700\""]
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

    static let edited = [
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
}
