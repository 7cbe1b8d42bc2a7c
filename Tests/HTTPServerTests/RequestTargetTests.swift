import HTTPServer
import Testing

@Suite struct RequestTargetTests {
    @Test(arguments: [
        ("/", []), ("/v1/a%20b", ["v1", "a b"]), ("/v1/", ["v1", ""]), ("//", ["", ""]), ("//a", ["", "a"]),
        ("/a%252Fb", ["a%2Fb"]), ("/a%2Fb", ["a/b"]), ("/a+b", ["a+b"]), ("/%E2%82%AC", ["\u{20AC}"]),
        ("/a/./b", ["a", "b"]), ("/a/../b", ["b"]), ("/a/..", []), ("/a/b/..", ["a", ""]), ("/a/.", ["a", ""]),
        ("/../../a", ["a"]), ("/%2e%2e/a", ["a"]), ("/a/%2E./b", ["b"]), ("/a/...", ["a", "..."]), ("/.a", [".a"]),
        ("/mid/content=5/../6", ["mid", "6"]), ("/a/b/c/./../../g", ["a", "g"]),
    ])
    func `segments are decoded once and dots resolved`(target: String, segments: [String]) throws {
        #expect(try RequestTarget.parse(target).segments == segments)
    }

    @Test(arguments: [
        ("/?a=b", [QueryItem(name: "a", value: "b")]),
        ("/?a=b&a=c", [QueryItem(name: "a", value: "b"), QueryItem(name: "a", value: "c")]),
        ("/?a", [QueryItem(name: "a", value: "")]),
        ("/?a=b=c", [QueryItem(name: "a", value: "b=c")]),
        ("/?a=b+c%2B%26", [QueryItem(name: "a", value: "b c+&")]),
        ("/?&&a=&", [QueryItem(name: "a", value: "")]),
        ("/?=b", [QueryItem(name: "", value: "b")]),
        ("/?%61=%0A", [QueryItem(name: "a", value: "\n")]),
        ("/?", []),
    ])
    func `query pairs keep order and duplicates`(target: String, items: [QueryItem]) throws {
        #expect(try RequestTarget.parse(target).query == items)
    }

    @Test(arguments: [
        "", "a", "*", "/%", "/%4", "/%gg", "/%00", "/%1f", "/%ff", "/a b", "/#", "/?a=%", "/?%00", "/?\u{E9}",
    ])
    func `broken targets are refused`(target: String) {
        #expect(throws: RequestFault.self) { try RequestTarget.parse(target) }
    }

    @Test func `the raw path stays as sent`() throws {
        #expect(try RequestTarget.parse("/a%20b/../c?d").rawPath == "/a%20b/../c")
    }
}
