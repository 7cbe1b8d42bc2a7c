import HTTPTypes
import HubDomain
import HubJSON
import Testing

@testable import HubAPI

@Suite struct ProblemTests {
    @Test func `a refusal carries its issues, how to satisfy them, and further members`() async throws {
        let answer = try await TestExchange(.post, "/v1/actions/submit")
        #expect(answer.status == 409)
        #expect(
            answer.text
                == #"{"type":"/problems/gate-unmet","title":"A gate is not satisfied","status":409,"#
                + #""detail":"Not yet.","#
                + #""code":"gate-unmet","errors":[{"pointer":"/brief/goal","code":"required","detail":"is required","#
                + #""satisfy":{"method":"PATCH","href":"/v1/campaigns/CMP-7","body":{"goal":null}}}],"#
                + #""requestId":"request-1","stage":"draft"}"#
        )
    }

    @Test(arguments: ["break", "fail", "unknown-code"])
    func `a fault inside says nothing of itself`(_ action: String) async throws {
        let answer = try await TestExchange(.post, "/v1/actions/" + action)
        #expect(answer.status == 500)
        #expect(
            answer.text
                == #"{"type":"/problems/internal","title":"Something went wrong inside","status":500,"#
                + #""detail":"The service could not answer the request.","code":"internal","#
                + #""errors":[],"requestId":"request-1"}"#
        )
    }

    @Test func `waiting times become Retry-After`() async throws {
        let answer = try await TestExchange(.post, "/v1/actions/slow-down")
        #expect(answer.status == 429)
        #expect(answer.fields[.retryAfter] == "30")
    }

    @Test func `every code explains itself at its type`() async throws {
        let list = try await TestExchange(.get, "/problems", as: nil)
        let items = try #require(list.json["items"]?.array)
        #expect(items.count == ProblemTable.standard.kinds.count)
        for kind in ProblemTable.standard.kinds {
            let answer = try await TestExchange(.get, "/problems/\(kind.code.rawValue)", as: nil)
            #expect(answer.json["status"]?.integer == Int64(kind.status))
            #expect(answer.json["explanation"]?.string?.isEmpty == false)
        }
        #expect(try await TestExchange(.get, "/problems/nope", as: nil).status == 404)
    }

    @Test(arguments: [
        ("invalid", 422), ("malformed", 400), ("unauthenticated", 401), ("forbidden", 403), ("not-found", 404),
        ("method-not-allowed", 405), ("conflict", 409), ("gate-unmet", 409), ("stale-version", 412),
        ("precondition-required", 428),
        ("too-large", 413), ("unsupported-media-type", 415), ("rate-limited", 429), ("forecast-refused", 422),
        ("unavailable", 503),
        ("store-full", 507), ("internal", 500),
    ])
    func `the codes of the contract have their statuses`(_ code: String, _ status: Int) {
        #expect(ProblemTable.standard[HubError.Code(rawValue: code)]?.status == status)
    }

    @Test func `further codes can be added and known ones reworded`() {
        let late = HubError.Code(rawValue: "too-late")
        let table = ProblemTable.standard.adding([
            ProblemKind(late, 409, "Too late", "It is."), ProblemKind(.conflict, 409, "Clash", "It clashes."),
        ])
        #expect(table[late]?.title == "Too late")
        #expect(table[.conflict]?.title == "Clash")
        #expect(table.kinds.filter { $0.code == .conflict }.count == 1)
        #expect(table.kinds.filter { $0.code == .internalError }.count == 1)
    }
}
