/// Facts of one metric and label as key figures read them: a single one, or those of a quarter-hour together.
package struct FactSample: Hashable, Sendable {
    package let metric: Fact.Metric
    package let label: String?
    package let at: Instant
    package let number: Int64
    package let total: Int64
    /// When the newest of them was recorded.
    package let recordedAt: Instant
    /// `nil` in a roll-up over all groups.
    package let group: FactGroup?
    /// `nil` where several are taken together, or nobody asks.
    package let campaign: CampaignKey?

    package init(
        metric: Fact.Metric,
        label: String?,
        at: Instant,
        number: Int64 = 1,
        total: Int64,
        recordedAt: Instant,
        group: FactGroup? = nil,
        campaign: CampaignKey? = nil
    ) {
        self.metric = metric
        self.label = label
        self.at = at
        self.number = number
        self.total = total
        self.recordedAt = recordedAt
        self.group = group
        self.campaign = campaign
    }

    /// The quarter-hours of UTC that roll-ups count by: every zone's days begin and end with one.
    package static let quarterHour: Int64 = 900_000

    package static func bucket(of instant: Instant) -> Int64 {
        instant.milliseconds.dividedDown(by: quarterHour) * quarterHour
    }
}
