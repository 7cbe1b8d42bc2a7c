import HTTPTypes
import HubDomain
import HubJSON
import Testing

@testable import HubAPI

@Suite struct MountTests {
    @Test func `a GET answers with JSON, an entity tag and the request id`() async throws {
        let answer = try await TestExchange(.get, "/v1/campaigns/CMP-7")
        #expect(answer.status == 200)
        #expect(answer.text == #"{"key":"CMP-7","title":"Spring","price":null,"at":"1970-01-01T00:00:00.000Z"}"#)
        #expect(answer.fields[.contentType] == "application/json")
        #expect(answer.fields[.eTag] == "\"3-120\"")
        #expect(answer.fields[.requestID] == "request-1")
    }

    @Test func `an open endpoint needs no token`() async throws {
        let answer = try await TestExchange(.get, "/healthz", as: nil)
        #expect(answer.text == #"{"status":"ok"}"#)
    }

    @Test func `a HEAD is routed as a GET`() async throws {
        let answer = try await TestExchange(.head, "/v1/campaigns/CMP-7")
        #expect(answer.status == 200)
        #expect(answer.fields[.eTag] == "\"3-120\"")
    }

    @Test func `OPTIONS lists the methods without a token`() async throws {
        let answer = try await TestExchange(.options, "/v1/campaigns/CMP-7", as: nil)
        #expect(answer.status == 204)
        #expect(answer.fields[.allow] == "GET, HEAD, OPTIONS, PATCH")
    }

    @Test func `a method that is not offered is 405 with Allow, before the token is looked at`() async throws {
        let answer = try await TestExchange(.delete, "/v1/campaigns/CMP-7", as: nil)
        #expect(answer.status == 405)
        #expect(answer.fields[.allow] == "GET, HEAD, OPTIONS, PATCH")
        #expect(answer.json["code"] == "method-not-allowed")
    }

    @Test(arguments: ["/v1/nothing", "/v1/campaigns/", "/v1/campaigns/CMP-7/", "/", "/V1/campaigns"])
    func `an unknown path is a 404 problem`(_ path: String) async throws {
        let answer = try await TestExchange(.get, path, as: nil)
        #expect(answer.status == 404)
        #expect(answer.fields[.contentType] == "application/problem+json")
        #expect(answer.json["type"] == "/problems/not-found")
        #expect(answer.json["requestId"] == "request-1")
    }

    @Test func `a literal segment wins over a parameter`() async throws {
        let literal = try await TestExchange(.post, "/v1/actions/close-books", as: "finance")
        let parameter = try await TestExchange(.post, "/v1/actions/start", as: "finance")
        #expect(literal.status == 204)
        #expect(parameter.status == 204)
        let refused = try await TestExchange(.post, "/v1/actions/close-books", as: "viewer")
        #expect(refused.status == 403)
    }

    @Test func `who calls is judged before what they may and before the body`() async throws {
        let unreadable = String(repeating: "x", count: 3_000)
        let nobody = try await TestExchange(.post, "/v1/requests", as: nil, type: "text/plain", body: unreadable)
        #expect(nobody.status == 401)
        #expect(nobody.fields[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
        let viewer = try await TestExchange(.post, "/v1/requests", as: "viewer", type: "text/plain", body: unreadable)
        #expect(viewer.status == 403)
        #expect(viewer.json["detail"]?.string?.contains("lead, requester") == true)
        let requester = try await TestExchange(.post, "/v1/requests", type: "text/plain", body: unreadable)
        #expect(requester.status == 413)
        #expect(requester.json["limit"] == 2_000)
        let short = try await TestExchange(.post, "/v1/requests", type: "text/plain", body: "x")
        #expect(short.status == 415)
        let broken = try await TestExchange(.post, "/v1/requests?nope=1", body: "{\n  \"title\": }")
        #expect(broken.status == 400)
        #expect(broken.json["code"] == "malformed")
        #expect(broken.json["line"] == 2)
        #expect(broken.json["column"] == 12)
        let empty = try await TestExchange(.post, "/v1/requests", body: "")
        #expect(empty.status == 400)
        let wrong = try await TestExchange(.post, "/v1/requests?nope=1", body: "{}")
        #expect(wrong.status == 422)
    }

    @Test(arguments: [
        ("application/json", 200), ("application/merge-patch+json", 200), ("application/json; charset=utf-8", 200),
        ("Application/JSON;charset=\"UTF-8\"", 200), ("application/json; charset=latin1", 415), ("text/json", 415),
        ("application/x-www-form-urlencoded", 415), ("", 415),
    ])
    func `a PATCH takes JSON and merge patches`(_ type: String, _ status: Int) async throws {
        let answer = try await TestExchange(.patch, "/v1/campaigns/CMP-7", type: type, body: "{}")
        #expect(answer.status == status)
    }

    @Test func `a POST takes no merge patch, and a body needs a type`() async throws {
        let patch = try await TestExchange(.post, "/v1/requests", type: "application/merge-patch+json", body: "{}")
        #expect(patch.status == 415)
        let untyped = try await TestExchange(.post, "/v1/requests", type: nil, body: "{}")
        #expect(untyped.status == 415)
        #expect(untyped.json["detail"]?.string?.contains("application/json") == true)
    }

    @Test func `an endpoint without members takes no body, or an empty object`() async throws {
        #expect(try await TestExchange(.post, "/v1/actions/start").status == 204)
        #expect(try await TestExchange(.post, "/v1/actions/start", body: "{}").status == 204)
        let answer = try await TestExchange(.post, "/v1/actions/start", body: "{\"force\":true}")
        #expect(answer.issues == ["/force unknown"])
        #expect(try await TestExchange(.post, "/v1/actions/start", body: "[]").issues == [" type"])
    }

    @Test func `a body of another type reaches the handler unread, within the limit`() async throws {
        let answer = try await TestExchange(.put, "/v1/file", type: "text/csv; header=present", body: "a,b")
        #expect(answer.text == "a,b")
        #expect(answer.fields[.contentType] == "text/csv")
        #expect(try await TestExchange(.put, "/v1/file", type: "text/csv", body: "01234567890").status == 413)
        #expect(try await TestExchange(.put, "/v1/file", type: "text/plain", body: "a").status == 415)
    }
}
