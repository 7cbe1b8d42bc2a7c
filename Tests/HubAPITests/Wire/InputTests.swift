import HTTPTypes
import HubJSON
import Testing

@testable import HubAPI

@Suite struct InputTests {
    private func post(_ body: String) async throws -> TestExchange {
        try await TestExchange(.post, "/v1/requests", body: body)
    }

    @Test func `everything wrong is reported at once, each with its pointer`() async throws {
        let answer = try await post(
            #"""
            {"title": "", "priority": "hihg", "email": "nobody", "launch": "2026-11-21T09:00:00", "quota": 0,
             "lines": [{"service": "Email", "quantity": 1.5}, {}, 7, {"service": "a", "notes": "a\u0007b"}],
             "brief": {"goal": ["x", "a\u0001"]}, "titel": 1}
            """#
        )
        #expect(answer.status == 422)
        #expect(
            answer.issues == [
                "/title too-short", "/priority choice", "/email pattern", "/launch format",
                "/lines/0/service pattern", "/lines/0/quantity type", "/lines/1/service required", "/lines/2 type",
                "/lines/3/notes control-character", "/brief/goal/1 control-character", "/quota out-of-range",
                "/titel unknown",
            ]
        )
        let errors = try #require(answer.json["errors"]?.array)
        #expect(errors[1]["detail"] == "must be one of low, normal, high; did you mean \"high\"?")
        #expect(errors[11]["detail"] == "is not a known member; did you mean \"title\"?")
        #expect(answer.json["detail"]?.string?.hasPrefix("12 things are wrong") == true)
    }

    @Test func `cross-field checks run once each field is acceptable, also in nested objects`() async throws {
        let valid = #""title": "T", "email": "a@b.co""#
        let outer = try await post(#"{\#(valid), "quota": 1, "lines": [{"service": "a"}, {"service": "b"}]}"#)
        #expect(outer.issues == ["/quota conflict"])
        let inner = try await post(#"{\#(valid), "lines": [{"service": "a"}, {"service": "banner", "quantity": 11}]}"#)
        #expect(inner.issues == ["/lines/1/quantity conflict"])
        #expect(inner.json["detail"] == "/lines/1/quantity must be at most 10 for banners.")
    }

    @Test func `null stands for missing where a member is optional, and is refused where it is required`() async throws
    {
        let lines = #""lines": [{"service": "a", "quantity": null}]"#
        let good = try await post(#"{"title": "T", "email": "a@b.co", "launch": null, "priority": null, \#(lines)}"#)
        #expect(good.status == 201)
        let bad = try await post(#"{"title": null, "email": "a@b.co", \#(lines)}"#)
        #expect(bad.issues == ["/title type"])
    }

    @Test func `a duplicate member is refused by name`() async throws {
        let answer = try await post(#"{"title": "T", "lines": [{"service": "a", "service": "b"}]}"#)
        #expect(answer.status == 422)
        #expect(answer.issues == ["/lines/0/service duplicate"])
    }

    @Test(arguments: [
        (#"{"title": "a\u0000"}"#, "/title control-character"), (#"{"title": 1e999}"#, "/title out-of-range"),
    ])
    func `values that JSON allows and the hub does not are named`(_ body: String, _ issue: String) async throws {
        #expect(try await post(body).issues == [issue])
    }

    @Test(arguments: [
        ("limit=0", "/query/limit out-of-range"), ("limit=201", "/query/limit out-of-range"),
        ("limit=ten", "/query/limit type"), ("limit=1&limit=2", "/query/limit duplicate"),
        ("limit=99999999999999999999", "/query/limit out-of-range"), ("stages=qa", "/query/stages unknown"),
        ("stage=QA", "/query/stage pattern"), ("stage=", "/query/stage too-short"),
        ("cursor=!!", "/query/cursor cursor"), ("a%2Fb~=1", "/query/a~1b~0 unknown"),
    ])
    func `query parameters are checked and unknown ones named`(_ query: String, _ issue: String) async throws {
        let answer = try await TestExchange(.get, "/v1/campaigns?" + query)
        #expect(answer.status == 422)
        #expect(answer.issues == [issue])
    }

    @Test func `path and query problems are reported together`() async throws {
        let answer = try await TestExchange(.get, "/v1/campaigns/seven?fields=title,prise&fields=x")
        #expect(answer.issues == ["/path/key format", "/query/fields choice", "/query/fields choice"])
    }

    @Test func `a merge patch tells absent, null and value apart`() async throws {
        let answer = try await TestExchange(
            .patch,
            "/v1/campaigns/CMP-7",
            type: "application/merge-patch+json",
            body: #"{"goal": null, "budget": 5}"#
        )
        #expect(answer.json["words"] == ["-", "null", "value(5)", "0"])
        let empty = try await TestExchange(.patch, "/v1/campaigns/CMP-7", body: "{}")
        #expect(empty.json["words"] == ["-", "absent", "absent", "0"])
        let refused = try await TestExchange(.patch, "/v1/campaigns/CMP-7", body: #"{"title": null, "budget": "5"}"#)
        #expect(refused.issues == ["/title type", "/budget type"])
    }

    @Test func `at most a hundred problems are listed`() async throws {
        let lines = Array(repeating: "7", count: 5).joined(separator: ",")
        let extra = (0..<150).map { "\"x\($0)\": 1" }.joined(separator: ",")
        let answer = try await post("{\"title\": 1, \"lines\": [\(lines)], \(extra)}")
        #expect(answer.issues.count == 100)
    }
}
