/// Measures of how far forecasts were off.
package struct ForecastAccuracy: Hashable, Sendable {
    /// What repeating the last season misses on average over the whole series.
    private let scale: Double
    private var absolute = CompensatedSum()
    private var symmetric = CompensatedSum()
    private var count = 0

    /// - Parameter values: The series, for its seasonal differences.
    init(_ values: [Double], season: Int) {
        let differences = zip(values.dropFirst(season), values).map { abs($0 - $1) }
        scale = differences.isEmpty ? 0 : differences.mean
    }

    mutating func add(_ actual: Double, forecast: Double) {
        absolute.add(abs(actual - forecast))
        let size = abs(actual) + abs(forecast)
        symmetric.add(size > 0 ? 2 * abs(actual - forecast) / size : 0)
        count += 1
    }

    /// Mean absolute error.
    package var meanError: Double { absolute.value / Double(max(1, count)) }

    /// Mean absolute scaled error: below 1 a method beats repeating the last season (R. Hyndman and A. Koehler, "Another
    /// Look at Measures of Forecast Accuracy", International Journal of Forecasting 22, 2006). `nil` when the series
    /// repeats itself exactly and the method doesn't.
    package var mase: Double? {
        if meanError == 0 { return 0 }
        return scale > 0 ? meanError / scale : nil
    }

    /// Symmetric mean absolute percentage error as a fraction from 0 to 2; a term 0 ÷ 0 counts as 0.
    package var smape: Double { symmetric.value / Double(max(1, count)) }
}
