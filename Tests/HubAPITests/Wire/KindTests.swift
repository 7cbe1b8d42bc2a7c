import HubDomain
import HubJSON
import Testing

@testable import HubAPI

@Suite struct KindTests {
    private func codes(_ kind: some ValueKind, _ text: String) throws -> [String] {
        var issues = IssueList()
        let value = kind.read(try JSONParser.parse(text), into: &issues)
        #expect((value == nil) == !issues.isEmpty)
        return issues.issues.map { $0.pointer + " " + $0.code }
    }

    private func textCodes(_ kind: some TextValueKind, _ text: String) -> [String] {
        var issues = IssueList()
        let value = kind.read(text: text, into: &issues)
        #expect((value == nil) == !issues.isEmpty)
        return issues.issues.map(\.code)
    }

    @Test func `lengths count Unicode scalars`() throws {
        #expect(try codes(.text(1...3), "\"😀😀😀\"").isEmpty)
        #expect(try codes(.text(1...3), "\"😀😀😀😀\"") == [" too-long"])
        #expect(try codes(.text(2...3), "\"é\"") == [" too-short"])
        #expect(try codes(.text(1...3), "\" \"") == [" too-short"])
        #expect(try codes(.text(0...3), "\"\"").isEmpty)
        #expect(try codes(.text(1...3), "7") == [" type"])
    }

    @Test func `control characters are refused, line ends only where lines are allowed`() throws {
        for escape in ["\\u0001", "\\u001f", "\\u007f", "\\n", "\\t", "\\r"] {
            #expect(try codes(.text(), "\"a\(escape)b\"") == [" control-character"])
        }
        for escape in ["\\n", "\\t", "\\r\\n"] { #expect(try codes(.lines(), "\"a\(escape)b\"").isEmpty) }
        for escape in ["\\u0001", "\\u000b", "\\u007f"] {
            #expect(try codes(.lines(), "\"a\(escape)b\"") == [" control-character"])
            #expect(try codes(.json, "{\"x\": [\"a\(escape)b\"]}") == ["/x/0 control-character"])
        }
        #expect(try codes(.jsonObject, "{\"a\\nb\": 1}") == ["/a\nb control-character"])
    }

    @Test(arguments: [
        ("a@b.co", true), ("first.last+tag@sub.example.org", true), ("o'neil@example.com", true), ("a@b", false),
        ("@b.co", false), ("a@", false), ("a b@c.de", false), ("a@b..co", false), ("a@-b.co", false),
        ("a@b-.co", false),
        ("a@b@c.de", false), ("ä@b.co", false), ("a@\(String(repeating: "b", count: 64)).co", false),
    ])
    func `email addresses have the form of the HTML standard`(_ text: String, _ isValid: Bool) {
        #expect(textCodes(.email, text).isEmpty == isValid)
    }

    @Test func `integers keep to their bounds and their type`() throws {
        #expect(try codes(.integer(1...9), "9").isEmpty)
        #expect(try codes(.integer(1...9), "9.0").isEmpty)
        #expect(try codes(.integer(1...9), "10") == [" out-of-range"])
        #expect(try codes(.integer(1...9), "1.5") == [" type"])
        #expect(try codes(.integer(1...9), "\"1\"") == [" type"])
        #expect(try codes(.integer(0...9 as ClosedRange<UInt8>), "-1") == [" out-of-range"])
        #expect(try codes(.integer(Int64.min...Int64.max), "1e300") == [" out-of-range"])
        for text in ["", "-", "+1", " 1", "1.0", "0x1", "١"] { #expect(textCodes(.integer(0...9), text) == ["type"]) }
        #expect(textCodes(.integer(-9...9), "-3").isEmpty)
    }

    @Test func `numbers and booleans are read from JSON and from text`() throws {
        #expect(try codes(.number(0...1), "0.5").isEmpty)
        #expect(try codes(.number(0...1), "1").isEmpty)
        #expect(try codes(.number(0...1), "2") == [" out-of-range"])
        #expect(textCodes(.number(0...1), "0.5").isEmpty)
        for text in ["", "half", "\"1\"", " 1", "null"] { #expect(textCodes(.number(0...1), text) == ["type"]) }
        #expect(textCodes(.boolean, "true").isEmpty)
        #expect(textCodes(.boolean, "yes") == ["type"])
        #expect(try codes(.boolean, "1") == [" type"])
    }

    @Test func `a choice can be narrowed`() throws {
        #expect(try codes(.choice(of: [Role.lead, .admin]), "\"lead\"").isEmpty)
        #expect(try codes(.choice(of: [Role.lead, .admin]), "\"system\"") == [" choice"])
    }

    @Test func `instants need an offset and dates exist`() throws {
        #expect(try codes(.instant, "\"2026-11-21T09:00:00+01:00\"").isEmpty)
        #expect(try codes(.instant, "\"2026-11-21T09:00:00\"") == [" format"])
        #expect(try codes(.date, "\"2026-02-30\"") == [" format"])
        #expect(try codes(.date, "20260221") == [" type"])
    }

    @Test func `lists and maps are bounded and read to the end`() throws {
        #expect(try codes(.list(of: .boolean, 1...2), "[]") == [" too-few"])
        #expect(try codes(.list(of: .boolean, 1...2), "[true,true,true]") == [" too-many"])
        #expect(try codes(.list(of: .boolean), "[1,true,2]") == ["/0 type", "/2 type"])
        #expect(
            try codes(.map(of: .integer(0...9)), #"{"a": 1, "b/c": 10, "": 1}"#) == [
                "/b~1c out-of-range", "/ too-short",
            ]
        )
        #expect(try codes(.map(of: .boolean, limit: 1), #"{"a": true, "b": true}"#) == [" too-many"])
    }

    @Test func `a patch is applied to what is there`() {
        #expect(Patch<Int>.absent.applied(to: 1) == 1)
        #expect(Patch<Int>.null.applied(to: 1) == nil)
        #expect(Patch.value(2).applied(to: 1) == 2)
        #expect(Patch.value(2).map { "\($0)" } == .value("2"))
    }

    @Test func `what a text kind takes matches the pattern of its schema, and rubbish does not`() throws {
        let months = ["2026-03", "0001-12", "2026-00", "2026-13", "26-03-0", "2026/03"]
        try expectSchema(of: .month, agreesOn: months, taken: 2)
        try expectSchema(of: .week, agreesOn: ["2026-W01", "2026-W53", "2026-W54", "2026-W00", "2026W010"], taken: 2)
        let moments = ["2027-03-31T09:00", "2027-03-31T09:00:00", "2027-03-31 09:00", "2027-03-31", "09:00"]
        try expectSchema(of: .localDateTime, agreesOn: moments, taken: 2)
        let edges = ["2026-11-21", "2026-11-21T09:00:00Z", "2026-11-21t09:00:00.5+01:00", "21.11.2026", "today", "0"]
        try expectSchema(of: .windowEdge, agreesOn: edges, taken: 3)
        let parties = ["team:emea-production:12", "service:a b:1", "team:x:+3", "team::1", "person:ada:1", "team:x:y"]
        try expectSchema(of: .forecastParty, agreesOn: parties, taken: 3)
        let digest = String(repeating: "0a", count: 32)
        try expectSchema(of: .contentDigest, agreesOn: ["sha256:\(digest)", "SHA256:\(digest)"], taken: 1)
    }

    private func expectSchema(
        of kind: some TextValueKind,
        agreesOn texts: [String],
        taken: Int,
        at place: SourceLocation = #_sourceLocation
    ) throws {
        var recorder = SchemaRecorder()
        var renderer = SchemaRenderer()
        let pattern = try #require(renderer.render(kind.schema(&recorder))["pattern"]?.string, sourceLocation: place)
        let expression = try Regex(pattern)
        for (number, text) in texts.enumerated() {
            let isTaken = textCodes(kind, text).isEmpty
            #expect(isTaken == (number < taken), "\(text)", sourceLocation: place)
            #expect(text.contains(expression) == isTaken, "\(text)", sourceLocation: place)
        }
    }
}
