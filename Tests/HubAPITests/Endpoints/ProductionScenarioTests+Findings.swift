import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

extension ProductionScenarioTests {
    static let findings = [
        APIScenario(
            "a finding",
            .reviewer,
            .post,
            findingsPath,
            ["line": "L1", "item": "K-02", "severity": "critical", "cause": "build-error", "text": "Dead\nlink"],
            given: .newsletter(.qa),
            is: 201,
            [
                "/id": "F1", "/line": "L1", "/item": "K-02", "/severity": "critical", "/attempt": 1,
                "/resolvedAt": nil, "/text": "Dead\nlink", "/by/name": "Rosa Reviewer",
            ],
            events: ["qa.finding-recorded": 1]
        ),
        APIScenario(
            "a finding on every line",
            .lead,
            .post,
            findingsPath,
            ["severity": "minor", "cause": "translation", "text": "A typo"],
            given: .newsletter(.qa),
            is: 201,
            ["/line": nil, "/item": nil],
            events: ["qa.finding-recorded": 1]
        ),
        APIScenario(
            "no findings yet",
            .viewer,
            .get,
            findingsPath,
            given: .newsletter(.qa),
            is: 200,
            ["/items": [], "/nextCursor": nil]
        ),
    ]

    static let findingRefusals = [
        APIScenario(
            "a finding that lacks everything",
            .reviewer,
            .post,
            findingsPath,
            [:],
            given: .newsletter(.qa),
            is: 422,
            errors: ["/severity required", "/cause required", "/text required"]
        ),
        APIScenario(
            "a finding of things that aren't there",
            .reviewer,
            .post,
            findingsPath,
            ["line": "L9", "item": "K-99", "severity": "minor", "cause": "fate", "text": "x"],
            given: .newsletter(.qa),
            is: 422,
            errors: ["/line invalid", "/item invalid", "/cause invalid"]
        ),
        APIScenario(
            "a finding before QA",
            .reviewer,
            .post,
            findingsPath,
            ["severity": "minor", "cause": "translation", "text": "A typo"],
            given: .newsletter(.build),
            is: 409,
            ["/code": "conflict"]
        ),
        APIScenario(
            "a finding by a producer",
            .producer,
            .post,
            findingsPath,
            ["severity": "minor", "cause": "translation", "text": "A typo"],
            given: .newsletter(.qa),
            is: 403
        ),
    ]
}
