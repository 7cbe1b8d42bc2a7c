import HubJSON
import Testing

@Suite struct JSONPointerTests {
    /// The document and the table of RFC 6901, section 5.
    private static let document = #"""
        {"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6, " ": 7, "m~n": 8}
        """#

    @Test(arguments: [
        ("/foo", #"["bar","baz"]"#), ("/foo/0", "\"bar\""), ("/", "0"), ("/a~1b", "1"), ("/c%d", "2"), ("/e^f", "3"),
        ("/g|h", "4"), ("/i\\j", "5"), ("/k\"l", "6"), ("/ ", "7"), ("/m~0n", "8"),
    ])
    func `the examples of the RFC resolve`(_ pointer: String, _ expected: String) throws {
        let document = try JSONParser.parse(Self.document)
        let parsed = try #require(JSONPointer(parsing: pointer))
        #expect(document[parsed]?.text() == expected)
        #expect(parsed.description == pointer)
    }

    @Test func `the empty pointer is the document`() throws {
        let document = try JSONParser.parse(Self.document)
        #expect(document[try #require(JSONPointer(parsing: ""))] == document)
    }

    @Test(arguments: ["/foo/2", "/foo/-", "/foo/00", "/foo/01", "/foo/+1", "/foo/-1", "/foo/x", "/foo/0/x", "/nope"])
    func `a path that breaks off leads nowhere`(_ pointer: String) throws {
        let document = try JSONParser.parse(Self.document)
        #expect(document[try #require(JSONPointer(parsing: pointer))] == nil)
    }

    @Test(arguments: ["foo", "/~", "/a~2", "/a~", "#/foo"])
    func `a text that is no pointer is refused`(_ text: String) {
        #expect(JSONPointer(parsing: text) == nil)
    }

    @Test func `tokens survive escaping`() {
        for token in ["", "~", "/", "~1", "~01", "a/b~c", "é/\u{301}"] {
            let pointer = JSONPointer.root.appending(token).appending(3)
            #expect(JSONPointer(parsing: pointer.description) == pointer)
        }
    }
}
