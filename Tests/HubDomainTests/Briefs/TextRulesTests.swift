import HubDomain
import HubJSON
import Testing

struct TextRulesTests {
    private func problem(_ text: String, min: Int64? = nil, max: Int64? = nil, allowsLines: Bool = false) -> String? {
        TextRules.problem(with: text, bounds: .init(minimum: min, maximum: max), allowsLines: allowsLines)
    }

    @Test func `bounds count characters as people see them and include both ends`() {
        #expect(problem("ab", min: 2, max: 2) == nil)
        #expect(problem("a", min: 2, max: 2) == "is shorter than 2 characters")
        #expect(problem("abc", min: 2, max: 2) == "is longer than 2 characters")
        #expect(problem("👨‍👩‍👧‍👦é", max: 2) == nil)
    }

    @Test func `a text without a bound of its own has that of the hub`() {
        #expect(problem(String(repeating: "x", count: 1_000)) == nil)
        #expect(problem(String(repeating: "x", count: 1_001)) == "is longer than 1000 characters")
        #expect(problem(String(repeating: "x", count: 20_000), allowsLines: true) == nil)
        #expect(problem(String(repeating: "x", count: 20_001), allowsLines: true) == "is longer than 20000 characters")
    }

    @Test(arguments: [0x00, 0x01, 0x08, 0x0B, 0x0C, 0x1B, 0x1F, 0x7F, 0x80, 0x9F, 0x2028, 0x2029] as [UInt32])
    func `a control character is refused and named`(_ value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        for allowsLines in [true, false] {
            let found = try #require(problem("a\(Character(scalar))b", allowsLines: allowsLines))
            #expect(
                found.hasPrefix("holds the control character U+00")
                    || found.hasPrefix("holds the control character U+20")
            )
        }
    }

    @Test func `tabs and line breaks belong to long texts only`() {
        for text in ["a\tb", "a\nb", "a\r\nb"] {
            #expect(problem(text, allowsLines: true) == nil)
            #expect(problem(text) != nil)
        }
    }

    @Test func `a megabyte is refused at once, whatever it is made of`() {
        let texts = [
            String(repeating: "x", count: 1_048_576), String(repeating: "👨‍👩‍👧‍👦", count: 40_000),
            "e" + String(repeating: "\u{301}", count: 500_000),
        ]
        let duration = ContinuousClock().measure {
            for text in texts { #expect(problem(text, max: 600) == "is longer than 600 characters") }
            #expect(RequestDraft.problems(withTitle: texts[0]).map(\.pointer) == ["/title"])
        }
        #expect(duration < .seconds(60), "what grows with the square of the length takes hours")
    }

    @Test func `a bound beyond all reason still works`() {
        #expect(problem("x", max: .max) == nil)
    }

    @Test func `a title is one line that says something`() {
        #expect(RequestDraft.problems(withTitle: "Spring sale").isEmpty)
        #expect(RequestDraft.problems(withTitle: String(repeating: "é", count: 200)).isEmpty)
        for title in ["", "   ", "\u{A0}", "a\u{0}", "a\nb", String(repeating: "x", count: 201)] {
            #expect(RequestDraft.problems(withTitle: title).map(\.pointer) == ["/title"])
        }
    }
}
