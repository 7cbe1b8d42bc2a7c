import HTTPTypes
import HubDefinitions
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

@Suite struct DefinitionReadingTests {
    @Test(arguments: DefinitionKind.allCases)
    func `every kind is listed page by page and each one shown with its version`(_ kind: DefinitionKind) async throws {
        let api = try await APIHarness()
        // Rate cards tell what work costs.
        let reader: TestPerson = kind == .rateCard ? .lead : .viewer
        var keys: [String] = []
        var target: String? = "/v1/\(kind.folder)?limit=2"
        while let page = target {
            let list = try await api.fetch(.get, page, as: reader)
            let items = list["items"]?.array ?? []
            #expect(items.count <= 2)
            keys += items.compactMap { $0["key"]?.string }
            target = list["nextCursor"]?.string.map { "/v1/\(kind.folder)?limit=2&cursor=\($0)" }
        }
        let shipped = try TestHub.shippedDefinitions().definitions.filter { $0.kind == kind }
        #expect(keys == shipped.map(\.key))
        let key = try #require(keys.first)
        let shown = try await api.send(.get, "/v1/\(kind.folder)/\(key)", as: reader)
        #expect(shown.status == 200)
        #expect(shown[field: "ETag"] == "\"1\"")
        #expect(shown["/version"] == 1)
        #expect(shown["/source"] == "file")
        #expect(shown["/reason"] == "Shipped")
        #expect(shown["/author"] == ["id": "system", "name": "Campaign Hub"])
        #expect(shown["/definition/key"] == .string(key))
        #expect(shown["/hash"]?.string?.count == 64)
        let again = try await api.send(
            .get,
            "/v1/\(kind.folder)/\(key)",
            as: reader,
            fields: [.ifNoneMatch: "\"1\""]
        )
        #expect(again.status == 304)
    }

    @Test func `numbers, booleans and columns come back as JSON has them`() async throws {
        let api = try await APIHarness()
        let newsletter = try await api.fetch(.get, "/v1/services/email-newsletter")
        let division = try await api.fetch(.get, "/v1/divisions/consumer")
        #expect(division[at: "/definition/needsPurchaseOrder"] == false)
        #expect(newsletter[at: "/definition/tasks/0/minutes"] == [20, 30, 45])
        let fields = newsletter[at: "/definition/fields"]?.array ?? []
        let slots = try #require(fields.first { $0["id"] == "slots" })
        #expect(slots["columns"] == ["locale": "locale", "at": "wall-time"])
        #expect(slots["columns"]?.object?.keys == ["locale", "at"])
    }

    @Test func `versions are listed newest first and stay as they were`() async throws {
        let fixture = try await DefinitionFixture()
        let path = "calendars/india"
        let first = try await fixture.api.fetch(.get, "/v1/\(path)")
        for number in 2...4 {
            let text = try fixture.edited("\(path).yaml", "name: ", "name: Number \(number) ")
            #expect(try await fixture.put(path, text, query: "reason=edit%20\(number)").status == 200)
        }
        let page = try await fixture.api.fetch(.get, "/v1/\(path)/versions?limit=3", as: .viewer)
        #expect(page["items"]?.array?.map { $0["version"] } == [4, 3, 2])
        #expect(page["items"]?.array?.map { $0["reason"] } == ["edit 4", "edit 3", "edit 2"])
        #expect(page["items"]?.array?.first?["author"]?["id"] == .string(TestPerson.admin.id))
        let cursor = try #require(page["nextCursor"]?.string)
        let rest = try await fixture.api.fetch(.get, "/v1/\(path)/versions?limit=3&cursor=\(cursor)", as: .viewer)
        #expect(rest["items"]?.array?.map { $0["version"] } == [1])
        #expect(rest["nextCursor"] == .null)
        let old = try await fixture.api.fetch(.get, "/v1/\(path)/versions/1", as: .viewer)
        #expect(old == first)
        let third = try await fixture.api.fetch(.get, "/v1/\(path)/versions/3", as: .viewer)
        #expect(third[at: "/definition/name"]?.string?.hasPrefix("Number 3") == true)
    }

    @Test(arguments: [
        "/v1/calendars/none", "/v1/calendars/none/versions", "/v1/calendars/india/versions/2",
        "/v1/freezes/quarter-end/versions/9",
    ])
    func `what isn't there is not found`(_ target: String) async throws {
        _ = try await APIHarness().fetch(.get, target, status: 404)
    }
}
