/// A price with what is to be expected of it.
package struct PriceRecommendation: Hashable, Sendable {
    package let priceMinor: Int64
    /// 1 − mean cost ÷ price.
    package let expectedMargin: Double
    /// Between the 5th and the 95th percentile of the drawn periods.
    package let marginInterval: ClosedRange<Double>
    /// Share of the drawn periods that cost more than they bring in.
    package let lossProbability: Double
    /// Share of single jobs of the sample that cost more than the price.
    package let jobLossShare: Double
    package let periodJobs: Int
    package let seed: UInt64

    init(_ search: PriceSearch, _ question: PricingQuestion) {
        let price = search.price
        priceMinor = price
        expectedMargin = 1 - search.mean / Double(price)
        let low = search.bootstrap.margin(at: price, below: 0.05)
        marginInterval = low...max(low, search.bootstrap.margin(at: price, below: 0.95))
        lossProbability = search.bootstrap.lossShare(at: price)
        jobLossShare = Self.lossShare(of: question.costs, at: price)
        periodJobs = question.periodJobs
        seed = question.seed
    }

    static func lossShare(of costs: [Int64], at price: Int64) -> Double {
        Double(costs.count { $0 > price }) / Double(costs.count)
    }
}
