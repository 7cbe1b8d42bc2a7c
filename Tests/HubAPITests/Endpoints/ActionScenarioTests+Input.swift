import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

extension ActionScenarioTests {
    static let inputRefusals = [
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
            errors: ["/launchAt unknown", "/findings unknown"]
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
