/// The generator xoshiro256** 1.0, seeded through SplitMix64: the same seed gives the same numbers on every machine and
/// in every version.
///
/// D. Blackman and S. Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM Transactions on Mathematical
/// Software 47 (2021). Not for secrets.
package struct Xoshiro256: RandomNumberGenerator, Sendable {
    private var state: (UInt64, UInt64, UInt64, UInt64)

    /// - Parameter stream: Numbers for another purpose under the same seed.
    package init(seed: UInt64, stream: UInt64 = 0) {
        var seeder = SplitMix64(state: seed)
        if stream > 0 { seeder = SplitMix64(state: seeder.next() ^ (stream &* 0xD134_2543_DE82_EF95)) }
        state = (seeder.next(), seeder.next(), seeder.next(), seeder.next())
    }

    /// The generator in a given state, of which one word at least isn't zero.
    init(state: (UInt64, UInt64, UInt64, UInt64)) {
        self.state = state
    }

    package mutating func next() -> UInt64 {
        let product = state.1 &* 5
        let result = (product << 7 | product >> 57) &* 9
        let shifted = state.1 << 17
        state.2 ^= state.0
        state.3 ^= state.1
        state.1 ^= state.2
        state.0 ^= state.3
        state.2 ^= shifted
        state.3 = state.3 << 45 | state.3 >> 19
        return result
    }

    /// A whole number from 0 up to but not including `bound`, each equally likely (D. Lemire, "Fast Random Integer
    /// Generation in an Interval", ACM Transactions on Modeling and Computer Simulation 29, 2019).
    ///
    /// - Parameter bound: Above zero.
    package mutating func next(below bound: Int) -> Int {
        let range = UInt64(bound)
        var product = next().multipliedFullWidth(by: range)
        if product.low < range {
            let threshold = (0 &- range) % range
            while product.low < threshold { product = next().multipliedFullWidth(by: range) }
        }
        return Int(product.high)
    }

    /// A double from 0 up to but not including 1, in steps of 2⁻⁵³.
    package mutating func nextUnit() -> Double { Double(next() >> 11) * 0x1p-53 }
}

/// Spreads a seed over the state of another generator (G. Steele, D. Lea and C. Flood, "Fast Splittable Pseudorandom
/// Number Generators", OOPSLA 2014).
struct SplitMix64 {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
