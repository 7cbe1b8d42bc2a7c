import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

@Suite struct CampaignListTests {
    private struct Fixture {
        let api: APIHarness
        let keys: [String]
        private static let names = ["alpha", "beta", "gamma", "delta", "epsilon"]

        /// Five drafts, an hour apart, and a newsletter in build.
        init() async throws {
            api = try await APIHarness()
            var keys: [String] = []
            for number in 1...5 {
                keys.append(
                    try await api.run.create(.empty(title: "Idea \(Self.names[number - 1])"), submit: false).key
                        .description
                )
                api.test.clock.advance(by: .hours(1))
            }
            keys.append(try await api.run.campaign(in: .build).key.description)
            self.keys = keys
        }

        func list(_ query: String) async throws -> [String] {
            let answer = try await api.send(.get, "/v1/campaigns?\(query)", as: .viewer)
            #expect(answer.status == 200, "\(answer.text)")
            return (answer["/items"]?.array ?? []).compactMap { $0["key"]?.string }
        }
    }

    @Test func `the newest campaign comes first`() async throws {
        let fixture = try await Fixture()
        #expect(try await fixture.list("") == fixture.keys.reversed())
    }

    @Test func `filters and orders work alone and together`() async throws {
        let fixture = try await Fixture()
        let keys = fixture.keys
        #expect(try await fixture.list("stage=build") == [keys[5]])
        #expect(try await fixture.list("stage=draft&sort=key") == Array(keys[0..<5]))
        #expect(try await fixture.list("sort=updatedAt&limit=1") == [keys[0]])
        #expect(try await fixture.list("sort=committedLaunchAt&limit=1") == [keys[5]])
        #expect(try await fixture.list("division=consumer&q=idea%20gam") == [keys[2]])
        #expect(try await fixture.list("q=\(keys[1].lowercased())") == [keys[1]])
        #expect(try await fixture.list("division=enterprise") == [])
        #expect(try await fixture.list("q=nothingofthekind") == [])
        _ = try await fixture.api.fetch(
            .patch,
            "/v1/campaigns/\(keys[5])/tasks/T1",
            as: .lead,
            ["assignee": "producer@example.com"]
        )
        #expect(try await fixture.list("assignee=producer@example.com") == [keys[5]])
        #expect(try await fixture.list("assignee=otherproducer@example.com") == [])
    }

    @Test(arguments: ["sort=key", "sort=-key", "sort=updatedAt", "sort=-updatedAt", "sort=committedLaunchAt", ""])
    func `pages join without gap or overlap, each linked to the next`(_ order: String) async throws {
        let fixture = try await Fixture()
        let whole = try await fixture.list(order)
        var paged: [String] = []
        var target = "/v1/campaigns?limit=2&\(order)"
        for _ in 0..<4 {
            let answer = try await fixture.api.send(.get, target, as: .viewer)
            paged += (answer["/items"]?.array ?? []).compactMap { $0["key"]?.string }
            guard let next = answer["/nextCursor"]?.string else {
                #expect(answer[field: "Link"] == nil)
                break
            }
            let link = try #require(answer[field: "Link"]?.wholeMatch(of: /<(.+)>; rel="next"/))
            target = String(link.1)
            #expect(target.contains("cursor=\(next)"))
        }
        #expect(paged == whole)
        #expect(paged.count == 6)
    }

    @Test func `a cursor belongs to its filter and order, not to its page size`() async throws {
        let fixture = try await Fixture()
        let first = try await fixture.api.send(.get, "/v1/campaigns?limit=2&stage=draft", as: .viewer)
        let cursor = try #require(first["/nextCursor"]?.string)
        #expect(try await fixture.list("limit=3&stage=draft&cursor=\(cursor)").count == 3)
        for other in ["limit=2", "limit=2&stage=build", "limit=2&stage=draft&sort=key", "stage=draft&q=x"] {
            let answer = try await fixture.api.send(.get, "/v1/campaigns?\(other)&cursor=\(cursor)", as: .viewer)
            #expect(answer.status == 422)
            #expect(answer.errors == ["/query/cursor cursor"])
        }
    }

    @Test(arguments: ["x", "e30", "eyJmIjoiIiwicCI6W119", "%F0%9F%98%80", "bnVsbA"])
    func `a cursor that wasn't given out is refused`(_ cursor: String) async throws {
        let api = try await APIHarness()
        let answer = try await api.send(.get, "/v1/campaigns?cursor=\(cursor)", as: .viewer)
        #expect(answer.status == 422)
        #expect(answer.errors == ["/query/cursor cursor"])
    }

    @Test(
        arguments: [
            ("limit=0", "/query/limit out-of-range"), ("limit=201", "/query/limit out-of-range"),
            ("limit=-1", "/query/limit out-of-range"), ("limit=ten", "/query/limit type"),
            ("limit=1e2", "/query/limit type"), ("limit=", "/query/limit type"),
            ("limit=99999999999999999999", "/query/limit out-of-range"),
            ("limit=5&limit=5", "/query/limit duplicate"), ("sort=title", "/query/sort choice"),
            ("stages=draft", "/query/stages unknown"), ("q=", "/query/q too-short"),
            ("stage=nowhere", "/query/stage choice"), ("division=retail", "/query/division choice"),
            ("assignee=nobody@example.com", "/query/assignee invalid"),
        ]
    )
    func `a query that makes no sense is named`(_ query: String, _ error: String) async throws {
        let api = try await APIHarness()
        let answer = try await api.send(.get, "/v1/campaigns?\(query)", as: .viewer)
        #expect(answer.status == 422)
        #expect(answer.errors == [error])
    }

    @Test func `unknown parameters come with the ones that were meant, all at once`() async throws {
        let api = try await APIHarness()
        let answer = try await api.send(.get, "/v1/campaigns?stgae=draft&limt=5&limit=0", as: .viewer)
        #expect(
            answer.errors.sorted()
                == ["/query/limit out-of-range", "/query/limt unknown", "/query/stgae unknown"]
        )
        let details = (answer["/errors"]?.array ?? []).compactMap { $0["detail"]?.string }.joined()
        #expect(details.contains("did you mean \"stage\"?"))
        #expect(details.contains("did you mean \"limit\"?"))
    }
}
