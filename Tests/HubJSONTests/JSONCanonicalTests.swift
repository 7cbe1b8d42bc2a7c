import HubJSON
import Testing

@Suite struct JSONCanonicalTests {
    private func canonical(_ text: String) throws -> String {
        String(decoding: try JSONParser.parse(text).canonicalBytes, as: UTF8.self)
    }

    /// RFC 8785, appendix B: the bits of a double and its text.
    @Test(
        arguments: [
            (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
            (0x8000_0000_0000_0001, "-5e-324"), (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
            (0xFFEF_FFFF_FFFF_FFFF, "-1.7976931348623157e+308"), (0x4340_0000_0000_0000, "9007199254740992"),
            (0xC340_0000_0000_0000, "-9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"), (0x44B5_2D02_C7E1_4AF6, "1e+23"),
            (0x44B5_2D02_C7E1_4AF7, "1.0000000000000001e+23"), (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"),
            (0x444B_1AE4_D6E2_EF4F, "999999999999999900000"), (0x444B_1AE4_D6E2_EF50, "1e+21"),
            (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"), (0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
            (0x41B3_DE43_5555_5553, "333333333.3333332"), (0x41B3_DE43_5555_5554, "333333333.33333325"),
            (0x41B3_DE43_5555_5555, "333333333.3333333"), (0x41B3_DE43_5555_5556, "333333333.3333334"),
            (0x41B3_DE43_5555_5557, "333333333.33333343"), (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
            (0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
        ] as [(UInt64, String)]
    )
    func `numbers have the form of the RFC's table`(_ bits: UInt64, _ text: String) {
        let bytes = JSONValue.double(Double(bitPattern: bits)).canonicalBytes
        #expect(String(decoding: bytes, as: UTF8.self) == text)
    }

    @Test func `members are sorted by UTF-16 units, as in section 3_2_3 of the RFC`() throws {
        let text = #"{"\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7}"#
        let object = try #require(JSONParser.parse(canonical(text)).object)
        #expect(object.members.map(\.value) == [2, 4, 6, 7, 1, 5, 3])
    }

    @Test func `texts of one value have one form`() throws {
        let form = #"{"a":[1.5,"é\n\u001f",3],"b":{"x":null,"y":-7}}"#
        #expect(try canonical(form) == form)
        #expect(
            try canonical("{ \"b\": {\"y\": -7, \"x\": null}, \"a\": [15e-1, \"\\u00e9\\n\\u001F\", 3.0] }") == form
        )
        #expect(try canonical("9007199254740993") == "9007199254740993")
    }

    @Test func `line separators stay as they are`() throws {
        #expect(try canonical(#""\u2028\u2029""#) == "\"\u{2028}\u{2029}\"")
    }

    @Test func `the order of members does not matter, to equality and hashing neither`() {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<500 {
            guard let object = random.value().object else { continue }
            let shuffled = JSONObject(object.members.shuffled(using: &random))
            #expect(object == shuffled)
            #expect(object.hashValue == shuffled.hashValue)
            #expect(JSONValue.object(object).canonicalBytes == JSONValue.object(shuffled).canonicalBytes)
        }
    }
}
