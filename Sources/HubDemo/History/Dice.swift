import Glibc

/// Repeatable chance. SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014);
/// each stream of a seed is independent of how many numbers the others took.
struct Dice: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// The plain generator of one seed.
    init(state: UInt64) {
        self.state = state
    }

    init(seed: UInt64, stream: UInt64) {
        state = seed
        let offset = next()
        state = offset ^ (stream &* 0x9E37_79B9_7F4A_7C15)
        _ = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// 0 up to, not including, 1.
    mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }

    mutating func happens(_ probability: Double) -> Bool { share() < probability }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    mutating func number(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound + share() * (range.upperBound - range.lowerBound)
    }

    /// - Precondition: `options` isn't empty.
    mutating func pick<Option>(_ options: [Option]) -> Option { options[number(0...options.count - 1)] }

    /// - Precondition: `options` isn't empty and no weight is negative.
    mutating func pick<Option>(weighted options: [(Option, Double)]) -> Option {
        var left = share() * options.reduce(0) { $0 + $1.1 }
        for (option, weight) in options {
            left -= weight
            if left < 0 { return option }
        }
        return options[options.count - 1].0
    }

    /// Several different options in their order.
    mutating func some<Option>(_ count: Int, of options: [Option]) -> [Option] {
        options.indices.shuffled(using: &self).prefix(count).sorted().map { options[$0] }
    }

    /// Standard normal by the method of Box and Muller.
    private mutating func normal() -> Double {
        sqrt(-2 * log(1 - share())) * cos(2 * Double.pi * share())
    }

    /// Heavy-tailed, as waits and efforts are: `spread` is the standard deviation of the logarithm.
    mutating func logNormal(median: Double, spread: Double) -> Double { median * exp(spread * normal()) }

    /// A round-looking count between the bounds, small ones more often.
    mutating func count(_ range: ClosedRange<Int>) -> Int {
        let low = log(Double(max(1, range.lowerBound)))
        let high = log(Double(max(1, range.upperBound)))
        let raw = exp(number(low...max(low, high)))
        let step = raw > 10_000 ? 500.0 : raw > 1_000 ? 50.0 : raw > 100 ? 10.0 : 1.0
        return min(max(Int((raw / step).rounded() * step), range.lowerBound), range.upperBound)
    }

    mutating func hexDigits(_ count: Int) -> String {
        String((0..<count).map { _ in "0123456789abcdef".randomElement(using: &self) ?? "0" })
    }
}
