/// Every period will be as it was one season ago. The yardstick that other methods have to beat.
enum SeasonalNaive {
    /// - Returns: `nil` when there is less than one season.
    static func forecast(_ values: [Double], season: Int, horizon: Int) -> [Double]? {
        guard values.count >= season else { return nil }
        let last = Array(values.suffix(season))
        return (0..<horizon).map { last[$0 % season] }
    }
}
