/// A finished job of a service, as price analysis sees it.
package struct PricingJob: Hashable, Sendable {
    package let minutes: Double
    /// In minor units of the currency.
    package let costMinor: Int64
    package let closedAt: Instant

    package init(minutes: Double, costMinor: Int64, closedAt: Instant) {
        self.minutes = minutes
        self.costMinor = costMinor
        self.closedAt = closedAt
    }
}
