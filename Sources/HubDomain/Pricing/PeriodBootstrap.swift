/// What many periods would have cost, each made of jobs drawn from a sample with replacement (B. Efron, "Bootstrap
/// Methods: Another Look at the Jackknife", The Annals of Statistics 7, 1979).
package struct PeriodBootstrap: Hashable, Sendable {
    /// The cost of each period, ascending.
    package let totals: [Int64]
    package let periodJobs: Int

    /// - Parameters:
    ///   - costs: At least one, each within ``PricingLimits``.
    ///   - stream: Which numbers of the seed are used.
    /// - Throws: `CancellationError` when nobody waits any more.
    package init(costs: [Int64], periodJobs: Int, draws: Int, seed: UInt64, stream: UInt64) throws {
        var generator = Xoshiro256(seed: seed, stream: stream)
        var totals: [Int64] = []
        totals.reserveCapacity(draws)
        for draw in 0..<draws {
            if draw.isMultiple(of: 64) { try Task.checkCancellation() }
            var total: Int64 = 0
            for _ in 0..<periodJobs { total += costs[generator.next(below: costs.count)] }
            totals.append(total)
        }
        self.totals = totals.sorted()
        self.periodJobs = periodJobs
    }

    /// The share of periods that cost more than they bring in at this price.
    package func lossShare(at price: Int64) -> Double {
        let income = price * Int64(periodJobs)
        var low = 0
        var high = totals.count
        while low < high {
            let middle = (low + high) / 2
            if totals[middle] > income { high = middle } else { low = middle + 1 }
        }
        return Double(totals.count - low) / Double(totals.count)
    }

    /// The lowest whole price at which at most this share of the periods loses.
    package func lowestPrice(losing limit: Double) -> Int64 {
        // A hair is added because 0.05 · 10,000 must be 500 whatever the doubles say.
        let losers = Int((min(max(limit, 0), 1) * Double(totals.count) + 1e-6).rounded(.down))
        guard losers < totals.count else { return 0 }
        let highest = totals[totals.count - 1 - losers]
        let (quotient, remainder) = highest.quotientAndRemainder(dividingBy: Int64(periodJobs))
        return quotient + (remainder > 0 ? 1 : 0)
    }

    /// The margin at a price that the share of periods stays below.
    package func margin(at price: Int64, below share: Double) -> Double {
        let income = Double(price) * Double(periodJobs)
        let total = SortedSample(totals.map(Double.init)).quantile(1 - share) ?? 0
        return 1 - total / income
    }
}
