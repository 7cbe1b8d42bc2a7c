/// What a sample of jobs says about a fixed price.
///
/// Whether a fixed price should be proposed is told by ``readiness``; the figures are given either way, as long as there
/// are twelve jobs. Nothing is left out of them, outliers least of all.
package struct PricingAnalysis: Hashable, Sendable {
    package let minutes: SampleSummary
    package let costMinor: SampleSummary
    /// `nil` below four jobs, or when all were closed at one instant.
    package let trend: CostTrend?
    /// Jobs whose cost lies outside the Tukey fences, in the order of `closedAt`.
    package let outliers: [PricingQuestion.IndexedJob]
    package let readiness: [ReadinessRule]
    package let recommendation: PriceRecommendation?
    package let backtest: PricingBacktest?

    package var count: Int { costMinor.count }
    package var isReady: Bool { readiness.allSatisfy(\.isMet) }

    /// Why there is no recommendation.
    package var refusal: String? {
        guard recommendation == nil else { return nil }
        let jobs = count == 1 ? "there is 1" : "there are \(count)"
        return "A price needs at least \(PricingLimits.fewestJobs) jobs; \(jobs)."
    }

    /// Takes time in proportion to the draws times the jobs of a period; the same question has the same answer.
    /// - Parameter capture: Share of finished jobs whose time is complete; `nil` leaves its rule out, as of jobs handed in
    ///   nobody knows it.
    /// - Throws: `invalid` when there are no jobs, `CancellationError` when nobody waits any more.
    package init(_ question: PricingQuestion, capture: Double? = nil) throws {
        let costs = question.costs.map(Double.init)
        guard let minutes = SampleSummary(question.jobs.map(\.job.minutes)), let costMinor = SampleSummary(costs) else {
            throw HubError(.invalid, "There are no jobs to analyse.")
        }
        self.minutes = minutes
        self.costMinor = costMinor
        trend = try CostTrend(question)
        outliers = Self.outliers(of: question.jobs, costs)
        let hasEnough = question.jobs.count >= PricingLimits.fewestJobs
        recommendation =
            hasEnough
            ? PriceRecommendation(try PriceSearch(question.costs, question, stream: 1), question) : nil
        backtest = hasEnough ? try PricingBacktest(question) : nil
        readiness = Self.rules(
            costMinor,
            yearlyVolume: question.yearlyVolume,
            trend,
            try NewestQuarter(question),
            backtest,
            capture
        )
    }

    private static func outliers(
        of jobs: [PricingQuestion.IndexedJob],
        _ costs: [Double]
    ) -> [PricingQuestion.IndexedJob] {
        guard let fences = TukeyFences(SortedSample(costs)) else { return [] }
        return zip(jobs, costs).filter { fences.isOutside($1) }.map(\.0)
    }

    private static func rules(
        _ costs: SampleSummary,
        yearlyVolume: Double?,
        _ trend: CostTrend?,
        _ newest: NewestQuarter?,
        _ backtest: PricingBacktest?,
        _ capture: Double?
    ) -> [ReadinessRule] {
        let yearly = costs.variation.flatMap { variation in yearlyVolume.map { variation / $0.squareRoot() } }
        return [
            .atLeast(Double(PricingLimits.fewestJobs), .sampleSize, Double(costs.count)),
            .atMost(0.25, .yearlyVariation, yearly),
            .atLeast(0.05, .noTrend, trend?.pValue),
            .atMost(1, .newestQuarter, newest?.distance),
            .atLeast(0, .backtestMargin, backtest?.testMargin),
        ] + (capture.map { [.atLeast(PricingLimits.leastCapture, .capture, $0)] } ?? [])
    }
}
