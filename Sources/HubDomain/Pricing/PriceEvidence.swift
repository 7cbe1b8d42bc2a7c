/// The figures that a price was proposed with, in one currency.
package struct PriceEvidence: Hashable, Sendable {
    /// ISO 4217.
    package let currency: String
    package let from: Instant
    package let to: Instant
    /// SHA-256 of the sample as CSV.
    package let digest: String
    package let rateCard: DefinitionReference?
    package let jobs: Int
    package let captureShare: Double?
    package let targetMargin: Double
    package let lossLimit: Double
    package let seed: UInt64
    package let periodJobs: Int
    /// What a unit costs on average: what the watch holds actual costs against.
    package let meanCost: Double
    package let p80Cost: Double
    package let variation: Double?
    package let recommendedPrice: Int64
    package let expectedMargin: Double
    package let marginLow: Double
    package let marginHigh: Double
    package let lossProbability: Double
    package let jobLossShare: Double
    package let backtestMargin: Double?
    package let readiness: [ReadinessRule]
    /// Of the divisions' own jobs in the last twelve months, at the proposed amount; `nil` when there were none.
    package let benefit: CostBenefit?

    package var isReady: Bool { readiness.allSatisfy(\.isMet) }

    /// - Returns: `nil` without a recommendation.
    package init?(
        _ analysis: PricingAnalysis,
        of sample: CostedSample,
        from: Instant,
        to: Instant,
        digest: String,
        rateCard: DefinitionReference?,
        targetMargin: Double,
        lossLimit: Double,
        benefit: CostBenefit?
    ) {
        guard let found = analysis.recommendation else { return nil }
        currency = sample.currency
        self.from = from
        self.to = to
        self.digest = digest
        self.rateCard = rateCard
        jobs = analysis.count
        captureShare = sample.captureShare
        self.targetMargin = targetMargin
        self.lossLimit = lossLimit
        seed = found.seed
        periodJobs = found.periodJobs
        meanCost = analysis.costMinor.mean
        p80Cost = analysis.costMinor.p80
        variation = analysis.costMinor.variation
        recommendedPrice = found.priceMinor
        expectedMargin = found.expectedMargin
        marginLow = found.marginInterval.lowerBound
        marginHigh = found.marginInterval.upperBound
        lossProbability = found.lossProbability
        jobLossShare = found.jobLossShare
        backtestMargin = analysis.backtest?.testMargin
        readiness = analysis.readiness
        self.benefit = benefit
    }

    /// Why the service isn't ready, as issues of a request.
    package var issues: [Issue] {
        readiness.filter { !$0.isMet }.map { rule in
            let value = rule.value.map { "is \($0.shortText)" } ?? "can't be told"
            let bound = rule.rule.isUpperBound ? "at most" : "at least"
            return Issue(
                pointer: "/readiness/\(rule.rule.rawValue)",
                code: "not-ready",
                detail: "\(value) in \(currency); it must be \(bound) \(rule.threshold.shortText)"
            )
        }
    }
}

extension ReadinessRule.Name {
    package var isUpperBound: Bool { self == .yearlyVariation || self == .newestQuarter }
}

extension Double {
    /// With three decimals at most.
    fileprivate var shortText: String {
        let thousandths = (self * 1_000).rounded()
        guard thousandths.magnitude < 1e15 else { return description }
        let value = Int64(thousandths)
        let whole = "\(value < 0 ? "-" : "")\(value.magnitude / 1_000)"
        var digits = String(value.magnitude % 1_000 + 1_000).dropFirst()
        while digits.last == "0" { digits = digits.dropLast() }
        return digits.isEmpty ? whole : "\(whole).\(digits)"
    }
}
