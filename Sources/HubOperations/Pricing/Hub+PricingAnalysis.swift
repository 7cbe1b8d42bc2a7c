package import HubDomain

/// Jobs handed in for an analysis, and what the price has to achieve; see ``PricingQuestion``.
package struct PricingSample: Sendable {
    package let jobs: [PricingJob]
    package let targetMargin: Double
    package let lossLimit: Double
    package let periodJobs: Int?
    /// `nil` for one that is drawn.
    package let seed: UInt64?

    package init(
        jobs: [PricingJob],
        targetMargin: Double,
        lossLimit: Double,
        periodJobs: Int?,
        seed: UInt64?
    ) {
        self.jobs = jobs
        self.targetMargin = targetMargin
        self.lossLimit = lossLimit
        self.periodJobs = periodJobs
        self.seed = seed
    }
}

extension Hub {
    /// Tells what a sample says about a fixed price. Nothing is stored but the answer to a repeatable request.
    /// - Throws: `invalid` without jobs, `unavailable` when too many calculations wait.
    package func analyse(
        _ sample: PricingSample,
        repetition: RepetitionPolicy<PricingAnalysis> = .never
    ) async throws -> Repeatable<PricingAnalysis> {
        let seed = sample.seed ?? makeSeed()
        return try await calculate(repetition) {
            try PricingAnalysis(
                PricingQuestion(
                    jobs: sample.jobs,
                    targetMargin: sample.targetMargin,
                    lossLimit: sample.lossLimit,
                    periodJobs: sample.periodJobs,
                    seed: seed
                )
            )
        }
    }
}
