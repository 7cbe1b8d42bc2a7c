import HubJSON
import Testing

@Suite struct JSONNumberTests {
    @Test func `doubles are read as the standard library reads them, to the last bit`() throws {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<20_000 {
            let whole = UInt64.random(in: 0...(1 << UInt64.random(in: 1...63, using: &random)), using: &random)
            let fraction = UInt64.random(in: 0...(1 << UInt64.random(in: 1...63, using: &random)), using: &random)
            let exponent = Int.random(in: -330...280, using: &random)
            let text = "\(Bool.random(using: &random) ? "-" : "")\(whole).\(fraction)e\(exponent)"
            let expected = try #require(Double(text))
            guard case .double(let value) = try JSONParser.parse(text) else {
                Issue.record("\(text) is not read as a double")
                return
            }
            #expect(value.bitPattern == expected.bitPattern, "\(text)")
        }
    }

    @Test func `integers stay exact to the ends of 64 bits`() throws {
        for value in [Int64.min, Int64.min + 1, -1, 0, 9, 10, 99, 100, Int64.max - 1, Int64.max] {
            #expect(try JSONParser.parse("\(value)") == .integer(value))
            #expect(JSONValue.integer(value).text() == "\(value)")
        }
        #expect(try JSONParser.parse("9223372036854775808") == .double(9_223_372_036_854_775_808))
        #expect(try JSONParser.parse("-9223372036854775809") == .double(-9_223_372_036_854_775_808))
    }

    @Test(arguments: [
        (1.5, "1.5"), (3, "3.0"), (-0.0, "-0.0"), (0.1, "0.1"), (1e16, "1e+16"), (.leastNonzeroMagnitude, "5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e+308"), (1e-7, "1e-07"), (.nan, "null"), (.infinity, "null"),
    ])
    func `doubles are written shortest and keep their kind`(_ value: Double, _ text: String) {
        #expect(JSONValue.double(value).text() == text)
    }

    @Test func `every finite double survives writing and reading`() throws {
        var random = SeededGenerator(seed: 6)
        for _ in 0..<20_000 {
            let value = random.double()
            guard case .double(let again) = try JSONParser.parse(JSONValue.double(value).encoded()) else {
                Issue.record("\(value) is not read as a double")
                return
            }
            #expect(again.bitPattern == value.bitPattern)
        }
    }
}
