/// Finds where a function of one variable is least: the best of an even grid, then golden sections around it (J. Kiefer,
/// "Sequential Minimax Search for a Maximum", Proceedings of the American Mathematical Society 4, 1953). Takes 80
/// evaluations, always the same ones.
enum LineSearch {
    static func minimum(of function: (Double) -> Double, over range: ClosedRange<Double>) -> Double {
        let step = (range.upperBound - range.lowerBound) / 32
        let grid = (0...32).map { range.lowerBound + Double($0) * step }
        let best = grid.map { (point: $0, value: function($0)) }.min { $0.value < $1.value }
        guard let best else { return range.lowerBound }
        let lower = max(range.lowerBound, best.point - step)
        let upper = min(range.upperBound, best.point + step)
        let point = goldenSections(of: function, lower, upper)
        return function(point) < best.value ? point : best.point
    }

    private static func goldenSections(of function: (Double) -> Double, _ lower: Double, _ upper: Double) -> Double {
        let ratio = (5.0.squareRoot() - 1) / 2
        var (lower, upper) = (lower, upper)
        var left = upper - ratio * (upper - lower)
        var right = lower + ratio * (upper - lower)
        var (leftValue, rightValue) = (function(left), function(right))
        for _ in 0..<44 {
            if leftValue <= rightValue {
                (upper, right, rightValue) = (right, left, leftValue)
                left = upper - ratio * (upper - lower)
                leftValue = function(left)
            } else {
                (lower, left, leftValue) = (left, right, rightValue)
                right = lower + ratio * (upper - lower)
                rightValue = function(right)
            }
        }
        return (lower + upper) / 2
    }
}
