import HTTPTypes
import HubDomain
import HubJSON
import HubStore
import HubTestSupport
import Testing

@testable import HubAPI

@Suite struct DefinitionCheckTests {
    @Test(arguments: WrongDefinition.all)
    func `a mistake is named with its pointer, line and column, and nothing is stored`(
        _ wrong: WrongDefinition
    ) async throws {
        let fixture = try await DefinitionFixture()
        let rows = try await fixture.api.test.rowCounts()
        let text = try fixture.edited(wrong.path + ".yaml", wrong.old, wrong.new)
        let answer = try await fixture.put(wrong.path, text)
        #expect(answer.status == 422)
        let problem = try #require(
            answer["/errors"]?.array?.first { $0["pointer"]?.string == wrong.pointer },
            "\(answer.text)"
        )
        #expect(problem["detail"]?.string?.contains(wrong.message) == true, "\(problem)")
        let line = try #require(problem["line"]?.integer)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        try #require(lines.indices.contains(Int(line) - 1))
        let token = wrong.pointer.split(separator: "/").last { Int($0) == nil } ?? ""
        if wrong.name != "missing key" { #expect(lines[Int(line) - 1].contains(token), "\(lines[Int(line) - 1])") }
        #expect((problem["column"]?.integer ?? 0) > 0)
        // The same as JSON has the pointer alone.
        #expect(try await fixture.api.test.rowCounts() == rows)
    }

    @Test func `every problem of a definition comes back at once`() async throws {
        let fixture = try await DefinitionFixture()
        let shown = try await fixture.api.fetch(.get, "/v1/divisions/consumer", as: .admin)
        let content = try #require(shown["definition"]).applying(mergePatch: [
            "zone": "Nowhere", "currency": "pounds", "calendar": "none", "colour": "red", "name": nil,
        ])
        let answer = try await fixture.api.send(.put, "/v1/divisions/consumer?reason=x", as: .admin, .json(content))
        #expect(answer.status == 422)
        #expect(
            answer.errors.sorted() == [
                "/calendar definition", "/colour definition", "/currency definition", "/name definition",
                "/zone definition",
            ]
        )
        #expect(answer["/errors/0/line"] == nil)
    }

    @Test func `what would break another definition is refused and says which`() async throws {
        let fixture = try await DefinitionFixture()
        let shown = try await fixture.api.fetch(.get, "/v1/briefs/campaign", as: .admin)
        let content = try #require(shown["definition"])
        let fields = (content["fields"]?.array ?? []).filter { $0["id"] != "experiment" }
        let brief = content.applying(mergePatch: ["fields": .array(fields)])
        let answer = try await fixture.api.send(.put, "/v1/briefs/campaign?reason=x", as: .admin, .json(brief))
        #expect(answer.status == 422)
        #expect(Set(answer.errors) == [" consequence"])
        #expect(answer["/errors/0/detail"]?.string?.contains("services/email-newsletter, /sizing/0/when") == true)
    }

    @Test func `a second brief is refused`() async throws {
        let fixture = try await DefinitionFixture()
        let text = try fixture.edited("briefs/campaign.yaml", "key: campaign\n", "key: other\n")
        let answer = try await fixture.put("briefs/other", text)
        #expect(answer.status == 422)
        let details = (answer["/errors"]?.array ?? []).compactMap { $0["detail"]?.string }
        #expect(details.contains { $0.contains("only one common brief") }, "\(details)")
    }

    @Test func `what was wrong elsewhere before is no reason to refuse`() async throws {
        let fixture = try await DefinitionFixture()
        let broken = try await fixture.api.fetch(.get, "/v1/vendors/agency-b", as: .admin)["definition"]
        let body = try #require(broken).applying(mergePatch: ["calendar": "gone"]).text()
        try await fixture.api.test.store.write { tx in
            let head = try #require(try tx.definitions.head(.vendor, "agency-b"))
            try tx.definitions.insert(
                StoredDefinition(
                    reference: DefinitionReference(kind: .vendor, key: "agency-b", version: 2),
                    hash: "x",
                    body: try JSONParser.parse(Array(body.utf8)),
                    source: .file,
                    author: head.author,
                    reason: nil,
                    createdAt: tx.now
                )
            )
        }
        let text = try fixture.edited("calendars/india.yaml", "name: ", "name: New ")
        #expect(try await fixture.put("calendars/india", text).status == 200)
    }
}
