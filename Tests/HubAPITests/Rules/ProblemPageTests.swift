import HTTPTypes
import HubDomain
import HubJSON
import HubOperations
import HubTestSupport
import Testing

@testable import HubAPI

@Suite struct ProblemPageTests {
    @Test func `every code has a page, and every page says what to do`() async throws {
        let api = try await APIHarness()
        let stated: [String: Int64] = [
            "invalid": 422, "malformed": 400, "unauthenticated": 401, "forbidden": 403, "not-found": 404,
            "method-not-allowed": 405, "conflict": 409, "gate-unmet": 409, "stale-version": 412,
            "precondition-required": 428, "too-large": 413, "unsupported-media-type": 415, "rate-limited": 429,
            "forecast-refused": 422, "unavailable": 503, "store-full": 507, "internal": 500,
        ]
        let list = try await api.fetch(.get, "/problems", as: .viewer)
        let listed = (list["items"]?.array ?? []).compactMap { $0["code"]?.string }
        #expect(Set(stated.keys).isSubset(of: listed))
        #expect(Set(listed).count == listed.count)
        for code in listed {
            let page = try await api.send(.get, "/problems/\(code)", as: nil)
            #expect(page.status == 200)
            #expect(page["/code"] == .string(code))
            if let status = stated[code] { #expect(page["/status"] == .integer(status), "\(code)") }
            #expect((page["/explanation"]?.string?.count ?? 0) > 30, "\(code)")
        }
    }

    @Test func `an unknown code has none`() async throws {
        let api = try await APIHarness()
        #expect(try await api.send(.get, "/problems/bad-luck", as: nil).status == 404)
    }

    @Test(arguments: [
        (400, "malformed"), (408, "request-timeout"), (413, "too-large"), (414, "target-too-long"),
        (417, "expectation-failed"), (429, "rate-limited"), (431, "fields-too-large"), (501, "not-implemented"),
        (503, "unavailable"), (505, "version-not-supported"), (416, "malformed"),
    ])
    func `what the server itself refuses looks like every other refusal`(_ status: Int, _ code: String) async throws {
        let api = try await APIHarness()
        let refuse = HubAPI.refusal(ids: api.test.hub.ids)
        let answer = APIAnswer(refuse(.init(code: status), "The request line is longer than 8192 bytes."))
        #expect(answer.status == status)
        #expect(answer["/code"] == .string(code))
        #expect(answer["/detail"] == "The request line is longer than 8192 bytes.")
        #expect(answer["/errors"] == [])
        #expect(answer["/requestId"]?.string == answer[field: "X-Request-Id"])
        #expect(answer[field: "Content-Type"] == "application/problem+json")
        #expect(try await api.send(.get, "/problems/\(code)", as: nil).status == 200)
    }

    @Test func `a problem has the members of the standard in one order, and an id that the log holds`() async throws {
        let api = try await APIHarness()
        let answer = try await api.send(.get, "/v1/campaigns/CMP-1")
        let keys = answer.json.object?.keys
        #expect(keys == ["type", "title", "status", "detail", "code", "errors", "requestId"])
        let second = try await api.send(.get, "/v1/campaigns/CMP-1")
        #expect(second["/requestId"] != answer["/requestId"])
    }
}
