import HTTPServer
import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

/// Path and method, then the caller, then the role, then size and type, then the text, then the meaning.
@Suite struct JudgementOrderTests {
    /// A request with every fault from a point on; each step mends the first.
    @Test func `each request is judged by its first fault in the stated order`() async throws {
        let api = try await APIHarness()
        let huge = RequestContent.text("{" + String(repeating: "x", count: 300_000))
        let plain: HTTPFields = [.contentType: "text/plain"]
        let key = try await api.run.create(.empty(), submit: false).key
        func status(
            _ method: HTTPRequest.Method,
            _ path: String,
            _ caller: TestPerson?,
            _ body: RequestContent,
            _ fields: HTTPFields = [:]
        ) async throws -> Int {
            try await api.send(method, path, as: caller, body, fields: fields).status
        }
        #expect(try await status(.post, "/v1/nowhere?x=1", nil, huge, plain) == 404)
        #expect(try await status(.put, "/v1/people?x=1", nil, huge, plain) == 405)
        #expect(try await status(.post, "/v1/people?x=1", nil, huge, plain) == 401)
        #expect(try await status(.post, "/v1/people?x=1", .viewer, huge, plain) == 403)
        #expect(try await status(.post, "/v1/people?x=1", .admin, huge, plain) == 413)
        #expect(try await status(.post, "/v1/people?x=1", .admin, .text("{"), plain) == 415)
        #expect(try await status(.post, "/v1/people?x=1", .admin, .text("{")) == 400)
        #expect(try await status(.post, "/v1/people?x=1", .admin, .text("{}")) == 422)
        let newcomer: RequestContent = [
            "email": "viewer@example.com", "name": "V", "roles": [["role": "viewer"]],
        ]
        #expect(try await status(.post, "/v1/people", .admin, newcomer) == 409)
        #expect(try await status(.post, "/v1/campaigns/\(key)/actions/submit", .requester, .text("{\"x\":1}")) == 422)
        #expect(try await status(.post, "/v1/campaigns/\(key)/actions/submit", .requester, .text("{}")) == 409)
    }

    @Test(arguments: [
        "", "Basic cmV4OnNlY3JldA==", "Bearer", "Bearer  ", "Bearer a b", "Bearer hub_unknown", "hub_unknown",
        "Bearer " + String(repeating: "x", count: 5_000),
    ])
    func `whoever isn't known is asked for a token`(_ authorization: String) async throws {
        let api = try await APIHarness()
        let answer = try await api.send(.get, "/v1/me", as: nil, fields: [.authorization: authorization])
        #expect(answer.status == 401)
        #expect(answer["/code"] == "unauthenticated")
        #expect(answer[field: "WWW-Authenticate"] == "Bearer realm=\"campaign-hub\"")
    }

    @Test func `the scheme of a token is read in any case`() async throws {
        let api = try await APIHarness()
        let secret = try await api.secret(of: .viewer)
        let answer = try await api.send(.get, "/v1/me", as: nil, fields: [.authorization: "bEARER  \(secret)"])
        #expect(answer.status == 200)
    }

    @Test func `somebody who has left is nobody`() async throws {
        let api = try await APIHarness()
        try await api.secret(of: .requester)
        _ = try await api.fetch(.patch, "/v1/people/requester@example.com", as: .admin, ["active": false])
        #expect(try await api.send(.get, "/v1/me").status == 401)
    }

    @Test func `a body over the limit is refused by its declared length, none of it read`() async throws {
        let api = try await APIHarness()
        let answer = try await api.send(
            .post,
            "/v1/requests",
            .text(String(repeating: " ", count: 262_145))
        )
        #expect(answer.status == 413)
        #expect(answer["/detail"]?.string?.contains("262144") == true)
        let within = try await api.send(.post, "/v1/requests", .text(String(repeating: " ", count: 262_144)))
        #expect(within.status == 400)
    }

    @Test func `every path tells its methods, and HEAD is GET without a body`() async throws {
        let api = try await APIHarness()
        let paths = Dictionary(grouping: api.document.all, by: \.path)
        #expect(paths.count > 20)
        for (path, operations) in paths {
            let target = "/" + operations[0].segments.map { $0.hasPrefix("{") ? "x" : $0 }.joined(separator: "/")
            var methods = Set(operations.map(\.method)).union(["OPTIONS"])
            if methods.contains("GET") { methods.insert("HEAD") }
            let allow = methods.sorted().joined(separator: ", ")
            let options = try await api.send(.options, target, as: nil)
            #expect(options.status == 204, "\(path)")
            #expect(options[field: "Allow"] == allow, "\(path)")
            let trace = try await api.send(.trace, target, as: nil)
            #expect(trace.status == 405, "\(path)")
            #expect(trace[field: "Allow"] == allow, "\(path)")
        }
        let head = try await api.send(.head, "/v1/me", as: .viewer)
        #expect(head.status == 200)
        #expect(head[field: "Content-Type"] == "application/json")
    }

    @Test(arguments: ["/", "/v1", "/v1/", "/v1/me/", "/V1/me", "/v1//me", "/v1/campaigns/CMP-1/", "/problems/"])
    func `a path that is almost right is nothing`(_ path: String) async throws {
        let api = try await APIHarness()
        let answer = try await api.send(.get, path, as: nil)
        #expect(answer.status == 404)
        #expect(answer["/code"] == "not-found")
    }
}
