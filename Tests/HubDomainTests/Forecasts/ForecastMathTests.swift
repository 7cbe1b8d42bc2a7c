import Testing

@testable import HubDomain

@Suite struct ForecastMathTests {
    @Test func `a line search finds the lowest of two valleys`() {
        let valleys = { (place: Double) -> Double in
            let (left, right) = (place - 0.2, place - 0.8)
            return left * left * right * right - 0.01 * place
        }
        let point = LineSearch.minimum(of: valleys, over: 0...1)
        #expect(abs(point - 0.8) < 0.02)
        #expect(abs(LineSearch.minimum(of: { $0 }, over: 0.25...1) - 0.25) < 1e-6)
        #expect(abs(LineSearch.minimum(of: { -$0 }, over: 0...0.75) - 0.75) < 1e-6)
    }

    @Test func `a simplex search finds the bottom of a bowl and stays in the cube`() {
        let target = [0.3, 0.9, 0.05, 0.6]
        let bowl = SimplexSearch.minimum(
            of: { point in zip(point, target).map { ($0 - $1) * ($0 - $1) }.compensatedSum + 1 },
            from: [0.5, 0.5, 0.5, 0.5],
            mostEvaluations: 600
        )
        #expect(zip(bowl.point, target).allSatisfy { abs($0 - $1) < 0.01 })
        let corner = SimplexSearch.minimum(of: { $0[0] - $0[1] }, from: [0.5, 0.5], mostEvaluations: 300)
        #expect(abs(corner.point[0]) < 0.01 && abs(corner.point[1] - 1) < 0.01)
    }

    @Test func `a simplex search keeps to its number of evaluations`() {
        var count = 0
        _ = SimplexSearch.minimum(
            of: { point in
                count += 1
                return point.map { ($0 - 0.4) * ($0 - 0.4) }.compensatedSum + Double(count)
            },
            from: [0.1, 0.1, 0.1],
            mostEvaluations: 50
        )
        #expect(count <= 55)
    }

    @Test func `a straight line is found exactly`() {
        let line = StraightLine([5, 7, 9, 11])
        #expect(line.slope == 2)
        #expect(line.start == 5)
        #expect(StraightLine([4]).slope == 0)
        #expect(StraightLine([4]).start == 4)
    }

    @Test func `the measures of error are those of their papers`() {
        // Seasonal differences 2, 2, 2, 2; errors 1 and 3.
        var accuracy = ForecastAccuracy([10, 20, 12, 22, 14, 24], season: 2)
        accuracy.add(16, forecast: 17)
        accuracy.add(26, forecast: 23)
        #expect(accuracy.mase == 1)
        let smape: Double = (2.0 / 33 + 6.0 / 49) / 2
        #expect(agree(accuracy.smape, smape))
        var zeros = ForecastAccuracy([0, 0, 0, 0], season: 1)
        zeros.add(0, forecast: 0)
        #expect(zeros.smape == 0)
        #expect(zeros.mase == 0)
        zeros.add(0, forecast: 1)
        #expect(zeros.smape == 1)
        #expect(zeros.mase == nil)
    }

    @Test func `intervals widen by what the folds show and beyond them`() {
        // Mean squares 1, 2 and 3: a line from 1 with a slope of 1.
        let root = 2.0.squareRoot()
        let errors = Array(repeating: [1, -root, 3.0.squareRoot()], count: 12)
        let width = StudentDistribution(degrees: 6).quantile(0.9)
        let intervals = PredictionIntervals(errors).around([0, 0, 0, 0, 0], share: 0.8)
        let wanted = (1...5).map { width * Double($0).squareRoot() }
        #expect(agree(intervals.map(\.upperBound), wanted))
        #expect(agree(intervals.map(\.lowerBound), wanted.map { -$0 }))
        let single = PredictionIntervals([[2]]).around([0, 0], share: 0.8)
        #expect(agree(single[1].upperBound / single[0].upperBound, root))
    }

    @Test func `Theta carries a straight line on with half its slope`() {
        let forecast = Theta.forecast((0..<40).map { 10 + 2 * Double($0) }, season: 1, horizon: 3)
        #expect(abs(forecast[0] - 89) < 0.1)
        #expect(abs(forecast[2] - forecast[1] - 1) < 1e-9)
    }

    @Test func `Croston's rate for steady gaps is size by gap`() {
        let values: [Double] = [0, 0, 6, 0, 0, 6, 0, 0, 6]
        #expect(Croston.forecast(values, horizon: 2, isCorrected: false) == [2, 2])
        #expect(agree(Croston.forecast(values, horizon: 1, isCorrected: true) ?? [], [1.9]))
        #expect(Croston.forecast([0, 0, 0], horizon: 1, isCorrected: false) == [0])
        #expect(Croston.forecast([1, -1], horizon: 1, isCorrected: false) == nil)
    }
}
