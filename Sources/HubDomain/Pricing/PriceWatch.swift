/// Holds what jobs at a fixed price cost against what was assumed when it was set.
package struct PriceWatch: Hashable, Sendable {
    /// Finished jobs at the price whose time is complete.
    package let jobs: Int
    /// Mean cost of the newest ones ÷ the assumption − 1; `nil` without jobs.
    package let drift: Double?
    package var checkedAt: Instant
    /// How many jobs there were when a drift was last told of, and when that was.
    package var raisedJobs: Int?
    package var raisedAt: Instant?

    package init(
        jobs: Int,
        drift: Double?,
        checkedAt: Instant,
        raisedJobs: Int? = nil,
        raisedAt: Instant? = nil
    ) {
        self.jobs = jobs
        self.drift = drift
        self.checkedAt = checkedAt
        self.raisedJobs = raisedJobs
        self.raisedAt = raisedAt
    }

    /// How far the mean may lie from the assumption.
    package static let tolerance = 0.1
    /// Jobs below which nothing is said, and by how many there must be more before a drift is told of again.
    package static let fewestJobs = 6
    /// The newest jobs that are looked at.
    package static let newestJobs = 30
    /// Probability of a mean that lies farther off by chance alone.
    private static let chance = 0.1

    /// Whether the newest jobs have left the tolerance, beyond what chance explains: the assumption lies outside the 90 %
    /// t-interval of their mean.
    /// - Parameter ratios: Cost ÷ assumption of each job, in the order in which they were closed.
    package static func judge(_ ratios: [Double]) -> (drift: Double?, hasDrifted: Bool) {
        let newest = Array(ratios.suffix(newestJobs))
        guard !newest.isEmpty else { return (nil, false) }
        let drift = newest.mean - 1
        guard newest.count >= fewestJobs, abs(drift) > tolerance, let spread = newest.standardDeviation else {
            return (drift, false)
        }
        let error = spread / Double(newest.count).squareRoot()
        let bound = StudentDistribution(degrees: newest.count - 1).quantile(1 - chance / 2) * error
        return (drift, abs(drift) > bound)
    }

    /// Whether a drift is to be told of now: not again before there are enough further jobs.
    package var mayRaise: Bool { raisedJobs.map { jobs >= $0 + Self.fewestJobs } ?? true }
}
