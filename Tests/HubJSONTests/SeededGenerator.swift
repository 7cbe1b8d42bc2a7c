import HubJSON

/// SplitMix64 (G. Steele, D. Lea, C. Flood, 2014): the same numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension SeededGenerator {
    /// Any JSON value of at most `depth` levels.
    mutating func value(depth: Int = 4) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &self) {
        case 0: .null
        case 1: .bool(Bool.random(using: &self))
        case 2: .integer(integer())
        case 3: .double(double())
        case 4, 5: .string(text())
        case 6: .array((0..<Int.random(in: 0...4, using: &self)).map { _ in value(depth: depth - 1) })
        default: .object(object(depth: depth - 1))
        }
    }

    private mutating func object(depth: Int) -> JSONObject {
        var object = JSONObject()
        for _ in 0..<Int.random(in: 0...5, using: &self) { object[text()] = value(depth: depth) }
        return object
    }

    private mutating func integer() -> Int64 {
        let wide = Int64(bitPattern: next())
        return wide >> Int64.random(in: 0..<63, using: &self)
    }

    /// Any finite double, bit patterns evenly spread.
    mutating func double() -> Double {
        let value = Double(bitPattern: next())
        return value.isFinite ? value : 0.5
    }

    mutating func text() -> String {
        let alphabet: [Unicode.Scalar] = [
            "a", "b", "é", "e", "\u{301}", "😀", "\"", "\\", "/", "<", "\n", "\t", "\u{1}", "\u{1F}", "\u{7F}",
            "\u{2027}",
            "\u{2028}", "\u{2029}", "\u{202A}", "\u{20AC}", "\u{FFFF}", "\u{10FFFF}", "~", "0",
        ]
        var text = ""
        for _ in 0..<Int.random(in: 0...20, using: &self) {
            text.unicodeScalars.append(alphabet.randomElement(using: &self) ?? "x")
        }
        return text
    }
}
