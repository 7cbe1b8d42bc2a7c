/// One condition for proposing a fixed price, with what was found.
package struct ReadinessRule: Hashable, Sendable {
    package enum Name: String, Hashable, Sendable, CaseIterable {
        /// There are enough jobs.
        case sampleSize = "sample-size"
        /// A year of jobs together is predictable: coefficient of variation ÷ √(jobs a year).
        case yearlyVariation = "yearly-variation"
        /// Costs don't drift: the p-value of the Mann–Kendall test.
        case noTrend = "no-trend"
        /// The newest quarter costs what the older jobs lead one to expect: distance of its mean from the middle of the
        /// 90 % bootstrap interval, where 1 is the interval's end.
        case newestQuarter = "newest-quarter"
        /// A price set on the older jobs would not have lost money on the newer ones.
        case backtestMargin = "backtest-margin"
        /// The time of nearly all finished jobs is complete; of stored jobs only.
        case capture
    }

    package let rule: Name
    /// `nil` when the sample doesn't give it.
    package let value: Double?
    package let threshold: Double
    package let isMet: Bool

    /// A rule that a value meets from the threshold upwards.
    static func atLeast(_ threshold: Double, _ rule: Name, _ value: Double?) -> ReadinessRule {
        ReadinessRule(rule: rule, value: value, threshold: threshold, isMet: value.map { $0 >= threshold } ?? false)
    }

    /// A rule that a value meets up to the threshold.
    static func atMost(_ threshold: Double, _ rule: Name, _ value: Double?) -> ReadinessRule {
        ReadinessRule(rule: rule, value: value, threshold: threshold, isMet: value.map { $0 <= threshold } ?? false)
    }
}
