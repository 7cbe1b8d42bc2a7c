/// A volume forecast turned into effort or money, with its intervals carried through.
///
/// For a volume v with half-width h and an amount per piece of mean m, standard deviation s and n observations, the
/// half-width of v · m is √((m · h)² + z² · (v · s² + v² · s² ÷ n)): the volume may be off, the pieces differ, and their
/// mean is known from a sample only (first-order variance of a product; L. Goodman, "On the Exact Variance of Products",
/// Journal of the American Statistical Association 55, 1960). z is the normal quantile of the interval's share.
package struct CarriedForecast: Hashable, Sendable {
    package let points: [Double]
    package let interval80: [ClosedRange<Double>]
    package let interval95: [ClosedRange<Double>]

    package init(_ volume: VolumeForecast, each amount: AmountPerPiece) {
        points = volume.points.map { $0 * amount.mean }
        interval80 = Self.carried(volume.points, volume.interval80, amount, share: 0.8)
        interval95 = Self.carried(volume.points, volume.interval95, amount, share: 0.95)
    }

    private static func carried(
        _ points: [Double],
        _ intervals: [ClosedRange<Double>],
        _ amount: AmountPerPiece,
        share: Double
    ) -> [ClosedRange<Double>] {
        let quantile = NormalDistribution.quantile((1 + share) / 2)
        return zip(points, intervals).map { point, interval in
            let own = quantile * quantile * amount.variance(of: point)
            func half(_ distance: Double) -> Double {
                let scaled = amount.mean * distance
                return (scaled * scaled + own).squareRoot()
            }
            let middle = point * amount.mean
            let lower = middle - half(point - interval.lowerBound)
            let upper = middle + half(interval.upperBound - point)
            // A volume that can't fall below zero takes no negative effort either.
            return (interval.lowerBound >= 0 ? max(0, lower) : lower)...upper
        }
    }
}

/// What one piece takes, in minutes or minor units.
package struct AmountPerPiece: Hashable, Sendable {
    package let mean: Double
    /// With n − 1; `nil` for an amount that isn't from history.
    package let standardDeviation: Double?
    /// Observations; 0 for an amount that isn't from history.
    package let count: Int

    /// From what pieces of the past took.
    /// - Returns: `nil` for none.
    package init?(observed values: [Double]) {
        guard let summary = SampleSummary(values) else { return nil }
        mean = summary.mean
        standardDeviation = summary.standardDeviation
        count = summary.count
    }

    /// An assumption, without a spread of its own.
    package init(assumed mean: Double) {
        self.mean = mean
        standardDeviation = nil
        count = 0
    }

    /// The variance of what so many pieces take together, that of the sample's mean included.
    func variance(of pieces: Double) -> Double {
        guard let deviation = standardDeviation, count > 0, pieces > 0 else { return 0 }
        return deviation * deviation * (pieces + pieces * pieces / Double(count))
    }
}
