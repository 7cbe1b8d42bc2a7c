import HTTPServer
import HTTPTypes
import HubDomain
import HubJSON
import Testing

@testable import HubAPI

@Suite struct PageTests {
    private func numbers(_ answer: TestExchange) -> [Int64] {
        (answer.json["items"]?.array ?? []).compactMap { $0["number"]?.integer }
    }

    @Test func `following the links visits every item once`() async throws {
        var target: String? = "/v1/campaigns?limit=3&stage=in-review"
        var seen: [Int64] = []
        while let current = target {
            let answer = try await TestExchange(.get, current)
            #expect(answer.status == 200)
            seen += numbers(answer)
            let link = answer.fields[.link]
            #expect((link == nil) == (answer.json["nextCursor"] == .null))
            target = link.flatMap { $0.split(separator: ">").first?.dropFirst() }.map(String.init)
            if let link { #expect(link.hasSuffix(">; rel=\"next\"")) }
        }
        #expect(seen == [1, 2, 3, 4, 5, 6, 7])
    }

    @Test func `a cursor is refused under another filter, and accepted with another limit`() async throws {
        let first = try await TestExchange(.get, "/v1/campaigns?limit=2&stage=qa")
        let cursor = try #require(first.json["nextCursor"]?.string)
        let other = try await TestExchange(.get, "/v1/campaigns?stage=live&cursor=\(cursor)")
        #expect(other.status == 422)
        #expect(other.issues == ["/query/cursor cursor"])
        let longer = try await TestExchange(.get, "/v1/campaigns?cursor=\(cursor)&stage=qa&limit=5")
        #expect(numbers(longer) == [3, 4, 5, 6, 7])
    }

    @Test func `a cursor with values of other types is refused when they are read`() async throws {
        let filter = FilterFingerprint(["v1", "campaigns"], [])
        for position in [[], ["3"], [nil], [.double(1.5)]] as [[JSONValue]] {
            let cursor = Cursor.text(position, filter: filter)
            let answer = try await TestExchange(.get, "/v1/campaigns?cursor=\(cursor)")
            #expect(answer.issues == ["/query/cursor cursor"])
        }
        let good = try await TestExchange(.get, "/v1/campaigns?cursor=\(Cursor.text([5], filter: filter))")
        #expect(numbers(good) == [6, 7])
    }

    @Test func `cursors that are no text of ours are refused`() {
        let filter = FilterFingerprint([], [])
        let nested = Base64URL.encode(Array("{\"f\":\"\(filter.text)\",\"p\":[[1]]}".utf8))
        for text in ["", "a", "!", "e30", Base64URL.encode(Array("[]".utf8)), nested] {
            #expect(throws: HubError.self) { try Cursor.position(text, filter: filter) }
        }
    }

    @Test func `the fingerprint of a filter does not depend on order, and parts do not run together`() {
        func text(_ pairs: [(String, String)]) -> String {
            FilterFingerprint(["v1"], pairs.map { .init(name: $0.0, value: $0.1) }).text
        }
        #expect(text([("a", "1"), ("b", "2")]) == text([("b", "2"), ("a", "1"), ("limit", "9"), ("cursor", "x")]))
        #expect(text([("a", "12")]) != text([("a1", "2")]))
        #expect(text([]) != FilterFingerprint(["v", "1"], []).text)
    }

    /// RFC 4648, section 10, without padding.
    @Test(arguments: [
        ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
        ("foobar", "Zm9vYmFy"),
    ])
    func `base64url matches the vectors of the RFC`(_ plain: String, _ encoded: String) {
        #expect(Base64URL.encode(Array(plain.utf8)) == encoded)
        #expect(Base64URL.decode(encoded) == Array(plain.utf8))
    }

    @Test func `base64url refuses other alphabets, impossible lengths and stray bits`() {
        #expect(Base64URL.encode([0xFB, 0xFF]) == "-_8")
        for text in ["+/8", "Zg==", "Z", "Zh", "Zm9", "Zm9vY", "Zg\n"] { #expect(Base64URL.decode(text) == nil) }
    }
}
