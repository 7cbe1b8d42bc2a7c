/// Whether jobs have become dearer or cheaper over time.
package struct CostTrend: Hashable, Sendable {
    /// Theil–Sen slope of the cost in minor units for a month of 30.436875 days.
    package let slopePerMonth: Double
    /// Of the Mann–Kendall test, two-sided.
    package let pValue: Double

    /// - Returns: `nil` below four jobs, or when all were closed at one instant.
    init?(_ question: PricingQuestion) throws {
        guard question.jobs.count >= PricingLimits.fewestJobsForTrend else { return nil }
        let points = question.jobs.map {
            TimedValue(time: $0.job.closedAt.milliseconds, value: $0.job.costMinor)
        }
        guard let slope = try TheilSen.slope(of: points, seed: question.seed) else { return nil }
        slopePerMonth = slope * PricingLimits.month
        pValue = MannKendall(question.costs).pValue
    }
}
