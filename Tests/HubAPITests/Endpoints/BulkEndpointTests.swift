import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

@Suite struct BulkEndpointTests {
    private let api: APIHarness
    private static let table = "title,division,brief.goal\nOne,consumer,win-customers\n\"Two, too\",consumer,\n"

    init() async throws {
        api = try await APIHarness()
    }

    private func post(
        _ text: String,
        _ query: String = "",
        as person: TestPerson = .requester,
        fields: HTTPFields = [.contentType: "text/csv"]
    ) async throws -> APIAnswer {
        try await api.send(.post, "/v1/requests/bulk" + query, as: person, .text(text), fields: fields)
    }

    @Test func `without a word nothing is stored`() async throws {
        try await api.secret(of: .requester)
        let rows = try await api.test.rowCounts()
        let answer = try await post(Self.table)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer["/dryRun"] == true)
        #expect(answer["/rows"] == 2)
        #expect(answer["/problemCount"] == 0)
        #expect(answer["/created"] == [])
        #expect(try await api.test.rowCounts() == rows)
    }

    @Test func `a table is taken in, and once when it is repeated`() async throws {
        let fields: HTTPFields = HTTPFields(named: ["Content-Type": "text/csv; charset=utf-8", "Idempotency-Key": "a"])
        let answer = try await post(Self.table, "?dryRun=false", fields: fields)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer["/created/1/key"] == "CMP-1002")
        #expect(answer["/created/1/line"] == 3)
        let again = try await post(Self.table, "?dryRun=false", fields: fields)
        #expect(again[field: "Idempotency-Replayed"] == "true")
        #expect(again.json == answer.json)
        let other = try await post(Self.table + "Three,consumer,\n", "?dryRun=false", fields: fields)
        #expect(other.errors == ["/headers/Idempotency-Key reused"])
        #expect(try await api.test.eventCounts()["campaign.drafted"] == 2)
        let made = try await api.fetch(.get, "/v1/campaigns/CMP-1002", as: .viewer)
        #expect(made["title"] == "Two, too")
    }

    @Test func `what is wrong is told by line and column`() async throws {
        let text = "title,division,brief.goal\n,consumer,\nx,nowhere,y\n"
        let dry = try await post(text)
        #expect(dry.status == 200)
        #expect(dry["/problems/0"]?["column"] == "title")
        #expect(dry["/problemCount"] == 3)
        let answer = try await post(text, "?dryRun=false")
        #expect(answer.status == 422)
        #expect(answer.errors.sorted() == ["/2/title required", "/3/brief.goal invalid", "/3/division invalid"])
        #expect(answer["/problems"] == 3)
        let broken = try await post("title,division\n\"x,consumer")
        #expect(broken.status == 400)
        #expect(broken["/line"] == 2)
        #expect(broken["/column"] == 1)
    }

    @Test func `only tables are taken, from who may request`() async throws {
        #expect(try await post(Self.table, as: .viewer).status == 403)
        #expect(try await post(Self.table, fields: [.contentType: "application/json"]).status == 415)
        #expect(try await post(Self.table, "?dryRun=perhaps").errors == ["/query/dryRun type"])
        #expect(try await post("", "?dryRun=false").status == 422)
        #expect(try await post("title,division\n", "?dryRun=false").status == 422)
    }
}
