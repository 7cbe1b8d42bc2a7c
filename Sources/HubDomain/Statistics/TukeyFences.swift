/// The bounds beyond which a value is called an outlier: one and a half interquartile ranges below the lower quartile
/// and above the upper one, with quartiles of type 7 (J. Tukey, "Exploratory Data Analysis", 1977).
///
/// An outlier is a value to be looked at. It stays in every figure.
package struct TukeyFences: Hashable, Sendable {
    package let lower: Double
    package let upper: Double

    /// - Returns: `nil` below four values, where quartiles mean little.
    package init?(_ sample: SortedSample) {
        guard sample.values.count >= 4, let first = sample.quantile(0.25), let third = sample.quantile(0.75) else {
            return nil
        }
        lower = first - 1.5 * (third - first)
        upper = third + 1.5 * (third - first)
    }

    package func isOutside(_ value: Double) -> Bool { value < lower || value > upper }
}
