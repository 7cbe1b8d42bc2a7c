/// Finds the slope of a given rank among those of all pairs of points without listing the pairs.
///
/// Below a slope m lie as many pairs as `value − m · time` has inversions in the order of time. A sample of the slopes
/// that are still in question gives two bounds close around the one that is wanted; counting tells whether they hold it;
/// what is left between them soon is little enough to be sorted (M. Dillencourt, D. Mount and N. Netanyahu, "A
/// Randomized Algorithm for Slope Selection", International Journal of Computational Geometry & Applications 2, 1992).
/// All comparisons are of whole numbers, so the answer is exact whatever the ties.
struct SlopeSearch {
    /// Pairs that differ in time.
    let count: Int

    private let points: [TimedValue]
    private let identicalPairs: Int
    private let mostListed: Int
    private var generator: Xoshiro256
    /// Ranks whose slopes the last search found; one slope for all of them when they are equal.
    private var known: (ranks: Range<Int>, slopes: [Slope]) = (0..<0, [])

    init(_ points: [TimedValue], seed: UInt64, mostListed: Int = 50_000) {
        self.points = points.sorted { ($0.time, $0.value) < ($1.time, $1.value) }
        self.mostListed = max(mostListed, points.count, 16)
        generator = Xoshiro256(seed: seed)
        let sameTime = Self.equalPairs(self.points.map(\.time))
        count = points.count * (points.count - 1) / 2 - sameTime
        identicalPairs = Self.equalPairs(self.points)
    }

    /// - Parameter rank: From 0 for the lowest up to but not including ``count``.
    mutating func slope(at rank: Int) throws -> Slope {
        if !known.ranks.contains(rank) { known = try search(rank) }
        return known.slopes.count == 1 ? known.slopes[0] : known.slopes[rank - known.ranks.lowerBound]
    }

    private mutating func search(_ rank: Int) throws -> (ranks: Range<Int>, slopes: [Slope]) {
        var interval = wholeInterval
        while interval.count > mostListed {
            try Task.checkCancellation()
            let sample = slopes(in: interval, at: sampleRanks(interval.count)).sorted()
            let share = Double(rank - interval.below) / Double(interval.count)
            let middle = share * Double(sample.count)
            let margin = 1.5 * Double(sample.count).squareRoot()
            for bound in [sample[clamped: Int(middle - margin)], sample[clamped: Int(middle + margin)]] {
                if let equal = narrow(&interval, to: rank, by: bound) { return (equal, [bound]) }
            }
        }
        let listed = slopes(in: interval, at: Array(0..<interval.count)).sorted()
        return (interval.below..<interval.below + interval.count, listed)
    }

    /// The slopes strictly between two bounds.
    private struct Interval {
        var lower: Slope
        var upper: Slope
        /// How many slopes are at or below `lower`.
        var below: Int
        var count: Int
    }

    /// Instants are whole, so no slope is steeper than the range of the values.
    private var wholeInterval: Interval {
        let values = points.map(\.value)
        let range = (values.max() ?? 0) - (values.min() ?? 0) + 1
        return Interval(lower: Slope(rise: -range, run: 1), upper: Slope(rise: range, run: 1), below: 0, count: count)
    }

    /// Cuts the interval at a slope.
    /// - Returns: The ranks that the slope itself has, if the one that is wanted is among them.
    private func narrow(_ interval: inout Interval, to rank: Int, by slope: Slope) -> Range<Int>? {
        guard interval.lower < slope, slope < interval.upper else { return nil }
        let (below, atMost) = ranks(of: slope)
        if below <= rank, rank < atMost { return below..<atMost }
        let end = interval.below + interval.count
        if rank < below {
            interval.upper = slope
            interval.count = below - interval.below
        } else {
            interval.lower = slope
            interval.below = atMost
            interval.count = end - atMost
        }
        return nil
    }

    private mutating func sampleRanks(_ count: Int) -> [Int] {
        (0..<max(points.count, 16)).map { _ in generator.next(below: count) }.sorted()
    }

    /// How many slopes are lower, and how many lower or equal.
    private func ranks(of slope: Slope) -> (below: Int, atMost: Int) {
        let keys = points.map { Self.key($0, slope) }
        let below = Inversions(of: keys).count
        return (below, below + Self.equalPairs(keys.sorted()) - identicalPairs)
    }

    /// The slopes of an interval that have the given numbers, in the order of the merge.
    private func slopes(in interval: Interval, at numbers: [Int]) -> [Slope] {
        let keyed = points.map { (lower: Self.key($0, interval.lower), upper: Self.key($0, interval.upper), point: $0) }
            .sorted { ($0.lower, $0.upper) < ($1.lower, $1.upper) }
        return Inversions(of: keyed.map(\.upper), picking: numbers).picked.map { pair in
            let (earlier, later) = (keyed[pair.earlier].point, keyed[pair.later].point)
            return Slope(rise: later.value - earlier.value, run: later.time - earlier.time)
        }
    }

    /// Where a line of the slope through the point meets time zero, times the slope's run.
    private static func key(_ point: TimedValue, _ slope: Slope) -> Int128 {
        Int128(point.value) * Int128(slope.run) - Int128(slope.rise) * Int128(point.time)
    }

    private static func equalPairs<Key: Equatable>(_ sorted: [Key]) -> Int {
        var pairs = 0
        var run = 0
        for index in sorted.indices.dropFirst() {
            run = sorted[index] == sorted[index - 1] ? run + 1 : 0
            pairs += run
        }
        return pairs
    }
}

extension Array {
    fileprivate subscript(clamped index: Int) -> Element { self[Swift.min(Swift.max(index, 0), count - 1)] }
}
