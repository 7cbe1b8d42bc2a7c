import HTTPTypes
import HubDefinitions
import HubDomain
import HubJSON
import HubStore
import HubTestSupport
import Testing

@testable import HubAPI

@Suite struct DefinitionWritingTests {
    @Test func `a changed definition is the next version, with author, reason and an event`() async throws {
        let fixture = try await DefinitionFixture()
        let text = try fixture.edited("services/landing-page.yaml", "name: Landing page\n", "name: Web page\n")
        let answer = try await fixture.put("services/landing-page", text, query: "reason=Plain%20words")
        #expect(answer.status == 200)
        #expect(answer[field: "ETag"] == "\"2\"")
        #expect(answer["/outcome"] == "changed")
        #expect(answer["/version"] == 2)
        #expect(
            answer["/changes"] == [
                ["pointer": "/name", "place": "name", "before": "Landing page", "after": "Web page"]
            ]
        )
        let shown = try await fixture.api.fetch(.get, "/v1/services/landing-page")
        #expect(shown["name"] == "Web page")
        #expect(shown["source"] == "api")
        #expect(shown["reason"] == "Plain words")
        #expect(shown["author"]?["id"] == .string(TestPerson.admin.id))
        let added = try await fixture.api.test.allEvents().filter { $0.event.type.hasPrefix("definition.") }
        #expect(added.map(\.event.type) == ["definition.changed"])
        let event = try JSONParser.parse(try #require(added.first).event.body)
        #expect(added.first?.event.actorID == TestPerson.admin.id)
        #expect(event["definition"] == "service/landing-page")
        #expect(event["reason"] == "Plain words")
        #expect(event["changes"] == [["pointer": "/version", "before": 1, "after": 2]])
        #expect(try await fixture.api.test.chainProblems() == [])
        #expect(try await fixture.api.fetch(.get, "/v1/services")[at: "/items/4/name"] == "Web page")
    }

    @Test func `what is shown can be sent back, as YAML or JSON, and changes nothing`() async throws {
        let fixture = try await DefinitionFixture()
        for person in [TestPerson.admin, .finance] { try await fixture.api.secret(of: person) }
        let rows = try await fixture.api.test.rowCounts()
        for definition in try TestHub.shippedDefinitions().definitions {
            let path = "\(definition.kind.folder)/\(definition.key)"
            // Rates are not the administrator's to read.
            let reader: TestPerson = definition.kind == .rateCard ? .finance : .admin
            let shown = try await fixture.api.fetch(.get, "/v1/\(path)", as: reader)
            let content = try #require(shown["definition"])
            let asJSON = try await fixture.api.send(.put, "/v1/\(path)?reason=same", as: .admin, .json(content))
            #expect(asJSON["/outcome"] == "unchanged", "\(path): \(asJSON.text)")
            let asYAML = try await fixture.put(path, try fixture.text("\(path).yaml"))
            #expect(asYAML["/outcome"] == "unchanged", "\(path): \(asYAML.text)")
            #expect(asYAML["/version"] == 1)
        }
        #expect(try await fixture.api.test.rowCounts() == rows)
    }

    @Test func `a dry run tells what would change and what is wrong, and stores nothing`() async throws {
        let fixture = try await DefinitionFixture()
        let rows = try await fixture.api.test.rowCounts()
        let good = try await fixture.put(
            "services/landing-page",
            try fixture.stricter(),
            query: "reason=test&dryRun=true"
        )
        #expect(good.status == 200)
        #expect(good[field: "ETag"] == nil)
        #expect(good["/outcome"] == "changed")
        #expect(good["/dryRun"] == true)
        #expect(good["/changes/0/place"] == "fields[mood]")
        #expect(good["/changes/0/before"] == .null)
        let wrong = try fixture.edited("services/landing-page.yaml", "kind: production\n", "kind: producing\n")
        let bad = try await fixture.put("services/landing-page", wrong, query: "reason=test&dryRun=true")
        #expect(bad.status == 200)
        #expect(bad["/outcome"] == "refused")
        #expect(bad["/problems/0/pointer"] == "/kind")
        #expect(bad["/changes/0/place"] == "kind")
        #expect(try await fixture.api.test.rowCounts() == rows)
    }

    private static let vendor = """
        key: print-shop
        name: Print shop
        calendar: germany-berlin
        contact: {name: Paul Press, email: paul@example.net}
        currency: EUR
        services: [event-programme]
        """

    @Test func `a new definition is created once`() async throws {
        let fixture = try await DefinitionFixture()
        let onlyNew: HTTPFields = [.ifNoneMatch: "*"]
        let created = try await fixture.put("vendors/print-shop", Self.vendor, fields: onlyNew)
        #expect(created.status == 201)
        #expect(created[field: "Location"] == "/v1/vendors/print-shop")
        #expect(created["/version"] == 1)
        let again = try await fixture.put("vendors/print-shop", Self.vendor, fields: onlyNew)
        #expect(again.status == 412)
        #expect(again["/code"] == "stale-version")
        let unseen = try await fixture.put("vendors/other", Self.vendor, fields: [.ifMatch: "*"])
        #expect(unseen.status == 412)
        let both = try await fixture.put("vendors/x", Self.vendor, fields: [.ifMatch: "*", .ifNoneMatch: "*"])
        #expect(both.errors == ["/headers/If-None-Match invalid"])
        let tag = try await fixture.put("vendors/x", Self.vendor, fields: [.ifNoneMatch: "\"3\""])
        #expect(tag.errors == ["/headers/If-None-Match format"])
    }

    @Test func `of writers with the same If-Match one wins and the others are told`() async throws {
        let fixture = try await DefinitionFixture()
        let texts = try (1...6).map { try fixture.edited("teams/apac-production.yaml", "name: ", "name: N\($0) ") }
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for text in texts {
                group.addTask {
                    try await fixture.put("teams/apac-production", text, fields: [.ifMatch: "\"1\""]).status
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.count { $0 == 200 } == 1)
        #expect(statuses.count { $0 == 412 } == 5)
        let shown = try await fixture.api.fetch(.get, "/v1/teams/apac-production")
        #expect(shown["version"] == 2)
    }

    @Test func `writers of different definitions at once all get through`() async throws {
        let fixture = try await DefinitionFixture()
        let paths = ["calendars/india", "calendars/poland", "divisions/consumer", "teams/apac-production"]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for path in paths {
                let text = try fixture.edited("\(path).yaml", "\nname: ", "\nname: New ")
                group.addTask {
                    let answer = try await fixture.put(path, text)
                    #expect(answer.status == 200, "\(path): \(answer.text)")
                }
            }
            try await group.waitForAll()
        }
        for path in paths { #expect(try await fixture.api.fetch(.get, "/v1/\(path)")["version"] == 2) }
    }

    @Test(arguments: [TestPerson.lead, .producer, .requester, .finance, .viewer])
    func `only administrators write`(_ person: TestPerson) async throws {
        let fixture = try await DefinitionFixture()
        let answer = try await fixture.put("vendors/print-shop", Self.vendor, as: person)
        #expect(answer.status == 403)
    }

    @Test func `a reason is asked for, and a body that can be read`() async throws {
        let fixture = try await DefinitionFixture()
        let path = "vendors/print-shop"
        #expect(try await fixture.put(path, Self.vendor, query: "").errors == ["/query/reason required"])
        #expect(try await fixture.put(path, Self.vendor, query: "reason=%20").status == 422)
        let broken = try await fixture.put(path, "key: [print")
        #expect(broken.status == 400)
        #expect(broken["/code"] == "malformed")
        #expect(broken["/errors/0/line"] != nil)
        let twice = try await fixture.put(path, Self.vendor + "\ncurrency: EUR\n")
        #expect(twice.status == 400)
        #expect(twice["/errors/0/detail"]?.string?.contains("twice") == true)
        let json = try await fixture.api.send(.put, "/v1/\(path)?reason=x", as: .admin, .text("{\"key\": }"))
        #expect(json.status == 400)
        #expect(json["/line"] == 1)
        let list = try await fixture.api.send(.put, "/v1/\(path)?reason=x", as: .admin, .json([1]))
        #expect(list.status == 422)
        let type: HTTPFields = [.contentType: "text/csv"]
        let csv = try await fixture.api.send(.put, "/v1/\(path)?reason=x", as: .admin, .text("a,b"), fields: type)
        #expect(csv.status == 415)
        let large = String(repeating: "# long\n", count: 160_000)
        #expect(try await fixture.put(path, large + Self.vendor).status == 413)
    }
}
