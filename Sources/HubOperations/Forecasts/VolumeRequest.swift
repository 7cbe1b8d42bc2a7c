package import HubDomain

/// Asks how much of a service will come, from what came before.
package struct VolumeRequest: Hashable, Sendable {
    package let filter: KPIFilter
    package let measure: Measure
    package let interval: VolumeQuestion.Interval
    /// `nil` for as many periods as a year has.
    package let season: Int?
    package let horizon: Int
    /// `nil` for the one that did best.
    package let method: ForecastMethod?
    package let asOf: Instant?
    package let zone: ZoneID

    /// What is counted.
    package enum Measure: String, Hashable, Sendable, CaseIterable {
        /// Campaigns handed in.
        case submitted
        /// Campaigns launched.
        case launched

        var metric: Fact.Metric { self == .submitted ? .submitted : .launched }
    }

    package init(
        filter: KPIFilter = KPIFilter(),
        measure: Measure = .submitted,
        interval: VolumeQuestion.Interval,
        season: Int? = nil,
        horizon: Int,
        method: ForecastMethod? = nil,
        asOf: Instant? = nil,
        zone: ZoneID = .utc
    ) {
        self.filter = filter
        self.measure = measure
        self.interval = interval
        self.season = season
        self.horizon = horizon
        self.method = method
        self.asOf = asOf
        self.zone = zone
    }

    /// Years of the past that a series is made of at most.
    static let years = 5
}

/// The hub's own series carried on.
package struct VolumeAnswer: Sendable {
    package let request: VolumeRequest
    package let asOf: Instant
    package let series: VolumeSeries
    package let forecast: VolumeForecast
    /// The periods forecast.
    package let periods: [KPIWindow]
    /// What is known to come in each of them: shown beside the forecast and never added to it, which would count it twice.
    package let known: [KnownDemand]
}

/// Requests that are there already and aim at a period.
package struct KnownDemand: Hashable, Sendable {
    /// Accepted for later, by their planned start.
    package var planned = 0
    /// Drafts, by the launch they ask for.
    package var drafted = 0
}
