/// Sets a price for a sample: the lowest whole minor unit with the margin that is wanted on average and the risk of a
/// losing period that is accepted.
struct PriceSearch {
    let bootstrap: PeriodBootstrap
    let price: Int64
    /// The mean cost of the sample.
    let mean: Double

    init(_ costs: [Int64], _ question: PricingQuestion, stream: UInt64) throws {
        bootstrap = try PeriodBootstrap(
            costs: costs,
            periodJobs: question.periodJobs,
            draws: question.draws,
            seed: question.seed,
            stream: stream
        )
        mean = costs.map(Double.init).mean
        let forMargin = Self.lowestPrice(of: mean, leaving: question.targetMargin)
        price = max(1, forMargin, bootstrap.lowestPrice(losing: question.lossLimit))
    }

    /// The lowest whole price with mean ÷ price ≤ 1 − margin, where a quotient that misses by the rounding of doubles
    /// alone counts as equal.
    static func lowestPrice(of mean: Double, leaving margin: Double) -> Int64 {
        // 1 − 0.9 is a little less than 0.1; the decimal that was meant is what counts.
        let share = ((1 - margin) * 1e15).rounded() / 1e15
        let limit = share * (1 + .ulpOfOne)
        var price = max(1, (mean / share).rounded(.up))
        while price > 1, mean / (price - 1) <= limit { price -= 1 }
        while mean / price > limit { price += 1 }
        return Int64(price)
    }
}
