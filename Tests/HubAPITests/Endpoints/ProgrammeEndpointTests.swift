import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

@Suite struct ProgrammeEndpointTests {
    @Test func `a programme is made, filled, shown, edited and emptied over HTTP`() async throws {
        let api = try await APIHarness()
        let key = try await api.run.campaign(in: .build).key
        let made = try await api.send(.post, "/v1/programmes", as: .requester, ["title": "Spring"])
        #expect(made.status == 201, "\(made.text)")
        #expect(made[field: "Location"] == "/v1/programmes/PRG-1")
        let path = "/v1/programmes/PRG-1"
        let joined = try await api.send(.put, "\(path)/campaigns/\(key)", as: .producer)
        #expect(joined.status == 200, "\(joined.text)")
        #expect(joined["/campaigns/0/campaign"] == .string(key.description))
        #expect(joined["/unquoted"] == 0)
        #expect(try await api.fetch(.get, "/v1/campaigns/\(key)", as: .viewer)["programme"] == "PRG-1")
        let calendar = try await api.fetch(.get, path + "/calendar", as: .viewer)
        #expect(calendar["items"]?.array?.first?["certainty"] == "committed")
        let edited = try await api.send(
            .patch,
            path,
            as: .requester,
            ["title": "Garden", "note": nil],
            fields: [.ifMatch: "\"1\""]
        )
        #expect(edited["/version"] == 2, "\(edited.text)")
        let stale = try await api.send(.patch, path, as: .lead, ["title": "x"], fields: [.ifMatch: "\"1\""])
        #expect(stale.status == 412)
        let left = try await api.send(.delete, "\(path)/campaigns/\(key)", as: .producer)
        #expect(left.status == 204, "\(left.status) \(left.text)")
        #expect(try await api.send(.delete, "\(path)/campaigns/\(key)", as: .producer).status == 404)
        #expect(try await api.send(.get, "/v1/programmes/PRG-9", as: .viewer).status == 404)
        #expect(try await api.send(.get, "/v1/programmes/PRG-09", as: .viewer).errors == ["/path/key pattern"])
        let list = try await api.fetch(.get, "/v1/programmes?limit=1", as: .viewer)
        #expect(list["items"]?.array?.first?["title"] == "Garden")
    }
}
