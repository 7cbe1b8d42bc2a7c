/// A series to be carried on.
package struct VolumeQuestion: Hashable, Sendable {
    /// One value for each period, oldest first.
    package let values: [Double]
    /// Periods after which the series may repeat itself; 1 for none.
    package let season: Int
    /// Periods to forecast.
    package let horizon: Int
    /// `nil` for the method that did best on this series.
    package let method: ForecastMethod?

    package init(values: [Double], season: Int, horizon: Int, method: ForecastMethod? = nil) {
        self.values = values
        self.season = season
        self.horizon = horizon
        self.method = method
    }

    /// The lengths of period that a series may have.
    package enum Interval: String, Hashable, Sendable, CaseIterable {
        case week
        case month
        case quarter

        /// Periods in a year.
        package var season: Int {
            switch self {
            case .week: 52
            case .month: 12
            case .quarter: 4
            }
        }
    }

    package static let mostValues = 5_000
    package static let horizons = 1...60
    package static let seasons = 1...1_000
    /// Values beyond this are refused, so that no sum of squares overflows.
    package static let greatestValue = 1e15
    /// Without a season so many values give one fold for judging a method.
    static let fewestValues = 4

    /// Values without which the season can't be told from chance.
    var neededValues: Int { season > 1 ? max(8, 2 * season) : Self.fewestValues }

    /// - Throws: `forecast-refused` with the reason; `invalid` for a horizon or a season out of bounds.
    func check() throws(HubError) {
        guard Self.horizons.contains(horizon), Self.seasons.contains(season) else {
            throw HubError(.invalid, "The horizon or the season is out of bounds.")
        }
        if values.count > Self.mostValues {
            throw Self.refusal("The series has \(values.count) values; at most \(Self.mostValues) are taken.")
        }
        if values.count < neededValues {
            let reason = season > 1 ? "two seasons of \(season) and at least 8" : "at least \(neededValues)"
            throw Self.refusal("The series has \(values.count) values; \(neededValues) are needed: \(reason).")
        }
        if let place = values.firstIndex(where: { !(abs($0) <= Self.greatestValue) }) {
            throw Self.refusal(
                "The value at place \(place) isn't a finite number within ±10¹⁵.",
                at: "/values/\(place)"
            )
        }
        if method == .croston || method == .sba, let place = values.firstIndex(where: { $0 < 0 }) {
            throw Self.refusal("This method needs demand that is never below zero.", at: "/values/\(place)")
        }
    }

    private static func refusal(_ reason: String, at pointer: String = "/values") -> HubError {
        HubError(.forecastRefused, reason, issues: [Issue(pointer: pointer, code: "refused", detail: reason)])
    }
}
