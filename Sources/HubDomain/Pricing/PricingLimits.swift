/// The bounds of price analysis. They keep every sum within 64 bits and every answer within seconds.
package enum PricingLimits {
    package static let mostJobs = 100_000
    package static let mostPeriodJobs = 10_000
    /// Minor units a job may cost.
    package static let mostCost: Int64 = 1_000_000_000_000
    package static let costs: ClosedRange<Int64> = 0...mostCost
    package static let minutes = 0...1_000_000_000.0
    package static let highestMargin = 0.99
    /// What a price leaves over, and how often a period may lose, where nobody says otherwise.
    package static let standardMargin = 0.2
    package static let standardLossLimit = 0.05
    /// The largest whole number that every JSON reader keeps exact.
    package static let greatestSeed: Int64 = 9_007_199_254_740_991
    package static let seeds: ClosedRange<Int64> = 0...greatestSeed
    /// Periods drawn for a price.
    package static let draws = 10_000

    /// Share of finished jobs whose time has to be complete.
    package static let leastCapture = 0.95
    /// Jobs below which no price is recommended.
    package static let fewestJobs = 12
    /// Jobs below which no trend is looked for.
    package static let fewestJobsForTrend = 4
    /// A month on average, in milliseconds: 30.436875 days.
    package static let month = 30.436875 * 86_400_000
}
