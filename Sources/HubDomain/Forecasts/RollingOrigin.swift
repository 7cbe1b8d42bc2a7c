/// Tries methods on the past: at several origins each sees the values before and forecasts those after.
///
/// L. Tashman, "Out-of-Sample Tests of Forecasting Accuracy", International Journal of Forecasting 16 (2000).
struct RollingOrigin: Hashable {
    /// The number of values that each fold is given, ascending.
    let origins: [Int]
    /// Periods that a fold forecasts unless the series ends before.
    let reach: Int

    /// min(12, n ÷ 4) folds that reach as far as is asked, but no further than a quarter of the series. They lie a
    /// quarter of the season apart, so that twelve tell of three years, and closer where the series is short. The first
    /// is given half of the series and two seasons, as far as there is as much.
    init(count: Int, season: Int, horizon: Int) {
        let folds = min(12, count / 4)
        reach = min(horizon, max(1, count / 4))
        let half = (count + 1) / 2
        let first = count - 2 * season >= folds ? max(half, 2 * season) : half
        let last = max(count - reach, first + folds - 1)
        let room = folds > 1 ? (last - first) / (folds - 1) : 1
        let step = max(1, min(room, season / 4))
        origins = (0..<folds).map { last - (folds - 1 - $0) * step }
    }

    /// What the method did, or `nil` when it can't work on the series.
    func run(_ method: ForecastMethod, _ question: VolumeQuestion) throws -> BacktestResult? {
        var errors: [[Double]] = []
        var accuracy = ForecastAccuracy(question.values, season: question.season)
        for origin in origins {
            try Task.checkCancellation()
            let history = Array(question.values[..<origin])
            let actual = question.values[origin...].prefix(reach)
            let forecast = try method.forecast(history, season: question.season, horizon: actual.count)
            guard let forecast = forecast?.limited(like: history) else { return nil }
            for (value, point) in zip(actual, forecast) { accuracy.add(value, forecast: point) }
            errors.append(zip(actual, forecast).map { $0 - $1 })
        }
        return BacktestResult(method: method, errors: errors, accuracy: accuracy)
    }
}

/// How a method did on the past of a series.
package struct BacktestResult: Hashable, Sendable {
    package let method: ForecastMethod
    /// Value less forecast: for each fold, for each period ahead that the series still covers.
    package let errors: [[Double]]
    package let accuracy: ForecastAccuracy
}

extension [Double] {
    /// A forecast that stays at or above zero if the history does.
    func limited(like history: [Double]) -> [Double] {
        history.allSatisfy { $0 >= 0 } ? map { Swift.max(0, $0) } : self
    }
}
