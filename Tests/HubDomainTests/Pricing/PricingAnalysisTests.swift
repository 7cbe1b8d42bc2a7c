import Testing

@testable import HubDomain

@Suite struct PricingAnalysisTests {
    private static func question(
        _ costs: [Int64],
        margin: Double = 0.2,
        limit: Double = 0.05,
        periodJobs: Int? = nil,
        daysApart: Int64 = 10
    ) -> PricingQuestion {
        PricingQuestion(
            jobs: JobMaker.jobs(costs, daysApart: daysApart),
            targetMargin: margin,
            lossLimit: limit,
            periodJobs: periodJobs,
            seed: 1
        )
    }

    private static let twelve: [Int64] = [900, 1_100, 1_000, 950, 1_050, 1_000, 900, 1_100, 1_000, 950, 1_050, 1_000]

    @Test func `under twelve jobs there are figures but no price, and the reason`() throws {
        let analysis = try PricingAnalysis(Self.question(Array(Self.twelve.prefix(11))))
        #expect(analysis.recommendation == nil)
        #expect(analysis.backtest == nil)
        #expect(analysis.refusal == "A price needs at least 12 jobs; there are 11.")
        #expect(!analysis.isReady)
        #expect(analysis.trend != nil)
        #expect(analysis.costMinor.count == 11)
        let enough = try PricingAnalysis(Self.question(Self.twelve))
        #expect(enough.recommendation != nil)
        #expect(enough.refusal == nil)
        #expect(enough.backtest?.trainJobs == 9)
        #expect(enough.backtest?.testJobs == 3)
    }

    @Test func `under four jobs there is no trend, and nothing at all has no analysis`() throws {
        #expect(try PricingAnalysis(Self.question([5, 6, 7])).trend == nil)
        #expect(try PricingAnalysis(Self.question([5, 6, 7, 8])).trend?.slopePerMonth == 3.0436875)
        #expect(try PricingAnalysis(Self.question([5])).refusal == "A price needs at least 12 jobs; there is 1.")
        #expect(throws: HubError.self) { try PricingAnalysis(Self.question([])) }
    }

    @Test func `jobs closed at one instant have neither trend nor yearly volume, so aren't ready`() throws {
        let analysis = try PricingAnalysis(Self.question(Self.twelve, daysApart: 0))
        #expect(analysis.trend == nil)
        #expect(analysis.recommendation?.periodJobs == 12)
        let unmet = analysis.readiness.filter { !$0.isMet }
        #expect(unmet.map(\.rule) == [.yearlyVariation, .noTrend])
        #expect(unmet.allSatisfy { $0.value == nil })
    }

    @Test func `the order of the jobs in the request doesn't matter, that of ties does`() throws {
        let jobs = JobMaker.jobs(Self.twelve)
        func analysis(_ jobs: [PricingJob]) throws -> PricingAnalysis {
            let question = PricingQuestion(jobs: jobs, targetMargin: 0.2, lossLimit: 0.05, periodJobs: 3, seed: 3)
            return try PricingAnalysis(question)
        }
        #expect(try analysis(jobs).recommendation == analysis(jobs.reversed()).recommendation)
        #expect(try analysis(jobs).trend == analysis(jobs.reversed()).trend)
        let rising = (1...12).map {
            PricingJob(minutes: 1, costMinor: $0 * 100, closedAt: Instant(milliseconds: $0 / 12))
        }
        #expect(try (analysis(rising).trend?.pValue ?? 1) < 0.001)
        #expect(try (analysis(rising.reversed()).trend?.pValue ?? 1) > 0.001)
    }

    @Test(arguments: [
        (7_000.0, 0.3, Int64(10_000)), (7_000.1, 0.3, 10_001), (0, 0.3, 1), (1, 0, 1), (100, 0.99, 10_000),
        (333, 0.1, 370),
        (1_000_000_000_000, 0.99, 100_000_000_000_000), (65, 0.35, 100), (55, 0.45, 100), (0.5, 0.2, 1),
    ])
    func `the price for a margin is the lowest whole one`(_ mean: Double, _ margin: Double, _ price: Int64) {
        #expect(PriceSearch.lowestPrice(of: mean, leaving: margin) == price)
    }

    @Test func `the price for a risk is the lowest whole one that keeps it`() throws {
        let costs: [Int64] = [100, 200, 300, 1_001]
        let bootstrap = try PeriodBootstrap(costs: costs, periodJobs: 3, draws: 4_000, seed: 1, stream: 1)
        for limit in [0, 0.001, 0.05, 0.2, 0.5, 0.9] {
            let price = bootstrap.lowestPrice(losing: limit)
            #expect(bootstrap.lossShare(at: price) <= limit, "\(limit)")
            #expect(bootstrap.lossShare(at: price - 1) > limit, "\(limit)")
        }
        #expect(bootstrap.lowestPrice(losing: 0) == 1_001)
        #expect(bootstrap.lowestPrice(losing: 1) == 0)
        #expect(bootstrap.lossShare(at: 1_001) == 0)
        #expect(bootstrap.lossShare(at: 99) == 1)
    }

    @Test func `the bootstrap's totals have the mean and the spread that theory gives them`() throws {
        let costs: [Int64] = [10, 20, 30, 40, 150]
        let bootstrap = try PeriodBootstrap(costs: costs, periodJobs: 8, draws: 10_000, seed: 4, stream: 1)
        let totals = bootstrap.totals.map(Double.init)
        // Mean 8 · 50, variance 8 · 2,600; four standard errors.
        #expect(abs(totals.mean - 400) < 4 * (20_800.0 / 10_000).squareRoot())
        #expect(abs((totals.standardDeviation ?? 0) / 20_800.0.squareRoot() - 1) < 0.04)
    }

    @Test func `one seed gives one answer, another seed another`() throws {
        let jobs = JobMaker.jobs(Self.twelve)
        func margins(_ seed: UInt64) throws -> ClosedRange<Double>? {
            let question = PricingQuestion(jobs: jobs, targetMargin: 0.2, lossLimit: 0.05, seed: seed)
            return try PricingAnalysis(question).recommendation?.marginInterval
        }
        #expect(try margins(42) == margins(42))
        #expect(try margins(42) != margins(43))
    }

    @Test func `the greatest amounts fit`() throws {
        let question = PricingQuestion(
            jobs: JobMaker.jobs(Array(repeating: PricingLimits.mostCost, count: 16)),
            targetMargin: PricingLimits.highestMargin,
            lossLimit: 0,
            periodJobs: PricingLimits.mostPeriodJobs,
            seed: UInt64(PricingLimits.greatestSeed),
            draws: 20
        )
        let recommendation = try PricingAnalysis(question).recommendation
        #expect(recommendation?.priceMinor == 100 * PricingLimits.mostCost)
        #expect(recommendation?.lossProbability == 0)
        #expect(agree(recommendation?.marginInterval.upperBound ?? 0, 0.99))
    }

    @Test func `work that costs nothing has the lowest price there is`() throws {
        let analysis = try PricingAnalysis(Self.question(Array(repeating: 0, count: 12)))
        #expect(analysis.recommendation?.priceMinor == 1)
        #expect(analysis.recommendation?.expectedMargin == 1)
        #expect(analysis.costMinor.variation == nil)
    }

    @Test func `a period is a quarter of the sample's own volume, three jobs at least`() {
        // 24 jobs, ten days apart: 230 days, or 2.519 quarters.
        #expect(Self.question(Array(repeating: 1, count: 24)).periodJobs == 10)
        #expect(Self.question(Array(repeating: 1, count: 12), daysApart: 60).periodJobs == 3)
        #expect(Self.question(Self.twelve, periodJobs: 1).periodJobs == 1)
    }

    @Test func `an outlier is listed and stays in every figure`() throws {
        let costs = Self.twelve + [9_000]
        let analysis = try PricingAnalysis(Self.question(costs))
        #expect(analysis.outliers.map(\.job.costMinor) == [9_000])
        #expect(analysis.outliers.map(\.index) == [12])
        #expect(analysis.costMinor.count == 13)
        #expect(agree(analysis.costMinor.mean, 21_000.0 / 13))
    }

    @Test func `an analysis nobody waits for is given up`() async {
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try PricingAnalysis(Self.question(Self.twelve))
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
