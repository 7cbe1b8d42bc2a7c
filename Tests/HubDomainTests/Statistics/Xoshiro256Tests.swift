import Testing

@testable import HubDomain

@Suite struct Xoshiro256Tests {
    /// The first numbers of the authors' C program for the state 1, 2, 3, 4.
    @Test func `the numbers are those of the published generator`() {
        var generator = Xoshiro256(state: (1, 2, 3, 4))
        let wanted: [UInt64] = [
            11_520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360, 607_988_272_756_665_600,
            16_172_922_978_634_559_625, 8_476_171_486_693_032_832, 10_595_114_339_597_558_777,
            2_904_607_092_377_533_576,
        ]
        #expect(wanted.map { _ in generator.next() } == wanted)
    }

    private struct Table: Decodable {
        struct Draw: Decodable {
            let seed: UInt64
            let stream: UInt64
            let raw: [String]
            let bound: Int
            let below: [Int]
        }

        let draws: [Draw]
    }

    /// `python3 scripts/oracles/statistics_cases.py`
    @Test func `seeding, streams and bounded numbers agree with a second program`() throws {
        for draw in try OracleTable.read("statistics", as: Table.self).draws {
            var generator = Xoshiro256(seed: draw.seed, stream: draw.stream)
            #expect(draw.raw.map { _ in String(generator.next()) } == draw.raw)
            #expect(draw.below.map { _ in generator.next(below: draw.bound) } == draw.below)
        }
    }

    @Test func `bounded numbers are evenly spread and stay in bounds`() {
        var generator = Xoshiro256(seed: 1)
        var counts = Array(repeating: 0, count: 7)
        for _ in 0..<70_000 { counts[generator.next(below: 7)] += 1 }
        // Six standard deviations of a binomial count.
        #expect(counts.allSatisfy { abs($0 - 10_000) < 560 })
        #expect((0..<100).allSatisfy { _ in generator.next(below: 1) == 0 })
        let units = (0..<20_000).map { _ in generator.nextUnit() }
        #expect(units.allSatisfy { (0..<1).contains($0) })
        #expect(abs(units.mean - 0.5) < 0.01)
    }
}
