/// The Theil–Sen estimate of a slope: the median of the slopes between all pairs of points, pairs at one time left out
/// (H. Theil, "A Rank-Invariant Method of Linear and Polynomial Regression Analysis", 1950; P. Sen, "Estimates of the
/// Regression Coefficient Based on Kendall's Tau", Journal of the American Statistical Association 63, 1968).
///
/// The median is exact for any number of points: few pairs are sorted, many are searched in expected O(n log n), see
/// ``SlopeSearch``.
package enum TheilSen {
    /// - Parameters:
    ///   - points: In any order. Times and values each span less than 2⁶².
    ///   - seed: Only the time it takes depends on it.
    /// - Returns: Value per unit of time; `nil` when no two points differ in time.
    /// - Throws: `CancellationError` when nobody waits any more.
    package static func slope(of points: [TimedValue], seed: UInt64 = 0) throws -> Double? {
        var search = SlopeSearch(points, seed: seed)
        guard search.count > 0 else { return nil }
        let lower = try search.slope(at: (search.count - 1) / 2)
        guard search.count.isMultiple(of: 2) else { return lower.value }
        let upper = try search.slope(at: search.count / 2)
        return lower.value + (upper.value - lower.value) / 2
    }
}

/// A whole number observed at a time.
package struct TimedValue: Hashable, Sendable {
    package let time: Int64
    package let value: Int64

    package init(time: Int64, value: Int64) {
        self.time = time
        self.value = value
    }
}
