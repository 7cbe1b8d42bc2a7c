package import HubDomain

/// What finished jobs of a service and tier are asked for.
package struct ServiceQuestion: Hashable, Sendable {
    /// Key of a service.
    package let service: String
    package let tier: Tier
    /// Whose jobs are looked at; empty for those of all divisions.
    package let divisions: [String]
    /// When the jobs were closed; without a beginning two years before the end, without an end up to now.
    package let from: Instant?
    package let to: Instant?
    /// ISO 4217; `nil` for that of the divisions.
    package let currency: String?
    /// The division whose agreed rates count; `nil` for the only one that is named, if any.
    package let contract: String?
    /// The rate card in force then is taken for every job; `nil` for today.
    package let effectiveOn: CivilDate?
    package let targetMargin: Double
    package let lossLimit: Double
    /// `nil` for as many as the sample has in a quarter.
    package let periodJobs: Int?
    /// `nil` for one that is drawn.
    package let seed: UInt64?

    package init(
        service: String,
        tier: Tier,
        divisions: [String] = [],
        from: Instant? = nil,
        to: Instant? = nil,
        currency: String? = nil,
        contract: String? = nil,
        effectiveOn: CivilDate? = nil,
        targetMargin: Double = PricingLimits.standardMargin,
        lossLimit: Double = PricingLimits.standardLossLimit,
        periodJobs: Int? = nil,
        seed: UInt64? = nil
    ) {
        self.service = service
        self.tier = tier
        self.divisions = divisions
        self.from = from
        self.to = to
        self.currency = currency
        self.contract = contract ?? (divisions.count == 1 ? divisions.first : nil)
        self.effectiveOn = effectiveOn
        self.targetMargin = targetMargin
        self.lossLimit = lossLimit
        self.periodJobs = periodJobs
        self.seed = seed
    }
}

/// What the finished jobs of a service and tier say about a fixed price.
package struct ServiceAnalysis: Sendable {
    package let question: ServiceQuestion
    package let from: Instant
    package let to: Instant
    package let effectiveOn: CivilDate
    /// Version of the rate card that the jobs were costed at.
    package let rateCard: DefinitionReference?
    package let sample: CostedSample
    /// SHA-256 of the sample as CSV, hexadecimal.
    package let digest: String
    package let analysis: PricingAnalysis
    /// Of the last twelve months at the recommended price; `nil` without one or without jobs in them.
    package let benefit: CostBenefit?
}
