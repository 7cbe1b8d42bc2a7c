import HubDomain
import HubJSON
import Testing

struct QuoteSimulationTests {
    private static func line(_ id: String, _ charge: QuoteSimulation.Charge) -> QuoteSimulation.Line {
        let line = ServiceLine(
            id: id,
            service: "email",
            serviceVersion: 1,
            tier: .small,
            proposedTier: nil,
            quantity: 1,
            locale: "en",
            answers: JSONObject()
        )
        return QuoteSimulation.Line(line: line, price: nil, charge: charge)
    }

    @Test func `fixed lines are exact`() throws {
        let simulation = QuoteSimulation(
            lines: [Self.line("L1", .exact(100)), Self.line("L2", .exact(250))],
            currency: "EUR"
        )
        let figures = try simulation.figures(seed: 1)
        #expect([figures.exact, figures.p50, figures.p90] == [350, 350, 350])
        #expect(!figures.isEstimate)
        #expect(figures.basis == simulation.basis)
    }

    @Test func `thin history is an estimate around the planned minutes`() throws {
        let thin = QuoteSimulation(
            lines: [Self.line("L1", .hours(jobs: [1, 2], planned: 100_000, cap: nil))],
            currency: "EUR"
        )
        let figures = try thin.figures(seed: 7)
        #expect(figures.isEstimate)
        // Of a triangular distribution on 0.75, 1, 1.75: 1.75 − √(0.75 · 0.5) = 1.1376 and 1.75 − √(0.75 · 0.1) = 1.4761.
        #expect(abs(figures.p50 - 113_760) < 2_500)
        #expect(abs(figures.p90 - 147_610) < 2_500)
        #expect(try thin.bound() >= figures.p90)
    }

    @Test func `enough jobs speak for themselves`() throws {
        let jobs = (1...20).map { Int64($0 * 1_000) }
        let figures = try QuoteSimulation(
            lines: [Self.line("L1", .hours(jobs: jobs, planned: 1, cap: nil))],
            currency: "EUR"
        ).figures(seed: 7)
        #expect(!figures.isEstimate)
        #expect((9_000...11_000).contains(figures.p50))
        #expect((17_000...19_000).contains(figures.p90))
        #expect(figures.lines[0].jobs == 20)
    }

    @Test func `the range of a sum is narrower than the sum of the ranges`() throws {
        let lines = (1...6).map { Self.line("L\($0)", .hours(jobs: [], planned: 50_000, cap: nil)) }
        let figures = try QuoteSimulation(lines: lines, currency: "EUR").figures(seed: 3)
        #expect(figures.p90 < figures.lines.reduce(0) { $0 + $1.p90 })
        #expect(figures.p50 > 300_000)
    }

    @Test func `a cap holds, and the same seed gives the same range`() throws {
        let capped = QuoteSimulation(
            lines: [Self.line("L1", .hours(jobs: [], planned: 100_000, cap: 110_000))],
            currency: "EUR"
        )
        let figures = try capped.figures(seed: 9)
        #expect(figures.p90 == 110_000)
        #expect(try capped.figures(seed: 9) == figures)
        #expect(try capped.bound() == 110_000)
    }

    @Test func `hours are told of at 75 and at 100 percent, once`() throws {
        let figures = try QuoteSimulation(
            lines: [Self.line("L1", .exact(500)), Self.line("L2", .hours(jobs: [], planned: 100_000, cap: 100_000))],
            currency: "EUR"
        ).figures(seed: 1)
        var quote = Quote(
            campaign: CampaignKey(number: 1),
            number: 1,
            division: "consumer",
            figures: figures,
            madeBy: "p",
            madeAt: Instant(milliseconds: 0),
            validUntil: Instant(milliseconds: 0) + Quote.validity
        )
        #expect(quote.burnMark(at: 74_999) == nil)
        #expect(quote.burnMark(at: 75_000) == 75)
        quote.burnPercent = 75
        #expect(quote.burnMark(at: 99_999) == nil)
        #expect(quote.burnMark(at: 250_000) == 100)
        quote.burnPercent = 100
        #expect(quote.burnMark(at: 250_000) == nil)
    }

    @Test func `a line is written and read back`() throws {
        let figures = try QuoteSimulation(
            lines: [Self.line("L1", .hours(jobs: [], planned: 10, cap: 12))],
            currency: "EUR"
        ).figures(seed: 1)
        #expect(figures.lines.compactMap { QuoteFigures.Line(json: $0.json) } == figures.lines)
        #expect(QuoteFigures.Line(json: ["line": "L1"]) == nil)
    }

    @Test(arguments: [nil, 120_000, 105_000, 90_000, 60_000] as [Int64?])
    func `the expected amount is the mean of the draws`(cap: Int64?) throws {
        // Of a triangular distribution on 0.75, 1, 1.75 the mean is 3.5 ÷ 3; at a cap below 0.75 there is no chance left.
        let thin = QuoteSimulation.Charge.hours(jobs: [], planned: 100_000, cap: cap)
        if cap == nil { #expect(thin.expected == 116_667) }
        if cap == 60_000 { #expect(thin.expected == 60_000) }
        var random = Xoshiro256(seed: 5)
        let draws = (0..<100_000).map { _ in
            let share = random.nextUnit()
            let factor = share < 0.25 ? 0.75 + (share * 0.25).squareRoot() : 1.75 - ((1 - share) * 0.75).squareRoot()
            return min(100_000 * factor, cap.map(Double.init) ?? .infinity)
        }
        #expect(abs(draws.reduce(0, +) / 100_000 - Double(thin.expected)) < 250)
        let jobs = (1...20).map { Int64($0 * 10_000) }
        let known = QuoteSimulation.Charge.hours(jobs: jobs, planned: 1, cap: cap)
        let sum = jobs.reduce(0) { $0 + min($1, cap ?? .max) }
        #expect(known.expected == (sum + 10) / 20)
        #expect(QuoteSimulation.Charge.exact(7).expected == 7)
    }
}
