import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

@Suite struct TemplateTests {
    private static let request: JSONValue = [
        "title": "Monthly newsletter", "division": "consumer", "brief": ["lifecycleStage": "engagement"],
        "lines": [["service": "email-newsletter", "locale": "en-GB", "answers": ["template": "standard"]]],
    ]

    private func save(
        _ api: APIHarness,
        _ sharing: String,
        as person: TestPerson = .requester
    ) async throws -> String {
        let saved = try await api.fetch(
            .post,
            "/v1/templates",
            as: person,
            ["name": "Monthly", "sharing": .string(sharing), "request": Self.request],
            status: 201
        )
        return saved["id"]?.string ?? ""
    }

    @Test func `a template is saved, shown, changed, used and deleted`() async throws {
        let api = try await APIHarness()
        let id = try await save(api, "private")
        let path = "/v1/templates/\(id)"
        let shown = try await api.send(.get, path)
        #expect(shown["/owner/name"] == "Rita Requester" && shown["/request/title"] == "Monthly newsletter")
        #expect(shown[field: "ETag"] == "\"1\"")
        let changed = try await api.send(.patch, path, ["name": "Every month"], fields: [.ifMatch: "\"1\""])
        #expect(changed["/version"] == 2 && changed["/name"] == "Every month")
        #expect(try await api.send(.patch, path, ["name": "x"], fields: [.ifMatch: "\"1\""]).status == 412)
        let made = try await api.send(.post, path + "/requests", ["requestedLaunchAt": "2026-06-01T09:00:00Z"])
        #expect(made.status == 201 && made["/stage"] == "draft" && made["/title"] == "Monthly newsletter")
        #expect(made["/lines/0/answers/template"] == "standard" && made["/brief/lifecycleStage"] == "engagement")
        #expect(try await api.send(.delete, path).status == 204)
        #expect(try await api.send(.get, path).status == 404)
    }

    @Test func `a template is seen by those it is shared with`() async throws {
        let api = try await APIHarness()
        let own = try await save(api, "private")
        let division = try await save(api, "division")
        let all = try await save(api, "all")
        func listed(_ person: TestPerson) async throws -> [String] {
            (try await api.fetch(.get, "/v1/templates", as: person)["items"]?.array ?? [])
                .compactMap { $0["id"]?.string }
        }
        #expect(try await listed(.requester) == [own, division, all])
        #expect(try await listed(.consumerRequester) == [division, all])
        #expect(try await listed(.lead) == [division, all])
        #expect(try await api.send(.get, "/v1/templates/\(own)", as: .lead).status == 404)
        #expect(try await api.send(.patch, "/v1/templates/\(all)", as: .consumerRequester, ["name": "x"]).status == 403)
        #expect(try await api.send(.patch, "/v1/templates/\(all)", as: .lead, ["name": "x"]).status == 200)
        #expect(try await api.send(.delete, "/v1/templates/\(division)", as: .consumerRequester).status == 403)
        let first = try await api.fetch(.get, "/v1/templates?limit=2")
        let next = first["nextCursor"]?.string ?? ""
        #expect(first["items"]?.array?.count == 2)
        #expect(try await api.fetch(.get, "/v1/templates?limit=2&cursor=\(next)")["items"]?.array?.count == 1)
    }

    @Test func `a template may be taken from a campaign`() async throws {
        let api = try await APIHarness()
        let key = try await api.run.campaign(in: .live).key
        let saved = try await api.fetch(
            .post,
            "/v1/templates",
            ["name": "Garden", "campaign": .string(key.description)],
            status: 201
        )
        #expect(saved["sharing"] == "private" && saved["division"] == "consumer")
        #expect(saved["request"]?["lines"]?.array?.first?["answers"]?["audience"] != nil)
        #expect(saved["request"]?["lines"]?.array?.first?["answers"]?["seedList"] == nil)
    }

    @Test(
        arguments: [
            (["name": "x"], " required"), (["name": "x", "request": request, "campaign": "CMP-1"], " required"),
            (
                ["name": "x", "request": ["title": "x", "division": "consumer", "brief": ["nonsense": 1]]],
                "/request/brief/nonsense unknown"
            ),
            (["name": "x", "request": ["title": "x", "division": "sales"]], "/request/division invalid"),
        ] as [(JSONValue, String)]
    ) func `what can't be a template is refused`(_ body: JSONValue, _ error: String)
        async throws
    {
        let api = try await APIHarness()
        let answer = try await api.send(.post, "/v1/templates", .json(body))
        #expect(answer.status == 422 && answer.errors == [error], "\(answer.text)")
    }
}
