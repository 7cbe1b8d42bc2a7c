import Foundation
import HubDomain

/// Makes jobs of known cost distributions.
struct JobMaker {
    private var dice: Xoshiro256

    init(seed: UInt64) {
        dice = Xoshiro256(seed: seed)
    }

    /// From a standard normal distribution (G. Box and M. Muller, 1958).
    mutating func normal() -> Double {
        (-2 * log(1 - dice.nextUnit())).squareRoot() * cos(2 * .pi * dice.nextUnit())
    }

    /// A cost with this mean and this standard deviation of its logarithm.
    mutating func logNormal(mean: Double, spread: Double) -> Int64 {
        Int64((mean * exp(spread * normal() - spread * spread / 2)).rounded())
    }

    /// A cost from 1,000 upwards whose tail falls with the power.
    mutating func pareto(_ power: Double) -> Int64 {
        Int64(min(1_000 / pow(1 - dice.nextUnit(), 1 / power), 1e11))
    }

    /// Jobs four days apart, a cost for each.
    static func jobs(_ costs: [Int64], daysApart: Int64 = 4) -> [PricingJob] {
        costs.enumerated().map { place, cost in
            PricingJob(
                minutes: Double(cost) / 100,
                costMinor: cost,
                closedAt: Instant(milliseconds: Int64(place) * daysApart * 86_400_000)
            )
        }
    }
}
