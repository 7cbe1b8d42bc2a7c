/// A series carried on, with how sure that is.
package struct VolumeForecast: Hashable, Sendable {
    package let method: ForecastMethod
    package let season: Int
    /// One for each period of the horizon; never below zero if the series isn't.
    package let points: [Double]
    package let interval80: [ClosedRange<Double>]
    package let interval95: [ClosedRange<Double>]
    package let folds: Int
    /// Every method that was tried, see ``methods(for:)``.
    package let tried: [BacktestResult]

    /// The same question has the same answer.
    /// - Throws: `forecast-refused` with the reason, `CancellationError` when nobody waits any more.
    package init(_ question: VolumeQuestion) throws {
        try question.check()
        let backtest = RollingOrigin(count: question.values.count, season: question.season, horizon: question.horizon)
        let tried = try Self.methods(for: question).compactMap { try backtest.run($0, question) }
        let candidates = tried.filter { question.method == nil || $0.method == question.method }
        let best = candidates.min { $0.accuracy.meanError < $1.accuracy.meanError }
        let points = try best?.method.forecast(question.values, season: question.season, horizon: question.horizon)
        guard let best, let points = points?.limited(like: question.values) else {
            throw HubError(.forecastRefused, "The method can't work on this series.")
        }
        let intervals = PredictionIntervals(best.errors)
        method = best.method
        season = question.season
        self.points = points
        interval80 = Self.limited(intervals.around(points, share: 0.8), like: question.values)
        interval95 = Self.limited(intervals.around(points, share: 0.95), like: question.values)
        folds = backtest.origins.count
        self.tried = tried
    }

    /// Simplest first, as the first of equals is taken. A method that was asked for is tried beside the yardstick.
    /// Croston's methods are for series with zeros.
    static func methods(for question: VolumeQuestion) -> [ForecastMethod] {
        if let method = question.method { return method == .seasonalNaive ? [method] : [.seasonalNaive, method] }
        let hasGaps = question.values.contains(0) && question.values.allSatisfy { $0 >= 0 }
        return [.seasonalNaive, .theta, .holtWinters] + (hasGaps ? [.croston, .sba] : [])
    }

    private static func limited(_ intervals: [ClosedRange<Double>], like history: [Double]) -> [ClosedRange<Double>] {
        guard history.allSatisfy({ $0 >= 0 }) else { return intervals }
        return intervals.map { max(0, $0.lowerBound)...max(0, $0.upperBound) }
    }
}
