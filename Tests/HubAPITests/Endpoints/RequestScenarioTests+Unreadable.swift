import HTTPTypes
import HubDomain
import HubJSON
import HubTestSupport
import Testing

@testable import HubAPI

extension RequestScenarioTests {
    static let unreadable = [
        APIScenario(
            "broken JSON",
            .requester,
            .post,
            path,
            .text("{\n  \"title\": \"x\",\n  \"division\" \"consumer\"}"),
            is: 400,
            ["/code": "malformed", "/line": 3, "/column": 14],
            errors: []
        ),
        APIScenario("an empty body", .requester, .post, path, is: 400, ["/code": "malformed"]),
        APIScenario("an array", .requester, .post, path, .text("[]"), is: 422, errors: [" type"]),
        APIScenario("text after the end", .requester, .post, path, .text("{} x"), is: 400, ["/column": 4]),
        APIScenario("a lone surrogate", .requester, .post, path, .text(#"{"title":"\ud800"}"#), is: 400),
        APIScenario(
            "a member twice",
            .requester,
            .post,
            path,
            .text(#"{"title":"a","division":"consumer","brief":{"goal":"x","goal":"y"}}"#),
            is: 422,
            ["/line": 1, "/column": 56],
            errors: ["/brief/goal duplicate"]
        ),
        APIScenario(
            "a NUL character",
            .requester,
            .post,
            path,
            .text(#"{"title":"a\u0000b","division":"consumer"}"#),
            is: 422,
            errors: ["/title control-character"]
        ),
        APIScenario(
            "a number beyond every number",
            .requester,
            .post,
            path,
            .text(#"{"title":"a","brief":{"successTarget":1e999}}"#),
            is: 422,
            errors: ["/brief/successTarget out-of-range"]
        ),
        APIScenario(
            "arrays in arrays in arrays",
            .requester,
            .post,
            path,
            .text(String(repeating: "[", count: 100_000)),
            is: 400,
            ["/code": "malformed"]
        ),
        APIScenario(
            "a title of a megabyte",
            .requester,
            .post,
            path,
            ["title": .string(String(repeating: "a", count: 1 << 20)), "division": "consumer"],
            is: 413,
            ["/code": "too-large", "/limit": 262_144]
        ),
        APIScenario(
            "a text of another kind",
            .requester,
            .post,
            path,
            .text("title=x"),
            fields: ["Content-Type": "application/x-www-form-urlencoded"],
            is: 415,
            ["/code": "unsupported-media-type"]
        ),
        APIScenario(
            "a merge patch",
            .requester,
            .post,
            path,
            .text("{}"),
            fields: ["Content-Type": "application/merge-patch+json"],
            is: 415
        ),
        APIScenario(
            "no media type",
            .requester,
            .post,
            path,
            .text("{}"),
            fields: ["Content-Type": ""],
            is: 415
        ),
        APIScenario(
            "another charset",
            .requester,
            .post,
            path,
            .text("{}"),
            fields: ["Content-Type": "application/json; charset=latin1"],
            is: 415
        ),
    ]
}
