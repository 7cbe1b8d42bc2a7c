/// Rise over run as an exact fraction, so that slopes compare without rounding.
struct Slope: Comparable, Hashable {
    let rise: Int64
    /// Above zero.
    let run: Int64

    var value: Double { Double(rise) / Double(run) }

    static func < (left: Slope, right: Slope) -> Bool {
        Int128(left.rise) * Int128(right.run) < Int128(right.rise) * Int128(left.run)
    }

    static func == (left: Slope, right: Slope) -> Bool {
        Int128(left.rise) * Int128(right.run) == Int128(right.rise) * Int128(left.run)
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(value)
    }
}
