/// The Mann–Kendall test for a trend: whether later values tend to be higher, or lower, than earlier ones.
///
/// Two-sided, by the normal approximation with the variance corrected for ties and a continuity correction of one
/// (H. Mann, "Nonparametric Tests Against Trend", Econometrica 13, 1945; M. Kendall, "Rank Correlation Methods", 1975).
package struct MannKendall: Hashable, Sendable {
    /// Pairs that rise less pairs that fall.
    package let score: Int
    package let variance: Double

    /// - Parameter values: In the order of time; comparing takes O(n log n).
    package init(_ values: [Int64]) {
        let count = values.count
        var tiedPairs = 0
        var correction = 0.0
        for size in Self.runs(of: values.sorted()) {
            tiedPairs += size * (size - 1) / 2
            correction += Self.term(size)
        }
        let falling = Inversions(of: values).count
        score = count * (count - 1) / 2 - tiedPairs - 2 * falling
        variance = (Self.term(count) - correction) / 18
    }

    /// The standard normal deviate of the score.
    package var deviate: Double {
        guard score != 0, variance > 0 else { return 0 }
        return Double(score - score.signum()) / variance.squareRoot()
    }

    /// How likely a score so far from zero is without a trend.
    package var pValue: Double { NormalDistribution.twoSided(deviate) }

    private static func term(_ count: Int) -> Double {
        let count = Double(count)
        return count * (count - 1) * (2 * count + 5)
    }

    private static func runs(of sorted: [Int64]) -> [Int] {
        var runs: [Int] = []
        var previous: Int64?
        for value in sorted {
            if value == previous { runs[runs.count - 1] += 1 } else { runs.append(1) }
            previous = value
        }
        return runs
    }
}
