/// The seasonal part of a series by classical decomposition: the mean distance from a centred moving average, for each
/// place in the season (M. Kendall and A. Stuart, "The Advanced Theory of Statistics", volume 3; the same as
/// `seasonal_decompose` of statsmodels).
struct SeasonalPattern: Hashable {
    enum Kind: Hashable {
        /// Distances that are added and sum to nothing.
        case additive
        /// Factors with a mean of one.
        case multiplicative
    }

    let kind: Kind
    /// For each place in the season, the first value's place first.
    let indices: [Double]

    /// - Parameter values: At least two seasons, see ``fits(_:season:)``.
    /// - Returns: `nil` when factors are asked for and a value or a factor isn't above zero.
    init?(_ values: [Double], season: Int, kind: Kind) {
        if kind == .multiplicative, !values.allSatisfy({ $0 > 0 }) { return nil }
        let trend = Self.movingAverage(values, season: season)
        var sums = Array(repeating: CompensatedSum(), count: season)
        var counts = Array(repeating: 0, count: season)
        for (offset, level) in trend.enumerated() {
            let place = offset + season / 2
            sums[place % season].add(kind == .additive ? values[place] - level : values[place] / level)
            counts[place % season] += 1
        }
        guard counts.allSatisfy({ $0 > 0 }) else { return nil }
        let means = zip(sums, counts).map { $0.value / Double($1) }
        let mean = means.mean
        indices = means.map { kind == .additive ? $0 - mean : $0 / mean }
        self.kind = kind
        if kind == .multiplicative, !indices.allSatisfy({ $0 > 0 }) { return nil }
    }

    /// Factors where every value and every factor is above zero, else distances.
    static func fitting(_ values: [Double], season: Int) -> SeasonalPattern? {
        guard fits(values.count, season: season) else { return nil }
        return SeasonalPattern(values, season: season, kind: .multiplicative)
            ?? SeasonalPattern(values, season: season, kind: .additive)
    }

    /// Whether so many values tell of every place in the season.
    static func fits(_ count: Int, season: Int) -> Bool { season > 1 && count >= 2 * season }

    func removed(from values: [Double]) -> [Double] {
        values.enumerated().map { place, value in
            kind == .additive ? value - index(at: place) : value / index(at: place)
        }
    }

    /// - Parameter start: The place of the first value, counted from that of the series' first.
    func added(to values: [Double], from start: Int) -> [Double] {
        values.enumerated().map { offset, value in
            kind == .additive ? value + index(at: start + offset) : value * index(at: start + offset)
        }
    }

    private func index(at place: Int) -> Double { indices[place % indices.count] }

    /// Averages over one season around each place that has half a season on both sides; for an even season the two ends
    /// count half.
    private static func movingAverage(_ values: [Double], season: Int) -> [Double] {
        let half = season / 2
        guard values.count > 2 * half else { return [] }
        return (half..<values.count - half).map { place in
            var sum = CompensatedSum()
            for neighbour in place - half...place + half {
                let isEnd = neighbour == place - half || neighbour == place + half
                sum.add(season.isMultiple(of: 2) && isEnd ? values[neighbour] / 2 : values[neighbour])
            }
            return sum.value / Double(season)
        }
    }
}
