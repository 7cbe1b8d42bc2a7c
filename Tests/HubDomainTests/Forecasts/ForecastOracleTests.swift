import Testing

@testable import HubDomain

/// Against statsmodels and NumPy: `python3 scripts/oracles/forecast_cases.py`.
@Suite struct ForecastOracleTests {
    struct Table: Decodable {
        let made: [Series]
        let real: [RealSeries]
    }

    struct Series: Decodable, Sendable, CustomTestStringConvertible {
        let name: String
        let values: [Double]
        let season: Int
        let isSeasonal: Bool
        let theta: [Double]
        let autocorrelations: [Double]
        let patterns: [String: [Double]]
        let holtWinters: [Smoothing]
        let croston: Double?

        var testDescription: String { name }
    }

    struct RealSeries: Decodable {
        let file: String
        let season: Int
        let isSeasonal: Bool
        let theta: [Double]
    }

    struct Smoothing: Decodable {
        struct Weights: Decodable {
            let level: Double
            let trend: Double
            let season: Double
            let damping: Double
        }

        let weights: Weights
        let level: Double
        let trend: Double
        let indices: [Double]
        let kind: String
        let sse: Double
        let forecast: [Double]
    }

    private static let table = try? OracleTable.read("forecasts", as: Table.self)
    private static let made = table?.made ?? []

    @Test func `the table is there`() {
        #expect(Self.made.count == 9)
        #expect(Self.table?.real.count == 14)
    }

    @Test(arguments: made)
    func `autocorrelations and the verdict on the season agree`(_ series: Series) {
        let most = max(series.season, 3)
        #expect(agree(SeasonalityTest.autocorrelations(series.values, upTo: most), series.autocorrelations))
        #expect(SeasonalityTest.isSeasonal(series.values, season: series.season) == series.isSeasonal)
    }

    @Test(arguments: made)
    func `the seasonal pattern agrees`(_ series: Series) throws {
        for (name, wanted) in series.patterns {
            let kind: SeasonalPattern.Kind = name == "mul" ? .multiplicative : .additive
            let pattern = try #require(SeasonalPattern(series.values, season: series.season, kind: kind))
            #expect(agree(pattern.indices, wanted), "\(name)")
            let back = pattern.added(to: pattern.removed(from: series.values), from: 0)
            #expect(agree(back, series.values))
        }
        if series.values.contains(where: { $0 <= 0 }), series.season > 1 {
            #expect(SeasonalPattern(series.values, season: series.season, kind: .multiplicative) == nil)
        }
    }

    @Test(arguments: made)
    func `Theta is within one percent`(_ series: Series) {
        let found = Theta.forecast(series.values, season: series.season, horizon: 18)
        expectWithinOnePercent(found, series.theta, of: series.values)
    }

    @Test(arguments: made)
    func `Holt and Winters agree for given weights and beginnings`(_ series: Series) {
        for wanted in series.holtWinters {
            let weights = HoltWinters.Weights(
                level: wanted.weights.level,
                trend: wanted.weights.trend,
                season: wanted.weights.season,
                damping: wanted.weights.damping
            )
            var state = HoltWinters(
                level: wanted.level,
                trend: wanted.trend,
                indices: wanted.indices,
                kind: wanted.kind == "mul" ? .multiplicative : .additive
            )
            let squares = series.values.map { value in
                let error = state.observe(value, weights)
                return error * error
            }
            #expect(agree(squares.compensatedSum, wanted.sse))
            #expect(agree(state.forecast(wanted.forecast.count, weights), wanted.forecast))
        }
    }

    @Test(arguments: made)
    func `Croston's rate agrees`(_ series: Series) throws {
        guard let rate = series.croston else { return }
        let croston = try #require(Croston.forecast(series.values, horizon: 3, isCorrected: false))
        #expect(agree(croston, [rate, rate, rate]))
        let corrected = try #require(Croston.forecast(series.values, horizon: 1, isCorrected: true))
        #expect(agree(corrected, [0.95 * rate]))
    }

    @Test(.enabled(if: RealData.isThere, RealData.hint))
    func `Theta is within one percent on real series`() throws {
        for wanted in try #require(Self.table).real {
            let values = try RealData.values(wanted.file)
            #expect(SeasonalityTest.isSeasonal(values, season: wanted.season) == wanted.isSeasonal, "\(wanted.file)")
            let found = Theta.forecast(values, season: wanted.season, horizon: 12)
            expectWithinOnePercent(found, wanted.theta, of: values, wanted.file)
        }
    }

    /// One percent of the forecast, or of the series' mean size where the forecast is small.
    private func expectWithinOnePercent(
        _ found: [Double],
        _ wanted: [Double],
        of values: [Double],
        _ name: String = ""
    ) {
        let size = values.map(abs).mean
        #expect(found.count == wanted.count)
        for (left, right) in zip(found, wanted) {
            #expect(abs(left - right) <= 0.01 * max(abs(right), size), "\(name) \(left) \(right)")
        }
    }
}
