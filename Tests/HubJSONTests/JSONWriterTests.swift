import HubJSON
import Testing

@Suite struct JSONWriterTests {
    @Test func `what is written reads back as the same value, in both styles`() throws {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<2_000 {
            let value = random.value()
            #expect(try JSONParser.parse(value.encoded()) == value)
            #expect(try JSONParser.parse(value.encoded(.pretty)) == value)
        }
    }

    @Test func `text keeps its scalars through writing and reading`() throws {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<2_000 {
            let text = random.text()
            let again = try JSONParser.parse(JSONValue.string(text).encoded()).string
            #expect(again.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
        }
    }

    @Test func `only what must be escaped is`() {
        let text = "\"\\/\u{8}\t\n\u{C}\r\u{1}\u{1F}\u{7F}<é\u{2027}\u{2028}\u{2029}\u{202A}😀"
        #expect(
            JSONValue.string(text).text()
                == #""\"\\/\b\t\n\f\r\u0001\u001f"# + "\u{7F}<é\u{2027}" + #"\u2028\u2029"# + "\u{202A}😀\""
        )
    }

    @Test func `the pretty form indents by two`() {
        let value: JSONValue = ["a": [1, ["b": nil]], "c": [], "d": [:]]
        #expect(
            value.text(.pretty) == """
                {
                  "a": [
                    1,
                    {
                      "b": null
                    }
                  ],
                  "c": [],
                  "d": {}
                }
                """
        )
    }

    @Test func `values can be written without being built`() {
        var writer = JSONWriter()
        let encodedName = JSONWriter.encoded(name: "two \"quoted\"")
        writer.object { writer in
            writer.member("one", 1)
            writer.name(encoded: encodedName)
            writer.array { writer in
                writer.null()
                writer.bool(true)
                writer.double(0.5)
                writer.string("x")
                writer.object { _ in }
            }
            writer.member("three", "3")
        }
        #expect(
            String(decoding: writer.bytes, as: UTF8.self)
                == #"{"one":1,"two \"quoted\"":[null,true,0.5,"x",{}],"three":"3"}"#
        )
    }
}
