import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

extension ActionScenarioTests {
    static let production = [
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

    static let launch = [
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

    static let holds = [
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
}
