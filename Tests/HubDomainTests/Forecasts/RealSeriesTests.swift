import Testing

@testable import HubDomain

/// How the chosen forecasts do on real series when the last periods are held back, several times over.
@Suite struct RealSeriesTests {
    private struct Score {
        var error = 0.0
        var naiveError = 0.0
        var within80 = 0.0
        var within95 = 0.0
    }

    /// Scaled errors and coverage, averaged over the held-back stretches of a series.
    private static func score(_ name: String, heldBack count: Int) throws -> Score? {
        let values = try RealData.values(name)
        let isWeekly = name.contains("weekly")
        // 104 weeks leave nothing to judge a season of a year by.
        let season = isWeekly ? (values.count < 160 ? 1 : 52) : 12
        let horizon = isWeekly ? 8 : 12
        let differences = zip(values.dropFirst(season), values).map { abs($0 - $1) }
        var score = Score()
        var stretches = 0.0
        for number in 0..<count {
            let end = values.count - horizon - number * 7
            guard end >= max(2 * season, values.count / 2) else { break }
            let history = Array(values[..<end])
            let forecast = try VolumeForecast(VolumeQuestion(values: history, season: season, horizon: horizon))
            for ahead in 0..<horizon {
                let actual = values[end + ahead]
                score.error += abs(actual - forecast.points[ahead]) / differences.mean
                score.naiveError += abs(actual - history[end - season + ahead % season]) / differences.mean
                score.within80 += forecast.interval80[ahead].contains(actual) ? 1 : 0
                score.within95 += forecast.interval95[ahead].contains(actual) ? 1 : 0
            }
            stretches += Double(horizon)
        }
        guard stretches > 0 else { return nil }
        return Score(
            error: score.error / stretches,
            naiveError: score.naiveError / stretches,
            within80: score.within80 / stretches,
            within95: score.within95 / stretches
        )
    }

    @Test(.enabled(if: RealData.isThere, RealData.hint))
    func `the chosen forecast beats repeating the last season, and the intervals hold what they say`() throws {
        let scores = try RealData.names().compactMap { try Self.score($0, heldBack: 3) }
        #expect(scores.count == 14)
        let error = scores.map(\.error).mean
        let naive = scores.map(\.naiveError).mean
        #expect(error < 0.9 * naive, "\(error) beside \(naive)")
        #expect((0.72...0.88).contains(scores.map(\.within80).mean), "\(scores.map(\.within80).mean)")
        #expect((0.88...0.985).contains(scores.map(\.within95).mean), "\(scores.map(\.within95).mean)")
    }
}
