import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

@Suite struct RequestScenarioTests {
    @Test(arguments: accepted)
    func `a request is taken in`(_ scenario: APIScenario) async throws {
        try await scenario.run()
    }

    @Test(arguments: refused)
    func `a request that can't be taken in says all that is wrong and stores nothing`(
        _ scenario: APIScenario
    ) async throws {
        try await scenario.run()
    }

    @Test(arguments: unreadable)
    func `a body that can't be read is told where`(_ scenario: APIScenario) async throws {
        try await scenario.run()
    }

    @Test func `a new campaign is found where Location says, under the same tag`() async throws {
        let api = try await APIHarness()
        let created = try await api.send(.post, "/v1/requests", .json(.object(Brief.newsletter)))
        let location = try #require(created[field: "Location"])
        #expect(location == "/v1/campaigns/\(created["/key"]?.string ?? "")")
        let shown = try await api.send(.get, location)
        #expect(shown.json == created.json)
        #expect(shown[field: "ETag"] == created[field: "ETag"])
        #expect(created[field: "ETag"]?.wholeMatch(of: /"1-\d+"/) != nil)
    }

    @Test func `an unknown member is named with the one that was meant`() async throws {
        let api = try await APIHarness()
        let answer = try await api.send(
            .post,
            "/v1/requests",
            ["tittle": "x", "title": "x", "division": "consumer"]
        )
        #expect(answer["/errors/0/detail"]?.string?.contains("did you mean \"title\"?") == true)
        let field = try await api.send(
            .post,
            "/v1/requests",
            ["title": "x", "division": "consumer", "brief": ["keyMesage": "x"]]
        )
        #expect(field["/errors/0/pointer"] == "/brief/keyMesage")
        #expect(field["/errors/0/detail"]?.string?.contains("keyMessage") == true)
    }

    private static let path = "/v1/requests"

    private static let accepted = [
        APIScenario(
            "a title and a division make a draft",
            .requester,
            .post,
            path,
            ["title": "An idea", "division": "consumer"],
            is: 201,
            [
                "/stage": "draft", "/version": 1, "/priority": "normal", "/lines": [], "/brief": [:],
                "/submittedAt": nil, "/requester/name": "Rita Requester", "/requestedFor": nil, "/holds": [],
            ],
            events: ["campaign.drafted": 1]
        ),
        APIScenario(
            "a complete brief is submitted at once",
            .requester,
            .post,
            path,
            .json(.object(Brief.newsletter)),
            is: 201,
            [
                "/stage": "intake", "/version": 1, "/completeness": .double(1),
                "/submittedAt": "2026-03-02T09:00:00.000Z",
                "/lines/0/id": "L1", "/lines/0/tier": "S", "/lines/0/attempt": 1,
                "/lines/0/serviceName": "Email newsletter or one-off send", "/goal": "keep-customers",
                "/lifecycleStage": "engagement", "/division": "consumer",
            ],
            events: ["campaign.submitted": 1]
        ),
        APIScenario(
            "without submit it stays a draft",
            .requester,
            .post,
            path,
            Brief.newsletter(["submit": nil]),
            is: 201,
            ["/stage": "draft", "/completeness": .double(1)],
            events: ["campaign.drafted": 1]
        ),
        APIScenario(
            "an incomplete brief may be a draft",
            .requester,
            .post,
            path,
            Brief.newsletter(["submit": false, "brief": ["contact": nil]]),
            is: 201,
            ["/stage": "draft"],
            events: ["campaign.drafted": 1]
        ),
        APIScenario(
            "a requester of the division may",
            .consumerRequester,
            .post,
            path,
            .json(.object(Brief.newsletter)),
            is: 201,
            ["/stage": "intake"],
            events: ["campaign.submitted": 1]
        ),
        APIScenario(
            "a lead may, and for somebody else",
            .lead,
            .post,
            path,
            Brief.newsletter(["requestedFor": "otherrequester@example.com", "priority": "urgent"]),
            is: 201,
            ["/requestedFor/name": "Oscar Other", "/priority": "urgent"],
            events: ["campaign.submitted": 1]
        ),
        APIScenario(
            "a merge of an offset other than UTC comes out in UTC",
            .requester,
            .post,
            path,
            ["title": "x", "division": "consumer", "requestedLaunchAt": "2026-05-04T09:00:00.5+02:00"],
            is: 201,
            ["/requestedLaunchAt": "2026-05-04T07:00:00.500Z"],
            events: ["campaign.drafted": 1]
        ),
    ]

    private static let refused = [
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

    private static let unreadable = [
        APIScenario(
            "broken JSON",
            .requester,
            .post,
            path,
            .text("{\n  \"title\": \"x\",\n  \"division\" \"consumer\"}"),
            is: 400,
            ["/code": "malformed", "/line": 3, "/column": 14],
            errors: []
        ),
        APIScenario("an empty body", .requester, .post, path, is: 400, ["/code": "malformed"]),
        APIScenario("an array", .requester, .post, path, .text("[]"), is: 422, errors: [" type"]),
        APIScenario("text after the end", .requester, .post, path, .text("{} x"), is: 400, ["/column": 4]),
        APIScenario("a lone surrogate", .requester, .post, path, .text(#"{"title":"\ud800"}"#), is: 400),
        APIScenario(
            "a member twice",
            .requester,
            .post,
            path,
            .text(#"{"title":"a","division":"consumer","brief":{"goal":"x","goal":"y"}}"#),
            is: 422,
            ["/line": 1, "/column": 56],
            errors: ["/brief/goal duplicate"]
        ),
        APIScenario(
            "a NUL character",
            .requester,
            .post,
            path,
            .text(#"{"title":"a\u0000b","division":"consumer"}"#),
            is: 422,
            errors: ["/title control-character"]
        ),
        APIScenario(
            "a number beyond every number",
            .requester,
            .post,
            path,
            .text(#"{"title":"a","brief":{"successTarget":1e999}}"#),
            is: 422,
            errors: ["/brief/successTarget out-of-range"]
        ),
        APIScenario(
            "arrays in arrays in arrays",
            .requester,
            .post,
            path,
            .text(String(repeating: "[", count: 100_000)),
            is: 400,
            ["/code": "malformed"]
        ),
        APIScenario(
            "a title of a megabyte",
            .requester,
            .post,
            path,
            ["title": .string(String(repeating: "a", count: 1 << 20)), "division": "consumer"],
            is: 413,
            ["/code": "too-large", "/limit": 262_144]
        ),
        APIScenario(
            "a text of another kind",
            .requester,
            .post,
            path,
            .text("title=x"),
            fields: ["Content-Type": "application/x-www-form-urlencoded"],
            is: 415,
            ["/code": "unsupported-media-type"]
        ),
        APIScenario(
            "a merge patch",
            .requester,
            .post,
            path,
            .text("{}"),
            fields: ["Content-Type": "application/merge-patch+json"],
            is: 415
        ),
        APIScenario(
            "no media type",
            .requester,
            .post,
            path,
            .text("{}"),
            fields: ["Content-Type": ""],
            is: 415
        ),
        APIScenario(
            "another charset",
            .requester,
            .post,
            path,
            .text("{}"),
            fields: ["Content-Type": "application/json; charset=latin1"],
            is: 415
        ),
    ]
}
