/// Croston's method for demand with many zeros: size and distance of the demands are smoothed apart, and the forecast is
/// their quotient (J. Croston, "Forecasting and Stock Control for Intermittent Demands", Operational Research Quarterly
/// 23, 1972). Both begin with the first demand and are smoothed with a weight of 0.1.
enum Croston {
    static let weight = 0.1

    /// - Parameter isCorrected: Takes off half the weight, which Croston's quotient is too high by (A. Syntetos and
    ///   J. Boylan, "The Accuracy of Intermittent Demand Estimates", International Journal of Forecasting 21, 2005).
    /// - Returns: `nil` when a value is below zero.
    static func forecast(_ values: [Double], horizon: Int, isCorrected: Bool) -> [Double]? {
        guard values.allSatisfy({ $0 >= 0 }) else { return nil }
        let rate = rate(values) * (isCorrected ? 1 - weight / 2 : 1)
        return Array(repeating: rate, count: horizon)
    }

    private static func rate(_ values: [Double]) -> Double {
        var size: Double?
        var distance = 0.0
        var waited = 0.0
        for value in values {
            waited += 1
            guard value > 0 else { continue }
            if let previous = size {
                size = previous + weight * (value - previous)
                distance += weight * (waited - distance)
            } else {
                size = value
                distance = waited
            }
            waited = 0
        }
        return size.map { $0 / distance } ?? 0
    }
}
