package import HubDomain

/// How far a team has come from hours to fixed prices.
package struct PortfolioView: Sendable {
    /// `nil` for all.
    package let division: String?
    /// Of the money in ``convertNext``.
    package let currency: String
    package let asOf: Instant
    package let months: [Month]
    package let quarters: [Quarter]
    package let phases: [PortfolioPhase]
    /// Services that are ready, by what a price would take off budgets.
    package let convertNext: [Candidate]
    package let notReady: [Candidate]

    package struct Month: Sendable {
        package let month: CalendarMonth
        package let serviceShare: Double?
        package let spend: [FixedShare]
    }

    package struct Quarter: Sendable {
        package let from: CalendarMonth
        package let spend: [FixedShare]
    }

    /// A service and tier that is billed by the hour.
    package struct Candidate: Sendable {
        package let service: String
        package let tier: Tier
        package let jobs: Int
        /// `nil` without any job.
        package let analysis: PricingAnalysis?
        package let benefit: CostBenefit?
        /// Why there is no analysis.
        package let refusal: String?
    }
}
