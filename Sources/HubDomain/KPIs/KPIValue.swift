/// What a key figure comes to in one period.
package struct KPIValue: Hashable, Sendable {
    /// The denominator of a ratio; else how many things were counted.
    package let n: Int64
    package let amount: Amount

    package enum Amount: Hashable, Sendable {
        case nothing
        case count(Int64)
        case ratio(Double)
        /// Of durations in minutes, of money in minor units.
        case spread(mean: Double, p50: Double, p85: Double, p95: Double)
    }

    package init(n: Int64, _ amount: Amount) {
        self.n = n
        self.amount = amount
    }

    /// - Parameter values: Milliseconds.
    package static func durations(_ values: [Int64]) -> KPIValue {
        guard !values.isEmpty else { return KPIValue(n: 0, .nothing) }
        let sorted = values.sorted()
        func minutes(_ percent: Int) -> Double { Double(nearestRank(percent, of: sorted)) / 60_000 }
        // Summed as integers: the order of the facts must not show in the last digit.
        let mean = Double(sorted.reduce(0, +)) / (60_000 * Double(sorted.count))
        return KPIValue(
            n: Int64(sorted.count),
            .spread(mean: mean, p50: minutes(50), p85: minutes(85), p95: minutes(95))
        )
    }

    /// - Parameter values: Minor units.
    package static func amounts(_ values: [Int64]) -> KPIValue {
        guard !values.isEmpty else { return KPIValue(n: 0, .nothing) }
        let sorted = values.sorted()
        func amount(_ percent: Int) -> Double { Double(nearestRank(percent, of: sorted)) }
        let mean = Double(sorted.reduce(0, +)) / Double(sorted.count)
        return KPIValue(n: Int64(sorted.count), .spread(mean: mean, p50: amount(50), p85: amount(85), p95: amount(95)))
    }

    /// - Returns: Nothing for a denominator of zero.
    package static func ratio(_ share: KPIShare) -> KPIValue {
        guard share.whole != 0 else { return KPIValue(n: 0, .nothing) }
        return KPIValue(n: share.whole, .ratio(Double(share.part) / Double(share.whole)))
    }

    package static func count(_ count: Int64) -> KPIValue { KPIValue(n: count, .count(count)) }

    /// The nearest-rank percentile: the smallest value with at least `percent` of all at or below it.
    package static func nearestRank(_ percent: Int, of sorted: [Int64]) -> Int64 {
        sorted[max(0, (percent * sorted.count + 99) / 100 - 1)]
    }
}
