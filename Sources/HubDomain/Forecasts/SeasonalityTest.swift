/// Whether a series repeats itself with the season, at 90 % confidence: the autocorrelation at one season exceeds
/// 1.645 · √((1 + 2 · Σ of the squared shorter ones) ÷ n).
///
/// Bartlett's limit as used with the Theta method: V. Assimakopoulos and K. Nikolopoulos, "The Theta Model: a
/// Decomposition Approach to Forecasting", International Journal of Forecasting 16 (2000).
enum SeasonalityTest {
    static func isSeasonal(_ values: [Double], season: Int) -> Bool {
        guard SeasonalPattern.fits(values.count, season: season) else { return false }
        let correlations = autocorrelations(values, upTo: season)
        guard let atSeason = correlations.last else { return false }
        let squares = correlations.dropLast().reduce(0) { $0 + $1 * $1 }
        let limit = 1.6448536269514722 * ((1 + 2 * squares) / Double(values.count)).squareRoot()
        return abs(atSeason) > limit
    }

    /// From lag 1 on; empty for a constant series.
    static func autocorrelations(_ values: [Double], upTo most: Int) -> [Double] {
        let mean = values.mean
        let deviations = values.map { $0 - mean }
        let variance = deviations.reduce(0) { $0 + $1 * $1 }
        guard variance > 0, most < values.count else { return [] }
        return (1...max(1, most)).map { lag in
            zip(deviations.dropFirst(lag), deviations).reduce(0) { $0 + $1.0 * $1.1 } / variance
        }
    }
}
