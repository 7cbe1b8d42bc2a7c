import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

@Suite struct RepetitionTests {
    private static let draft: RequestContent = ["title": "An idea", "division": "consumer"]

    private static func key(_ value: String) -> HTTPFields { HTTPFields(named: ["Idempotency-Key": value]) }

    @Test(arguments: ["8e03978e", "\"8e03978e\"", "\"8e03978e\";v=1"])
    func `a repeated request is done once and answered alike, whatever form its key has`(_ second: String) async throws
    {
        let api = try await APIHarness()
        let first = try await api.send(.post, "/v1/requests", Self.draft, fields: Self.key("8e03978e"))
        let rows = try await api.test.rowCounts()
        api.test.clock.advance(by: .hours(1))
        let again = try await api.send(.post, "/v1/requests", Self.draft, fields: Self.key(second))
        #expect(first.status == 201)
        #expect(first[field: "Idempotency-Replayed"] == nil)
        #expect(again.status == 201)
        #expect(again[field: "Idempotency-Replayed"] == "true")
        #expect(again.bytes == first.bytes)
        for name in ["Location", "ETag", "Content-Type"] { #expect(again[field: name] == first[field: name]) }
        #expect(again[field: "X-Request-Id"] != first[field: "X-Request-Id"])
        #expect(try await api.test.rowCounts() == rows)
    }

    @Test func `the same payload in other words is the same request, another one is refused`() async throws {
        let api = try await APIHarness()
        _ = try await api.send(.post, "/v1/requests", Self.draft, fields: Self.key("k"))
        let reordered = RequestContent.text(#" { "division" : "consumer", "title": "\u0041n idea" } "#)
        let same = try await api.send(.post, "/v1/requests", reordered, fields: Self.key("k"))
        #expect(same[field: "Idempotency-Replayed"] == "true")
        let rows = try await api.test.rowCounts()
        let other = try await api.send(
            .post,
            "/v1/requests",
            ["title": "Another idea", "division": "consumer"],
            fields: Self.key("k")
        )
        #expect(other.status == 422)
        #expect(other.errors == ["/headers/Idempotency-Key reused"])
        #expect(try await api.test.rowCounts() == rows)
    }

    @Test func `a key belongs to its caller and to its route`() async throws {
        let api = try await APIHarness()
        let mine = try await api.send(.post, "/v1/requests", Self.draft, fields: Self.key("k"))
        let theirs = try await api.send(.post, "/v1/requests", as: .lead, Self.draft, fields: Self.key("k"))
        #expect(theirs.status == 201)
        #expect(theirs["/key"] != mine["/key"])
        let elsewhere = try await api.send(.post, "/v1/tokens", fields: Self.key("k"))
        #expect(elsewhere.status == 201)
        #expect(elsewhere[field: "Idempotency-Replayed"] == nil)
    }

    @Test func `a refusal isn't kept: mended, the request goes through under the same key`() async throws {
        let api = try await APIHarness()
        let incomplete = Brief.newsletter(["brief": ["contact": nil]])
        let refused = try await api.send(.post, "/v1/requests", incomplete, fields: Self.key("k"))
        #expect(refused.status == 422)
        let mended = try await api.send(
            .post,
            "/v1/requests",
            .json(.object(Brief.newsletter)),
            fields: Self.key("k")
        )
        #expect(mended.status == 201)
        #expect(mended[field: "Idempotency-Replayed"] == nil)
    }

    @Test func `an action is repeated after its campaign has gone on, even with an old If-Match`() async throws {
        let api = try await APIHarness()
        let campaign = try await api.run.campaign(in: .intake)
        let path = "/v1/campaigns/\(campaign.key)/actions/accept"
        var fields = Self.key("accept-once")
        fields[.ifMatch] = "\"\(campaign.version)-0\""
        let body: RequestContent = ["committedLaunchAt": "2026-04-01T09:00:00Z"]
        let first = try await api.send(.post, path, as: .producer, body, fields: fields)
        _ = try await api.fetch(
            .patch,
            "/v1/campaigns/\(campaign.key)/tasks/T1",
            as: .producer,
            ["state": "done"]
        )
        let again = try await api.send(.post, path, as: .producer, body, fields: fields)
        #expect(first.status == 200)
        #expect(again.bytes == first.bytes)
        #expect(again[field: "Idempotency-Replayed"] == "true")
        #expect(try await api.test.eventCounts()["campaign.accepted"] == 1)
        let withoutKey = try await api.send(.post, path, as: .producer, body)
        #expect(withoutKey.status == 409)
    }

    @Test func `the same key on another campaign is another payload`() async throws {
        let api = try await APIHarness()
        let first = try await api.run.campaign(in: .draft).key
        let second = try await api.run.campaign(in: .draft).key
        let done = try await api.send(.post, "/v1/campaigns/\(first)/actions/submit", fields: Self.key("k"))
        let refused = try await api.send(.post, "/v1/campaigns/\(second)/actions/submit", fields: Self.key("k"))
        #expect(done.status == 200)
        #expect(refused.status == 422)
        #expect(try await api.fetch(.get, "/v1/campaigns/\(second)")["stage"] == "draft")
    }

    @Test func `a repeated token comes without its secret`() async throws {
        let api = try await APIHarness()
        let first = try await api.send(.post, "/v1/tokens", as: .viewer, ["name": "CI"], fields: Self.key("k"))
        let again = try await api.send(.post, "/v1/tokens", as: .viewer, ["name": "CI"], fields: Self.key("k"))
        #expect(first["/secret"]?.string?.hasPrefix("hub_") == true)
        #expect(again.status == 201)
        #expect(again["/secret"] == JSONValue.null)
        #expect(again["/id"] == first["/id"])
        #expect(try await api.test.eventCounts()["token.created"] == 2)
    }

    @Test func `of requests at once with one key one is done and all get its answer`() async throws {
        let api = try await APIHarness()
        try await api.secret(of: .requester)
        let answers = try await withThrowingTaskGroup(of: APIAnswer.self) { group in
            for _ in 0..<8 {
                group.addTask { try await api.send(.post, "/v1/requests", Self.draft, fields: Self.key("k")) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        // Whoever comes while the first is still running may be told so.
        #expect(answers.allSatisfy { $0.status == 201 || $0.status == 409 })
        let done = answers.filter { $0.status == 201 }
        #expect(done.count { $0[field: "Idempotency-Replayed"] == nil } == 1)
        #expect(Set(done.map(\.bytes)).count == 1)
        #expect(try await api.test.eventCounts()["campaign.drafted"] == 1)
    }

    @Test(arguments: ["\"unclosed", "two words", "", "\"\"", "clé"])
    func `a key that is none is named and nothing is stored`(_ value: String) async throws {
        let api = try await APIHarness()
        try await api.secret(of: .requester)
        let rows = try await api.test.rowCounts()
        let answer = try await api.send(.post, "/v1/requests", Self.draft, fields: Self.key(value))
        #expect(answer.status == 422)
        #expect(answer.errors == ["/headers/Idempotency-Key format"])
        #expect(try await api.test.rowCounts() == rows)
    }

    @Test func `a repeated newcomer, finding and action are one`() async throws {
        let api = try await APIHarness()
        let key = try await api.run.campaign(in: .qa).key
        let requests: [(TestPerson, String, RequestContent, String)] = [
            (
                .admin, "/v1/people", ["email": "n@example.com", "name": "N", "roles": [["role": "viewer"]]],
                "person.added"
            ),
            (
                .reviewer, "/v1/campaigns/\(key)/findings",
                ["severity": "minor", "cause": "translation", "text": "x"], "qa.finding-recorded"
            ),
            (.reviewer, "/v1/campaigns/\(key)/actions/fail-qa", .none, "qa.failed"),
        ]
        for (person, path, body, event) in requests {
            let first = try await api.send(.post, path, as: person, body, fields: Self.key("once"))
            let again = try await api.send(.post, path, as: person, body, fields: Self.key("once"))
            #expect(first.status < 300, "\(path): \(first.text)")
            #expect(again.bytes == first.bytes, "\(path)")
            #expect(again[field: "Idempotency-Replayed"] == "true", "\(path)")
            #expect(try await api.test.eventCounts()[event] == 1, "\(event)")
        }
    }
}
