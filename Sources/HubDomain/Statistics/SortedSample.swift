/// Values in ascending order, for quantiles.
package struct SortedSample: Hashable, Sendable {
    package let values: [Double]

    /// - Parameter values: Finite, in any order.
    package init(_ values: [Double]) {
        self.values = values.sorted()
    }

    /// The quantile of type 7: linear between the order statistics around (n − 1) · share (R. Hyndman and Y. Fan,
    /// "Sample Quantiles in Statistical Packages", The American Statistician 50, 1996). It is what spreadsheets, NumPy
    /// and R give when nothing else is asked for.
    ///
    /// - Parameter share: From 0 to 1.
    /// - Returns: `nil` when there are no values.
    package func quantile(_ share: Double) -> Double? {
        guard let last = values.indices.last else { return nil }
        let position = min(max(share, 0), 1) * Double(last)
        let lower = min(Int(position), last)
        let upper = min(lower + 1, last)
        return values[lower] + (values[upper] - values[lower]) * (position - Double(lower))
    }

    /// How many of the values lie below, and how many at or below.
    package func ranks(of value: Double) -> (below: Int, atMost: Int) {
        (partition { $0 < value }, partition { $0 <= value })
    }

    private func partition(_ belongsBefore: (Double) -> Bool) -> Int {
        var low = 0
        var high = values.count
        while low < high {
            let middle = (low + high) / 2
            if belongsBefore(values[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
