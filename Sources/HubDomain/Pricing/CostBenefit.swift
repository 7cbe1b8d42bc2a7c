/// What the jobs of a year were worth by the hour, and would have been at a fixed price. Amounts are in minor units, at
/// the rates of one card; change orders are billed by the hour either way and told apart.
package struct CostBenefit: Hashable, Sendable {
    package let jobs: Int
    /// Quantities of all jobs.
    package let units: Int
    package let cost: Int64
    /// By the hour.
    package let billBefore: Int64
    /// At the price.
    package let billAfter: Int64
    package let changeOrders: Int64
    /// How far payments lay from what was to be expected, added up over the jobs. By the hour nothing better can be
    /// expected than what a unit pays on average.
    package let deviationBefore: Int64
    /// At a fixed price only change orders aren't planned.
    package let deviationAfter: Int64

    package var marginBefore: Double? { Self.margin(cost, billBefore) }
    package var marginAfter: Double? { Self.margin(cost, billAfter) }
    /// Deviation ÷ payments, change orders included.
    package var varianceBefore: Double? { Self.share(deviationBefore, billBefore + changeOrders) }
    package var varianceAfter: Double? { Self.share(deviationAfter, billAfter + changeOrders) }
    /// The uncertainty that the price takes off the requester's budget.
    package var benefit: Int64 { deviationBefore - deviationAfter }

    /// - Parameter jobs: Those of one year.
    /// - Returns: `nil` when there are none.
    /// - Throws: `invalid` when an amount doesn't fit.
    package init?(_ jobs: [CostedJob], price: Int64) throws(HubError) {
        guard !jobs.isEmpty else { return nil }
        let units = jobs.reduce(0) { $0 + $1.job.quantity }
        let paid = try MinorUnits.sum(jobs.map { $0.bill + $0.changeOrderBill })
        self.jobs = jobs.count
        self.units = units
        cost = try MinorUnits.sum(jobs.map(\.cost))
        billBefore = try MinorUnits.sum(jobs.map(\.bill))
        billAfter = try MinorUnits.scale(price, by: Int64(units), over: 1)
        changeOrders = try MinorUnits.sum(jobs.map(\.changeOrderBill))
        var deviation: Int64 = 0
        for job in jobs {
            let expected = try MinorUnits.scale(paid, by: Int64(job.job.quantity), over: Int64(units))
            deviation = try MinorUnits.sum([deviation, abs(job.bill + job.changeOrderBill - expected)])
        }
        deviationBefore = deviation
        deviationAfter = changeOrders
    }

    private static func margin(_ cost: Int64, _ bill: Int64) -> Double? {
        bill == 0 ? nil : 1 - Double(cost) / Double(bill)
    }

    private static func share(_ part: Int64, _ whole: Int64) -> Double? {
        whole == 0 ? nil : Double(part) / Double(whole)
    }
}
