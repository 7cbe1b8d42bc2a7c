/// What describes a sample in a few numbers.
package struct SampleSummary: Hashable, Sendable {
    package let count: Int
    package let mean: Double
    package let p50: Double
    package let p80: Double
    package let p90: Double
    /// With n − 1; `nil` for a single value.
    package let standardDeviation: Double?
    /// Standard deviation ÷ mean; `nil` without a standard deviation or for a mean of zero.
    package let variation: Double?

    /// - Returns: `nil` when there are no values.
    package init?(_ values: [Double]) {
        let sorted = SortedSample(values)
        guard let p50 = sorted.quantile(0.5), let p80 = sorted.quantile(0.8), let p90 = sorted.quantile(0.9) else {
            return nil
        }
        count = values.count
        let mean = values.mean
        self.mean = mean
        self.p50 = p50
        self.p80 = p80
        self.p90 = p90
        let standardDeviation = values.standardDeviation
        self.standardDeviation = standardDeviation
        variation = mean == 0 ? nil : standardDeviation.map { $0 / mean }
    }
}
