/// Whether the newest quarter of the jobs costs on average what the older ones lead one to expect.
///
/// The interval is a bootstrap one for the mean of that many further jobs: each draw takes the mean of as many jobs as
/// are new and sets off the error of the older mean itself, estimated by a resample of its own. An interval for the older
/// mean alone would be too narrow, and two steady services in five would fall outside.
package struct NewestQuarter: Hashable, Sendable {
    /// Mean cost of the newest quarter of the jobs.
    package let mean: Double
    /// Between the 5th and the 95th percentile.
    package let interval: ClosedRange<Double>

    /// How far the mean lies from the middle of the interval, in halves of it: up to 1 it is inside.
    package var distance: Double {
        let middle = interval.lowerBound + (interval.upperBound - interval.lowerBound) / 2
        let half = interval.upperBound - middle
        guard half > 0 else { return mean == middle ? 0 : Self.farthest }
        return min(abs(mean - middle) / half, Self.farthest)
    }

    /// Shown when the older jobs all cost the same and the newest don't.
    private static let farthest = 1_000_000.0

    /// - Returns: `nil` below four jobs.
    init?(_ question: PricingQuestion) throws {
        let costs = question.costs
        let older = Array(costs[..<question.trainingCount])
        let newer = costs.count - older.count
        guard costs.count >= 4 else { return nil }
        mean = costs[older.count...].map(Double.init).mean
        let center = older.map(Double.init).mean
        var generator = Xoshiro256(seed: question.seed, stream: 3)
        var draws: [Double] = []
        for _ in 0..<Self.draws(for: costs.count) {
            try Task.checkCancellation()
            let future = Self.resampledMean(of: older, count: newer, &generator)
            let estimate = Self.resampledMean(of: older, count: older.count, &generator)
            draws.append(future - estimate + center)
        }
        let sorted = SortedSample(draws)
        guard let low = sorted.quantile(0.05), let high = sorted.quantile(0.95) else { return nil }
        interval = low...high
    }

    /// Fewer for large samples, whose interval is narrow anyway.
    private static func draws(for count: Int) -> Int { min(10_000, max(1_000, 20_000_000 / count)) }

    private static func resampledMean(of costs: [Int64], count: Int, _ generator: inout Xoshiro256) -> Double {
        var total: Int64 = 0
        for _ in 0..<count { total += costs[generator.next(below: costs.count)] }
        return Double(total) / Double(count)
    }
}
