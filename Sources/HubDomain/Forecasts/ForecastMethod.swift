/// How a series is carried on.
package enum ForecastMethod: String, Hashable, Sendable, CaseIterable {
    case seasonalNaive = "seasonal-naive"
    case theta
    case holtWinters = "holt-winters"
    case croston
    case sba

    /// - Returns: `nil` when the method can't work on the series.
    func forecast(_ values: [Double], season: Int, horizon: Int) throws -> [Double]? {
        switch self {
        case .seasonalNaive: SeasonalNaive.forecast(values, season: season, horizon: horizon)
        case .theta: Theta.forecast(values, season: season, horizon: horizon)
        case .holtWinters: try HoltWinters.forecast(values, season: season, horizon: horizon)
        case .croston: Croston.forecast(values, horizon: horizon, isCorrected: false)
        case .sba: Croston.forecast(values, horizon: horizon, isCorrected: true)
        }
    }
}
