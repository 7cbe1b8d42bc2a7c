import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

extension RequestScenarioTests {
    static let refused = [
        APIScenario(
            "everything of the wrong type is named at once",
            .requester,
            .post,
            path,
            ["title": 5, "division": [], "priority": "hihg", "lines": "x", "submit": "yes", "brief": []],
            is: 422,
            ["/code": "invalid"],
            errors: [
                "/title type", "/division type", "/priority choice", "/lines type", "/submit type", "/brief type",
            ]
        ),
        APIScenario(
            "faults deep in lines have their places",
            .requester,
            .post,
            path,
            [
                "title": "x", "division": "consumer",
                "lines": [["service": 1, "locale": "en-GB"], ["service": "x", "tier": "XL", "quantity": 0]],
            ],
            is: 422,
            errors: [
                "/lines/0/service type", "/lines/1/tier choice", "/lines/1/quantity out-of-range",
                "/lines/1/locale required",
            ]
        ),
        APIScenario(
            "what is needed is asked for",
            .requester,
            .post,
            path,
            [:],
            is: 422,
            errors: ["/title required", "/division required"]
        ),
        APIScenario(
            "unknown members are named",
            .requester,
            .post,
            path,
            [
                "title": "x", "division": "consumer", "colour": 1,
                "lines": [["service": "x", "locale": "en", "a/b": 1]],
            ],
            is: 422,
            errors: ["/lines/0/a~1b unknown", "/colour unknown"]
        ),
        APIScenario(
            "unknown query parameters are named",
            .requester,
            .post,
            path + "?draft=1&x=2",
            ["title": "x", "division": "consumer"],
            is: 422,
            errors: ["/query/draft unknown", "/query/x unknown"]
        ),
        APIScenario(
            "an unknown division",
            .requester,
            .post,
            path,
            ["title": "x", "division": "retail"],
            is: 422,
            errors: ["/division invalid"]
        ),
        APIScenario(
            "an unknown service",
            .requester,
            .post,
            path,
            Brief.newsletter(line: ["service": "skywriting"]),
            is: 422,
            errors: ["/lines/0/service invalid"]
        ),
        APIScenario(
            "an impossible instant and an impossible date",
            .requester,
            .post,
            path,
            Brief.newsletter(["requestedLaunchAt": "2026-02-30T09:00:00Z"]),
            is: 422,
            errors: ["/requestedLaunchAt format"]
        ),
        APIScenario(
            "an instant without an offset",
            .requester,
            .post,
            path,
            Brief.newsletter(["requestedLaunchAt": "2026-05-04T09:00:00"]),
            is: 422,
            errors: ["/requestedLaunchAt format"]
        ),
        APIScenario(
            "answers of the wrong form",
            .requester,
            .post,
            path,
            Brief.newsletter(["brief": ["measureUntil": "2026-02-30", "goal": "fame", "regulatedClaims": "no"]]),
            is: 422,
            errors: ["/brief/measureUntil invalid", "/brief/goal invalid", "/brief/regulatedClaims invalid"]
        ),
        APIScenario(
            "an answer that is production's to give",
            .requester,
            .post,
            path,
            Brief.newsletter(line: ["answers": ["actualCount": 4]]),
            is: 422,
            errors: ["/lines/0/answers/actualCount invalid"]
        ),
        APIScenario(
            "somebody unknown",
            .requester,
            .post,
            path,
            Brief.newsletter(["requestedFor": "nobody@example.com"]),
            is: 422,
            errors: ["/requestedFor invalid"]
        ),
        APIScenario(
            "somebody who has left",
            .requester,
            .post,
            path,
            Brief.newsletter(["requestedFor": "formerproducer@example.com"]),
            is: 422,
            errors: ["/requestedFor invalid"]
        ),
        APIScenario(
            "urgent is a lead's word",
            .requester,
            .post,
            path,
            Brief.newsletter(["priority": "urgent"]),
            is: 422,
            errors: ["/priority invalid"]
        ),
        APIScenario(
            "a blank title",
            .requester,
            .post,
            path,
            ["title": " \u{2003} ", "division": "consumer"],
            is: 422,
            errors: ["/title too-short"]
        ),
        APIScenario(
            "a title of 201 characters",
            .requester,
            .post,
            path,
            ["title": .string(String(repeating: "é", count: 201)), "division": "consumer"],
            is: 422,
            errors: ["/title too-long"]
        ),
        APIScenario(
            "control characters anywhere",
            .requester,
            .post,
            path,
            Brief.newsletter(["title": "a\u{7}b", "brief": ["keyMessage": "a\u{1B}b"]]),
            is: 422,
            errors: ["/title control-character", "/brief/keyMessage control-character"]
        ),
        APIScenario(
            "fifty-one lines",
            .requester,
            .post,
            path,
            .json([
                "title": "x", "division": "consumer",
                "lines": .array(Array(repeating: ["service": "email-newsletter", "locale": "en"], count: 51)),
            ]),
            is: 422,
            errors: ["/lines too-many"]
        ),
        APIScenario(
            "a negative, a broken and a huge number",
            .requester,
            .post,
            path,
            .text(
                #"{"title":"x","division":"consumer","lines":[{"service":"a","locale":"en","quantity":-1},"#
                    + #"{"service":"a","locale":"en","quantity":1.5},"#
                    + #"{"service":"a","locale":"en","quantity":99999999999999999999}]}"#
            ),
            is: 422,
            errors: ["/lines/0/quantity out-of-range", "/lines/1/quantity type", "/lines/2/quantity out-of-range"]
        ),
        APIScenario(
            "a division of others",
            .consumerRequester,
            .post,
            path,
            Brief.newsletter(["division": "enterprise"]),
            is: 403,
            ["/code": "forbidden"],
            errors: []
        ),
        APIScenario(
            "an incomplete submission",
            .requester,
            .post,
            path,
            Brief.newsletter(["brief": ["contact": nil, "objective": nil]]),
            is: 422,
            ["/code": "invalid"],
            errors: ["/brief/contact required", "/brief/objective required"]
        ),
        APIScenario(
            "an empty submission",
            .requester,
            .post,
            path,
            ["title": "x", "division": "consumer", "submit": true],
            is: 422,
            ["/code": "invalid"]
        ),
    ]
}
