package import HubDomain

/// What somebody proposes as the price of a service and tier.
package struct ProposalDraft: Sendable {
    package var kind: PriceProposal.Kind
    package var service: String
    package var tier: Tier
    /// Keys of the divisions that it is for.
    package var divisions: [String]
    package var effectiveFrom: CivilDate
    /// Whose jobs are the evidence; empty for those of all divisions.
    package var sampleDivisions: [String]
    /// When the jobs were closed; see ``ServiceQuestion``.
    package var from: Instant?
    package var to: Instant?
    package var targetMargin: Double
    package var lossLimit: Double
    package var periodJobs: Int?
    package var seed: UInt64?
    /// Other amounts than those recommended, or what hours are capped at.
    package var amounts: [Money]
    package var reason: String
    /// Why it is proposed though the service isn't ready.
    package var exception: String?
    package var supersedes: Int64?

    package init(
        kind: PriceProposal.Kind = .fixed,
        service: String,
        tier: Tier,
        divisions: [String],
        effectiveFrom: CivilDate,
        sampleDivisions: [String] = [],
        from: Instant? = nil,
        to: Instant? = nil,
        targetMargin: Double = PricingLimits.standardMargin,
        lossLimit: Double = PricingLimits.standardLossLimit,
        periodJobs: Int? = nil,
        seed: UInt64? = nil,
        amounts: [Money] = [],
        reason: String,
        exception: String? = nil,
        supersedes: Int64? = nil
    ) {
        self.kind = kind
        self.service = service
        self.tier = tier
        self.divisions = divisions
        self.effectiveFrom = effectiveFrom
        self.sampleDivisions = sampleDivisions
        self.from = from
        self.to = to
        self.targetMargin = targetMargin
        self.lossLimit = lossLimit
        self.periodJobs = periodJobs
        self.seed = seed
        self.amounts = amounts
        self.reason = reason
        self.exception = exception
        self.supersedes = supersedes
    }
}

/// A proposal as a reader sees it.
package struct ProposalView: Sendable {
    package let proposal: PriceProposal
    /// What the watch found last; `nil` before the price holds.
    package let watch: PriceWatch?
    /// By id, of everybody who signed.
    package let people: [String: PersonName]
    /// Costs and margins are for finance and leads.
    package let showsCost: Bool
}
