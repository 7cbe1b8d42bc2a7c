import Glibc

/// The Theta method (V. Assimakopoulos and K. Nikolopoulos, "The Theta Model: a Decomposition Approach to Forecasting",
/// International Journal of Forecasting 16, 2000) in the form of R. Hyndman and B. Billah ("Unmasking the Theta Method",
/// International Journal of Forecasting 19, 2003): simple exponential smoothing with half the slope of a straight line
/// as drift, after the season is taken out and before it is put back.
enum Theta {
    /// - Parameter values: At least three.
    static func forecast(_ values: [Double], season: Int, horizon: Int) -> [Double] {
        let isSeasonal = SeasonalityTest.isSeasonal(values, season: season)
        let pattern = isSeasonal ? SeasonalPattern.fitting(values, season: season) : nil
        let adjusted = pattern?.removed(from: values) ?? values
        let line = drift(adjusted, horizon: horizon)
        return pattern?.added(to: line, from: values.count) ?? line
    }

    private static func drift(_ values: [Double], horizon: Int) -> [Double] {
        let smoothing = SimpleSmoothing(values)
        let slope = StraightLine(values).slope
        let weight = smoothing.weight
        let start = (1 - pow(1 - weight, Double(values.count))) / weight
        return (0..<horizon).map { smoothing.level + slope / 2 * (Double($0) + start) }
    }
}

/// The straight line through a series with the least sum of squares; the first value stands at 0.
struct StraightLine {
    let start: Double
    let slope: Double

    /// - Parameter values: At least one.
    init(_ values: [Double]) {
        let middle = Double(values.count - 1) / 2
        let mean = values.mean
        var products = CompensatedSum()
        var squares = CompensatedSum()
        for (place, value) in values.enumerated() {
            let distance = Double(place) - middle
            products.add(distance * (value - mean))
            squares.add(distance * distance)
        }
        slope = squares.value > 0 ? products.value / squares.value : 0
        start = mean - slope * middle
    }
}
