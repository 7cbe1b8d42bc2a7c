import Glibc

extension HoltWinters {
    /// Forecasts with the form that describes the history best: without season, with one that is added, or with one that
    /// multiplies. The forms are compared by the corrected Akaike criterion, which sets the squared errors against the
    /// number of values that were fitted (C. Hurvich and C.-L. Tsai, Biometrika 76, 1989).
    ///
    /// - Parameter values: At least three.
    static func forecast(_ values: [Double], season: Int, horizon: Int) throws -> [Double] {
        var best = try Fit(values, pattern: nil)
        for kind in [SeasonalPattern.Kind.additive, .multiplicative]
        where SeasonalPattern.fits(values.count, season: season) {
            guard let pattern = SeasonalPattern(values, season: season, kind: kind) else { continue }
            let fit = try Fit(values, pattern: pattern)
            if fit.criterion < best.criterion { best = fit }
        }
        return best.end.forecast(horizon, best.weights)
    }

    /// One form with its best weights.
    private struct Fit {
        let weights: Weights
        let end: HoltWinters
        let criterion: Double

        init(_ values: [Double], pattern: SeasonalPattern?) throws {
            try Task.checkCancellation()
            let start = HoltWinters(values, pattern: pattern)
            let isSeasonal = pattern != nil
            let squares: ([Double]) -> Double = { start.squares(values, Weights(unit: $0)) }
            // From a calm and from a nervous beginning.
            let tries = [[0.2, 0.1, 0.1, 0.9], [0.7, 0.2, 0.3, 0.5]].map { point in
                SimplexSearch.minimum(
                    of: squares,
                    from: isSeasonal ? point : [point[0], point[1], point[3]],
                    mostEvaluations: 160
                )
            }
            let best = tries[1].value < tries[0].value ? tries[1] : tries[0]
            weights = Weights(unit: best.point)
            var state = start
            for value in values { _ = state.observe(value, weights) }
            end = state
            let fitted = Double(best.point.count + 2 + (pattern?.indices.count ?? 0))
            criterion = Self.criterion(squares: best.value, count: Double(values.count), fitted: fitted)
        }

        private static func criterion(squares: Double, count: Double, fitted: Double) -> Double {
            guard count > fitted + 1 else { return .infinity }
            let error = max(squares / count, .leastNormalMagnitude)
            return count * log(error) + 2 * fitted + 2 * fitted * (fitted + 1) / (count - fitted - 1)
        }
    }

    private func squares(_ values: [Double], _ weights: Weights) -> Double {
        var state = self
        var sum = 0.0
        for value in values {
            let error = state.observe(value, weights)
            sum += error * error
        }
        return sum
    }
}

extension HoltWinters.Weights {
    /// - Parameter unit: Level, trend, season (only with one) and damping, each from 0 to 1.
    fileprivate init(unit: [Double]) {
        level = 0.0001 + 0.9998 * unit[0]
        trend = level * unit[1]
        season = unit.count > 3 ? (1 - level) * unit[2] : 0
        damping = 0.8 + 0.18 * unit[unit.count - 1]
    }
}
