/// What a price analysis is asked: the jobs, and what the price has to achieve.
package struct PricingQuestion: Hashable, Sendable {
    /// In order of `closedAt`; jobs closed at one instant in the order they were given.
    package let jobs: [IndexedJob]
    /// Share of the price that is to be left over on average.
    package let targetMargin: Double
    /// Highest acceptable probability that the jobs of one price period together cost more than they bring in.
    package let lossLimit: Double
    /// Jobs of one price period.
    package let periodJobs: Int
    package let seed: UInt64
    /// How many periods are drawn.
    package let draws: Int

    /// - Parameters:
    ///   - jobs: At least one.
    ///   - targetMargin: From 0 to below 1.
    ///   - lossLimit: From 0 to 1.
    ///   - periodJobs: `nil` for as many as the sample has in a quarter, at least 3.
    package init(
        jobs: [PricingJob],
        targetMargin: Double,
        lossLimit: Double,
        periodJobs: Int? = nil,
        seed: UInt64,
        draws: Int = PricingLimits.draws
    ) {
        let indexed = jobs.enumerated().map { IndexedJob(index: $0.offset, job: $0.element) }
        self.jobs = indexed.sorted { ($0.job.closedAt, $0.index) < ($1.job.closedAt, $1.index) }
        self.targetMargin = targetMargin
        self.lossLimit = lossLimit
        self.seed = seed
        self.draws = draws
        self.periodJobs = periodJobs ?? Self.quarterlyVolume(of: self.jobs)
    }

    /// A job and its place in what was handed in.
    package struct IndexedJob: Hashable, Sendable {
        package let index: Int
        package let job: PricingJob
    }

    var costs: [Int64] { jobs.map(\.job.costMinor) }

    /// Jobs a year; `nil` when the jobs were closed at one instant.
    var yearlyVolume: Double? {
        let span = Self.span(of: jobs)
        return span > 0 ? Double(jobs.count) / (span / (12 * PricingLimits.month)) : nil
    }

    /// The older jobs, that a price is tried on; the rest judges it.
    var trainingCount: Int { jobs.count * 3 / 4 }

    private static func quarterlyVolume(of jobs: [IndexedJob]) -> Int {
        let span = Self.span(of: jobs)
        guard span > 0 else { return within(Double(jobs.count)) }
        return within((Double(jobs.count) / (span / (3 * PricingLimits.month))).rounded())
    }

    private static func within(_ count: Double) -> Int {
        Int(min(max(count, 3), Double(PricingLimits.mostPeriodJobs)))
    }

    /// Milliseconds from the first to the last job.
    private static func span(of jobs: [IndexedJob]) -> Double {
        guard let first = jobs.first, let last = jobs.last else { return 0 }
        return Double((last.job.closedAt - first.job.closedAt).count)
    }
}
