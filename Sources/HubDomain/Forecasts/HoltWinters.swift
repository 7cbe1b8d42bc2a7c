import Glibc

/// Exponential smoothing of level, damped trend and season (C. Holt, 1957; P. Winters, "Forecasting Sales by
/// Exponentially Weighted Moving Averages", Management Science 6, 1960; E. Gardner and E. McKenzie, "Forecasting Trends
/// in Time Series", Management Science 31, 1985), in error-correction form.
struct HoltWinters {
    /// Weights of the newest error, and the damping of the trend.
    struct Weights: Hashable {
        var level: Double
        var trend: Double
        var season: Double
        var damping: Double
    }

    private(set) var level: Double
    private(set) var trend: Double
    /// The seasonal index of each place; empty without a season.
    private(set) var indices: [Double]
    let kind: SeasonalPattern.Kind
    private var place = 0

    /// The state before the first value: the season by classical decomposition, level and trend by a straight line
    /// through the beginning of what is left.
    init(_ values: [Double], pattern: SeasonalPattern?) {
        let adjusted = pattern?.removed(from: values) ?? values
        let beginning = max(10, 2 * (pattern?.indices.count ?? 1))
        let line = StraightLine(Array(adjusted.prefix(beginning)))
        level = line.start - line.slope
        trend = line.slope
        indices = pattern?.indices ?? []
        kind = pattern?.kind ?? .additive
    }

    /// A state that is known, before the first value.
    init(level: Double, trend: Double, indices: [Double], kind: SeasonalPattern.Kind) {
        self.level = level
        self.trend = trend
        self.indices = indices
        self.kind = kind
    }

    /// Takes in the next value.
    /// - Returns: How far the forecast was off.
    mutating func observe(_ value: Double, _ weights: Weights) -> Double {
        let base = level + weights.damping * trend
        guard !indices.isEmpty else {
            let error = value - base
            correct(base, error, weights)
            return error
        }
        let index = indices[place]
        let forecast = kind == .additive ? base + index : base * index
        let error = value - forecast
        correct(base, kind == .additive ? error : error / index, weights)
        indices[place] = index + weights.season * (kind == .additive ? error : error / base)
        place = place + 1 == indices.count ? 0 : place + 1
        return error
    }

    private mutating func correct(_ base: Double, _ error: Double, _ weights: Weights) {
        level = base + weights.level * error
        trend = weights.damping * trend + weights.trend * error
    }

    func forecast(_ horizon: Int, _ weights: Weights) -> [Double] {
        var damping = 1.0
        var reach = 0.0
        return (0..<horizon).map { step in
            damping *= weights.damping
            reach += damping
            let base = level + reach * trend
            guard !indices.isEmpty else { return base }
            let index = indices[(place + step) % indices.count]
            return kind == .additive ? base + index : base * index
        }
    }
}
