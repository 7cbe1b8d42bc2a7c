/// How a price set on the older jobs would have done on the newer ones.
package struct PricingBacktest: Hashable, Sendable {
    package let trainJobs: Int
    package let testJobs: Int
    package let priceMinor: Int64
    /// 1 − cost ÷ income of the newer jobs.
    package let testMargin: Double
    /// Share of the newer jobs that cost more than the price.
    package let testJobLossShare: Double

    init(_ question: PricingQuestion) throws {
        let costs = question.costs
        let train = Array(costs[..<question.trainingCount])
        let test = Array(costs[question.trainingCount...])
        let price = try PriceSearch(train, question, stream: 2).price
        trainJobs = train.count
        testJobs = test.count
        priceMinor = price
        testMargin = 1 - test.map(Double.init).mean / Double(price)
        testJobLossShare = PriceRecommendation.lossShare(of: test, at: price)
    }
}
