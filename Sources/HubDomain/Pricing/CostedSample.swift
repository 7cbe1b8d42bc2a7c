/// The finished jobs of a service and tier in a window, at the rates of one card.
package struct CostedSample: Hashable, Sendable {
    /// Jobs whose time is complete, in the order in which they were closed.
    package let jobs: [CostedJob]
    /// Finished jobs, those included whose time isn't complete.
    package let finished: Int
    /// ISO 4217.
    package let currency: String

    /// - Parameter jobs: Finished ones in the order in which they were closed.
    /// - Throws: `invalid` when a rate is missing or an amount doesn't fit.
    package init(_ jobs: [SampleJob], _ costing: JobCosting, currency: String) throws {
        var costing = costing
        self.jobs = try jobs.filter(\.isCaptured).map { try costing.cost($0) }
        finished = jobs.count
        self.currency = currency
    }

    /// Jobs whose time is complete among all; `nil` when there are none.
    package var captureShare: Double? { finished == 0 ? nil : Double(jobs.count) / Double(finished) }

    /// Minutes on second attempts and findings among all; `nil` when there are none.
    package var reworkShare: Double? {
        let minutes = jobs.reduce(0) { $0 + $1.minutes }
        return minutes == 0 ? nil : Double(jobs.reduce(0) { $0 + $1.reworkMinutes }) / Double(minutes)
    }

    package var changeOrderMinutes: Int { jobs.reduce(0) { $0 + $1.changeOrderMinutes } }

    /// As the analysis takes them: for one of the quantity of each line.
    package func pricingJobs() throws -> [PricingJob] {
        try jobs.map { job in
            PricingJob(minutes: job.unitMinutes, costMinor: try job.unitCost(), closedAt: job.job.closedAt)
        }
    }
}
