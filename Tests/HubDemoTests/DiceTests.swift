import Testing

@testable import HubDemo

struct DiceTests {
    @Test func `the generator gives the published numbers of SplitMix64`() {
        // Reference values of the authors' C code for the seed 1234567.
        var dice = Dice(state: 1_234_567)
        let expected: [UInt64] = [
            6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ]
        #expect(expected == expected.map { _ in dice.next() })
    }

    @Test func `streams of a seed differ and are the same in every run`() {
        var first = Dice(seed: 7, stream: 1)
        var again = Dice(seed: 7, stream: 1)
        var second = Dice(seed: 7, stream: 2)
        let numbers = (0..<50).map { _ in first.next() }
        #expect(numbers == (0..<50).map { _ in again.next() })
        #expect(Set(numbers).isDisjoint(with: (0..<50).map { _ in second.next() }))
    }

    @Test func `weights are kept`() {
        var dice = Dice(seed: 3, stream: 0)
        let picks = (0..<20_000).map { _ in dice.pick(weighted: [("often", 3), ("seldom", 1), ("never", 0)]) }
        let often = Double(picks.count { $0 == "often" }) / 20_000
        #expect((0.73...0.77).contains(often))
        #expect(!picks.contains("never"))
    }

    @Test func `durations have the stated median and a heavy tail`() {
        var dice = Dice(seed: 4, stream: 0)
        let values = (0..<20_001).map { _ in dice.logNormal(median: 100, spread: 0.8) }.sorted()
        #expect((95.0...105).contains(values[10_000]))
        // The 97.7th percentile of a log-normal lies two spreads above the median: e^1.6 = 4.95.
        #expect((450.0...545).contains(values[19_545]))
    }

    @Test func `counts stay within their bounds`() {
        var dice = Dice(seed: 5, stream: 0)
        for range in [1...1, 5...9, 60...4_900, 51_000...310_000] {
            for _ in 0..<500 { #expect(range.contains(dice.count(range))) }
        }
    }
}
