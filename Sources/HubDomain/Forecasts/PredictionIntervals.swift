/// How wide intervals have to be, from the errors of a backtest.
///
/// The mean square error of each period ahead is smoothed by a straight line that never falls, because twelve folds alone
/// say little of one period; the line also reaches beyond what the folds could try. The interval takes Student's t with
/// half as many degrees of freedom as there are folds: folds overlap, and the method was chosen by the same folds.
struct PredictionIntervals: Hashable {
    /// Mean square error of the first period ahead, and what every further one adds.
    private let first: Double
    private let growth: Double
    private let student: StudentDistribution

    /// - Parameter errors: For each fold, for each period ahead; at least one.
    init(_ errors: [[Double]]) {
        let reach = errors.map(\.count).max() ?? 0
        let squares = (0..<reach).map { ahead in
            let errors = errors.filter { $0.count > ahead }.map { $0[ahead] * $0[ahead] }
            return MeanSquare(value: errors.mean, folds: Double(errors.count))
        }
        (first, growth) = Self.line(squares)
        student = StudentDistribution(degrees: max(min(2, errors.count), errors.count / 2))
    }

    /// The intervals around the points that hold the share of what will be.
    func around(_ points: [Double], share: Double) -> [ClosedRange<Double>] {
        let factor = student.quantile(0.5 + share / 2)
        return points.enumerated().map { ahead, point in
            let width = factor * (first + growth * Double(ahead)).squareRoot()
            return point - width...point + width
        }
    }

    private struct MeanSquare {
        let value: Double
        let folds: Double
    }

    /// The line with the least sum of squares, each period weighted by its folds; kept from falling, and at its start
    /// from going below a quarter of what the first period shows.
    private static func line(_ squares: [MeanSquare]) -> (first: Double, growth: Double) {
        guard let first = squares.first?.value else { return (0, 0) }
        // From a single period nothing is known of the growth; a random walk's is assumed.
        guard squares.count > 1 else { return (first, first) }
        let weight = squares.reduce(0) { $0 + $1.folds }
        let mean = squares.reduce(0) { $0 + $1.folds * $1.value } / weight
        let middle = squares.enumerated().reduce(0) { $0 + $1.element.folds * Double($1.offset) } / weight
        var products = 0.0
        var distances = 0.0
        for (ahead, square) in squares.enumerated() {
            let distance = Double(ahead) - middle
            products += square.folds * distance * (square.value - mean)
            distances += square.folds * distance * distance
        }
        let slope = max(0, products / distances)
        let start = mean - slope * middle
        return start >= first / 4 ? (start, slope) : (first / 4, max(0, mean - first / 4) / middle)
    }
}
