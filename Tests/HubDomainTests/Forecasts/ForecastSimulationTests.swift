import Foundation
import Testing

@testable import HubDomain

/// How often what happens lies inside the intervals, on series of known make.
@Suite struct ForecastSimulationTests {
    private struct Make: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let count: Int
        let season: Int
        let make: @Sendable (inout Noise) -> [Double]
    }

    private struct Noise {
        var dice: Xoshiro256

        mutating func normal() -> Double {
            (-2 * log(1 - dice.nextUnit())).squareRoot() * cos(2 * .pi * dice.nextUnit())
        }

        mutating func count(about mean: Double) -> Double {
            let limit = exp(-mean)
            var product = dice.nextUnit()
            var count = 0.0
            while product > limit {
                product *= dice.nextUnit()
                count += 1
            }
            return count
        }
    }

    private static let makes = [
        Make(testDescription: "noise around a level", count: 32, season: 1) { noise in
            (0..<38).map { _ in 100 + 10 * noise.normal() }
        },
        Make(testDescription: "a random walk", count: 40, season: 1) { noise in
            var level = 100.0
            return (0..<46).map { _ in
                level += 5 * noise.normal()
                return level
            }
        },
        Make(testDescription: "quarterly counts", count: 32, season: 4) { noise in
            (0..<38).map { noise.count(about: [12, 20, 8, 30][$0 % 4]) }
        },
        Make(testDescription: "sparse counts", count: 48, season: 1) { noise in
            (0..<54).map { _ in noise.dice.nextUnit() < 0.3 ? 1 + noise.count(about: 4) : 0 }
        },
    ]

    @Test(arguments: makes)
    private func `intervals hold about the share they claim`(_ make: Make) throws {
        var noise = Noise(dice: Xoshiro256(seed: 17))
        var within80 = 0
        var within95 = 0
        let rounds = 40
        for _ in 0..<rounds {
            let values = make.make(&noise)
            let question = VolumeQuestion(values: Array(values[..<make.count]), season: make.season, horizon: 6)
            let forecast = try VolumeForecast(question)
            for (ahead, value) in values[make.count...].enumerated() {
                within80 += forecast.interval80[ahead].contains(value) ? 1 : 0
                within95 += forecast.interval95[ahead].contains(value) ? 1 : 0
            }
        }
        let share80 = Double(within80) / Double(6 * rounds)
        let share95 = Double(within95) / Double(6 * rounds)
        #expect((0.7...0.93).contains(share80), "\(share80)")
        #expect((0.88...1).contains(share95), "\(share95)")
    }
}
