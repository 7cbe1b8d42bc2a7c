import HTTPTypes
import HubDomain
import HubJSON
import HubStore
import HubTestSupport
import Testing

@testable import HubAPI

@Suite struct PeopleScenarioTests {
    @Test(arguments: people + tokens)
    func `people and tokens are kept`(_ scenario: APIScenario) async throws {
        try await scenario.run()
    }

    @Test(arguments: peopleRefusals + tokenRefusals)
    func `a change of people that can't be made changes nothing`(_ scenario: APIScenario) async throws {
        try await scenario.run()
    }

    static let newcomer: JSONValue = [
        "email": "Nina.New@Example.com", "name": "Nina New", "zone": "Asia/Kolkata", "employer": "partner",
        "roles": [["role": "producer", "division": "consumer"], ["role": "reviewer"]],
    ]
    static let rita = "/v1/people/requester@example.com"

    static let people = [
        APIScenario(
            "who am I",
            .reviewer,
            .get,
            "/v1/me",
            is: 200,
            [
                "/email": "reviewer@example.com", "/name": "Rosa Reviewer", "/active": true,
                "/roles": [["role": "reviewer", "division": nil]],
            ]
        ),
        APIScenario(
            "a person by address",
            .viewer,
            .get,
            rita,
            is: 200,
            ["/id": .string(TestPerson.requester.id)]
        ),
        APIScenario(
            "a person by id",
            .viewer,
            .get,
            "/v1/people/\(TestPerson.requester.id)",
            is: 200,
            ["/email": "requester@example.com"]
        ),
        APIScenario(
            "people in order",
            .viewer,
            .get,
            "/v1/people?limit=2",
            is: 200,
            ["/items/0/email": "requester@example.com", "/items/1/email": "otherrequester@example.com"]
        ),
        APIScenario(
            "a person is added",
            .admin,
            .post,
            "/v1/people",
            .json(newcomer),
            is: 201,
            [
                "/email": "nina.new@example.com", "/zone": "Asia/Kolkata", "/employer": "partner",
                "/roles/0": ["role": "producer", "division": "consumer"], "/active": true,
            ],
            events: ["person.added": 1]
        ),
        APIScenario(
            "a person is edited",
            .admin,
            .patch,
            rita,
            ["name": "Rita R.", "roles": [["role": "approver"]]],
            is: 200,
            ["/name": "Rita R.", "/roles": [["role": "approver", "division": nil]]],
            events: ["person.edited": 1]
        ),
        APIScenario(
            "a person leaves",
            .admin,
            .patch,
            rita,
            ["active": false],
            is: 200,
            ["/active": false],
            events: ["person.deactivated": 1]
        ),
    ]

    static let tokens = [
        APIScenario(
            "a token of one's own",
            .viewer,
            .post,
            "/v1/tokens",
            ["name": "Laptop", "expiresAt": "2027-01-01T00:00:00Z"],
            is: 201,
            [
                "/name": "Laptop", "/expiresAt": "2027-01-01T00:00:00.000Z",
                "/person": .string(TestPerson.viewer.id),
            ],
            events: ["token.created": 1]
        ),
        APIScenario(
            "a token without saying anything",
            .viewer,
            .post,
            "/v1/tokens",
            is: 201,
            ["/name": "API token"],
            events: ["token.created": 1]
        ),
        APIScenario(
            "a token for somebody, by an administrator",
            .admin,
            .post,
            "/v1/tokens",
            ["person": "producer@example.com"],
            is: 201,
            ["/person": .string(TestPerson.producer.id)],
            events: ["token.created": 1]
        ),
        APIScenario(
            "one's tokens",
            .viewer,
            .get,
            "/v1/tokens",
            is: 200,
            ["/items/0/name": "Test", "/items/1": nil]
        ),
        APIScenario(
            "the tokens of somebody, by an administrator",
            .admin,
            .get,
            "/v1/tokens?person=lead@example.com",
            is: 200,
            ["/items/0/person": .string(TestPerson.lead.id)]
        ),
    ]

    @Test func `a newcomer is found where Location says`() async throws {
        let api = try await APIHarness()
        let added = try await api.send(.post, "/v1/people", as: .admin, .json(Self.newcomer))
        let location = try #require(added[field: "Location"])
        #expect(try await api.fetch(.get, location) == added.json)
    }

    @Test func `a token opens the API until it is revoked, expires or its person leaves`() async throws {
        let api = try await APIHarness()
        let made = try await api.fetch(
            .post,
            "/v1/tokens",
            as: .viewer,
            ["expiresAt": "2026-03-03T09:00:00Z"],
            status: 201
        )
        let secret = try #require(made["secret"]?.string)
        func status() async throws -> Int {
            try await api.send(.get, "/v1/me", as: nil, fields: [.authorization: "Bearer \(secret)"]).status
        }
        #expect(secret.wholeMatch(of: /hub_[A-Za-z0-9_-]{43}/) != nil)
        #expect(try await status() == 200)
        api.test.clock.advance(by: .hours(24))
        #expect(try await status() == 401)

        let second = try await api.fetch(.post, "/v1/tokens", as: .viewer, status: 201)
        let revoked = try await api.send(.delete, "/v1/tokens/\(second["id"]?.string ?? "")", as: .viewer)
        #expect(revoked.status == 204)
        #expect(revoked.bytes.isEmpty)
        let stale = try await api.send(
            .get,
            "/v1/me",
            as: nil,
            fields: [.authorization: "Bearer \(second["secret"]?.string ?? "")"]
        )
        #expect(stale.status == 401)
        #expect(try await api.test.eventCounts()["token.revoked"] == 1)

        #expect(try await api.send(.get, "/v1/me", as: .viewer).status == 200)
        _ = try await api.fetch(.patch, "/v1/people/viewer@example.com", as: .admin, ["active": false])
        #expect(try await api.send(.get, "/v1/me", as: .viewer).status == 401)
    }

    @Test func `nobody revokes the tokens of others but administrators, and twice is as good as once`() async throws {
        let api = try await APIHarness()
        let made = try await api.fetch(.post, "/v1/tokens", as: .viewer, status: 201)
        let path = "/v1/tokens/\(made["id"]?.string ?? "")"
        #expect(try await api.send(.delete, path, as: .lead).status == 403)
        #expect(try await api.send(.delete, path, as: .admin).status == 204)
        #expect(try await api.send(.delete, path, as: .admin).status == 204)
        #expect(try await api.test.eventCounts()["token.revoked"] == 1)
    }

    @Test func `no secret is ever shown again`() async throws {
        let api = try await APIHarness()
        let made = try await api.fetch(.post, "/v1/tokens", as: .viewer, status: 201)
        let secret = try #require(made["secret"]?.string)
        let list = try await api.send(.get, "/v1/tokens", as: .viewer)
        #expect(!list.text.contains(secret))
        let bodies = try await api.test.allEvents().map(\.event.body).joined()
        #expect(!bodies.contains(secret))
    }
}
