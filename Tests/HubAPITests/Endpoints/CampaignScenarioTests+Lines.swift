import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

extension CampaignScenarioTests {
    static let linesEdited = [
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

    static let lineRefusals = [
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
                "/answers/sendTime unknown", "/answers/subject/en-GB invalid",
                "/answers/expectedCount invalid", "/answers/replyTo invalid", "/answers/slots/0/at invalid",
                "/answers/modules/0/colour unknown", "/locale invalid",
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
