import Glibc

/// The standard normal distribution.
package enum NormalDistribution {
    /// The share below `value`.
    package static func cumulative(_ value: Double) -> Double { 0.5 * erfc(-value / 2.0.squareRoot()) }

    /// The share further from zero than `value`, on both sides together: the p-value of a two-sided test.
    package static func twoSided(_ value: Double) -> Double { erfc(abs(value) / 2.0.squareRoot()) }

    /// The value below which the share lies; infinite at 0 and 1.
    package static func quantile(_ share: Double) -> Double {
        StudentDistribution.bisect(share, cumulative: cumulative)
    }
}
