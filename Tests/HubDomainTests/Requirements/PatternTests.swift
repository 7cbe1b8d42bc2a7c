import HubDomain
import Testing

@Suite struct PatternTests {
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        /// SplitMix64 (Steele, Lea and Flood, 2014).
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    @Test(arguments: ["lorem|tbd|tbc|xxx", "a", "ab|abc|b", "A1|1a|zZ", "x|y|z"], [false, true])
    func `plain words are found wherever the regular expression finds them`(source: String, ignoringCase: Bool) throws {
        let pattern = try Pattern(source, ignoringCase: ignoringCase)
        let regex = try Regex(source).ignoresCase(ignoringCase)
        var dice = Dice(state: 7)
        let letters = Array("abcdxyzABCXYZ1lorem tbd\r\n|.é\u{301}")
        for _ in 0..<2_000 {
            let text = String(
                (0..<Int.random(in: 0..<9, using: &dice)).map { _ in letters.randomElement(using: &dice) ?? " " }
            )
            #expect(pattern.occurs(in: text) == (text.firstMatch(of: regex) != nil), "\(source) in \(text)")
        }
    }

    @Test func `an expression that is more than words keeps its meaning`() throws {
        #expect(try Pattern("a.c").occurs(in: "xabcx"))
        #expect(try Pattern("^tbd$").occurs(in: "tbd"))
        #expect(try !Pattern("^tbd$").occurs(in: "a tbd"))
        #expect(try Pattern("(?i)TBD|x y").occurs(in: "tbd"))
        #expect(try Pattern("CMP-[0-9]+").matchesWhole("CMP-1042"))
    }
}
