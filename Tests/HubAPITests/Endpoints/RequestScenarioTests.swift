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

    static let path = "/v1/requests"

    static let accepted = [
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
}
