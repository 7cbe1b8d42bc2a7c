import HTTPServer
import Testing

@Suite struct RequestTargetTests {
    @Test func `segments are decoded once`() throws {
        #expect(try RequestTarget.parse("/v1/a%20b").segments == ["v1", "a b"])
        #expect(try RequestTarget.parse("/a%252Fb").segments == ["a%2Fb"])
        #expect(try RequestTarget.parse("/").segments == [])
    }
}
