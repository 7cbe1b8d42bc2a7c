/// Simple exponential smoothing that begins at the first value, with the weight that gives the least sum of squared
/// one-step errors (R. Brown, "Statistical Forecasting for Inventory Control", 1959).
struct SimpleSmoothing {
    /// Weight of the newest value.
    let weight: Double
    /// The forecast for every period to come.
    let level: Double

    /// - Parameter values: At least one.
    init(_ values: [Double]) {
        let squares = { Self.smooth(values, $0).squares }
        weight = LineSearch.minimum(of: squares, over: 0.0001...0.9999)
        level = Self.smooth(values, weight).level
    }

    private static func smooth(_ values: [Double], _ weight: Double) -> (level: Double, squares: Double) {
        var level = values.first ?? 0
        var squares = 0.0
        for value in values {
            let error = value - level
            squares += error * error
            level += weight * error
        }
        return (level, squares)
    }
}
