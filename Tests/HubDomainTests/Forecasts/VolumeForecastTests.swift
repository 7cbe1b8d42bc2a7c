import Foundation
import Testing

@testable import HubDomain

@Suite struct VolumeForecastTests {
    private static func forecast(
        _ values: [Double],
        season: Int = 1,
        horizon: Int = 3,
        _ method: ForecastMethod? = nil
    ) throws -> VolumeForecast {
        try VolumeForecast(VolumeQuestion(values: values, season: season, horizon: horizon, method: method))
    }

    private static func refusal(_ values: [Double], season: Int, _ method: ForecastMethod? = nil) -> String? {
        do {
            _ = try forecast(values, season: season, method)
            return nil
        } catch let error as HubError {
            return error.code == .forecastRefused ? error.message : "not refused: \(error)"
        } catch {
            return "not refused: \(error)"
        }
    }

    private static let wave: [Double] = (0..<48).map { (place: Int) -> Double in
        let season = 20 * sin(Double(place) * Double.pi / 6)
        return 100 + season + Double(place * 37 % 11)
    }

    private static let squares: [Double] = (0..<30).map { Double($0 * $0 % 17) }
    private static let rising: [Double] = (0..<40).map { 3 * Double($0) }
    private static let below: [Double] = (0..<60).map { Double($0 * 7 % 23) - 100 }

    @Test func `too little, too much and what isn't finite is refused with the reason`() {
        #expect(Self.refusal(Array(repeating: 3, count: 23), season: 12)?.contains("24 are needed") == true)
        #expect(Self.refusal(Array(repeating: 3, count: 24), season: 12) == nil)
        #expect(Self.refusal(Array(repeating: 3, count: 7), season: 2)?.contains("8 are needed") == true)
        #expect(Self.refusal(Array(repeating: 3, count: 8), season: 2) == nil)
        #expect(Self.refusal(Array(repeating: 3, count: 3), season: 1)?.contains("4 are needed") == true)
        #expect(Self.refusal(Array(repeating: 3, count: 4), season: 1) == nil)
        #expect(Self.refusal([], season: 1) != nil)
        #expect(Self.refusal(Array(repeating: 3, count: 5_001), season: 1)?.contains("5000") == true)
        for strange in [Double.nan, .infinity, -.infinity, 1e300] {
            let values = Self.wave.dropLast() + [strange]
            #expect(Self.refusal(Array(values), season: 12)?.contains("place 47") == true)
        }
        #expect(Self.refusal([1, 2, -1, 3, 4, 5, 6, 7], season: 1, .sba)?.contains("never below zero") == true)
    }

    @Test func `a horizon or a season out of bounds is invalid`() {
        for (season, horizon) in [(0, 1), (1_001, 1), (1, 0), (1, 61)] {
            #expect(throws: HubError.self) { try Self.forecast(Self.wave, season: season, horizon: horizon) }
        }
    }

    @Test func `there are min(12, n ÷ 4) folds, each with a past and a future`() {
        for count in 4...400 {
            for season in [1, 4, 12, 52] where season == 1 || count >= max(8, 2 * season) {
                let backtest = RollingOrigin(count: count, season: season, horizon: 12)
                #expect(backtest.origins.count == min(12, count / 4))
                #expect(backtest.origins.allSatisfy { $0 >= season && 2 * $0 >= count && $0 < count })
                #expect(Set(backtest.origins).count == backtest.origins.count)
            }
        }
    }

    @Test func `a series that repeats itself is repeated, and surely`() throws {
        let values = (0..<40).map { Double([3, 8, 1, 6][$0 % 4]) }
        let forecast = try Self.forecast(values, season: 4, horizon: 6)
        #expect(forecast.method == .seasonalNaive)
        #expect(forecast.points == [3, 8, 1, 6, 3, 8])
        #expect(forecast.interval95.allSatisfy { $0.lowerBound == $0.upperBound })
        #expect(forecast.tried.first?.accuracy.mase == 0)
        #expect(forecast.tried.first?.accuracy.smape == 0)
    }

    @Test func `the method with the least scaled error is chosen`() throws {
        for values in [Self.wave, Self.squares, Self.rising] {
            let forecast = try Self.forecast(values, season: values.count >= 48 ? 12 : 1)
            let errors = forecast.tried.compactMap { result in result.accuracy.mase.map { (result.method, $0) } }
            #expect(forecast.method == errors.min { $0.1 < $1.1 }?.0)
            #expect(forecast.folds == min(12, values.count / 4))
            #expect(forecast.tried.allSatisfy { $0.errors.count == forecast.folds })
        }
    }

    @Test func `a method that is asked for is used, and judged beside the yardstick`() throws {
        for method in [ForecastMethod.seasonalNaive, .theta, .holtWinters, .croston, .sba] {
            let forecast = try Self.forecast(Self.wave, season: 12, method)
            #expect(forecast.method == method)
            #expect(forecast.tried.map(\.method) == (method == .seasonalNaive ? [method] : [.seasonalNaive, method]))
        }
    }

    @Test func `Croston's methods are tried where there are zeros and nothing below`() throws {
        func tried(_ values: [Double]) throws -> [ForecastMethod] { try Self.forecast(values).tried.map(\.method) }
        #expect(try tried([0, 3, 0, 0, 5, 0, 0, 2]) == [.seasonalNaive, .theta, .holtWinters, .croston, .sba])
        #expect(try tried([1, 3, 1, 1, 5, 1, 1, 2]) == [.seasonalNaive, .theta, .holtWinters])
        #expect(try tried([0, 3, 0, -1, 5, 0, 0, 2]) == [.seasonalNaive, .theta, .holtWinters])
    }

    @Test func `counts are never forecast below zero, other values are`() throws {
        let falling = (0..<20).map { Double(38 - 2 * $0) }
        for method in [nil, ForecastMethod.theta, .holtWinters] {
            let counts = try Self.forecast(falling, horizon: 30, method)
            #expect(counts.points.allSatisfy { $0 >= 0 })
            #expect((counts.interval80 + counts.interval95).allSatisfy { $0.lowerBound >= 0 })
        }
        let below = try Self.forecast(falling.map { $0 - 30 }, horizon: 30, .theta)
        #expect(below.points.allSatisfy { $0 < 0 })
    }

    @Test func `all zeros stay zeros`() throws {
        let forecast = try Self.forecast(Array(repeating: 0, count: 30), season: 12, horizon: 13)
        #expect(forecast.points == Array(repeating: 0, count: 13))
        #expect(forecast.tried.allSatisfy { $0.accuracy.smape == 0 && $0.accuracy.mase == 0 })
    }

    @Test func `intervals lie around the points, the wider share outside, and don't narrow with time`() throws {
        for values in [Self.wave.map({ $0 - 500 }), Self.below] {
            let forecast = try Self.forecast(values, season: 12, horizon: 20)
            var width = 0.0
            for ahead in 0..<20 {
                let (inner, outer) = (forecast.interval80[ahead], forecast.interval95[ahead])
                #expect(inner.contains(forecast.points[ahead]))
                #expect(outer.lowerBound <= inner.lowerBound && outer.upperBound >= inner.upperBound)
                let found = outer.upperBound - outer.lowerBound
                #expect(found >= width - 1e-9)
                width = found
            }
        }
    }

    @Test func `the same question has the same answer, and giving up is possible`() async throws {
        let first = try Self.forecast(Self.wave, season: 12)
        #expect(try Self.forecast(Self.wave, season: 12) == first)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try Self.forecast(Self.wave, season: 12)
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func `the shortest series have an answer`() throws {
        for count in 4...9 {
            let values = (0..<count).map { Double($0 * 3 % 5) }
            let forecast = try Self.forecast(values, horizon: 60)
            #expect(forecast.points.count == 60)
            let ends = forecast.interval95.map(\.upperBound)
            #expect((forecast.points + ends).allSatisfy { $0.isFinite })
        }
    }

    @Test func `values of any size and sign give finite answers`() throws {
        var dice = Xoshiro256(seed: 6)
        for scale in [1e-9, 1, 1e15] {
            for season in [1, 4, 12] {
                let values = (0..<40).map { _ in (dice.nextUnit() - 0.5) * 2 * scale }
                for method in [ForecastMethod.seasonalNaive, .theta, .holtWinters] {
                    let forecast = try Self.forecast(values, season: season, horizon: 60, method)
                    let ends = forecast.interval95.flatMap { [$0.lowerBound, $0.upperBound] }
                    #expect((forecast.points + ends).allSatisfy { $0.isFinite }, "\(method) \(scale) \(season)")
                    #expect(forecast.points.allSatisfy { abs($0) < 50 * scale }, "\(method) \(scale) \(season)")
                }
            }
        }
    }
}
