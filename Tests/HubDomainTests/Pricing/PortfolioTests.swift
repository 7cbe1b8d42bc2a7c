import HubDomain
import Testing

struct PortfolioTests {
    private static let month = CalendarMonth(of: CivilDate(dayNumber: 20_500))

    private func spend(_ kind: BillableItem.Kind, _ amount: Int64, _ cost: Int64 = 0, _ currency: String = "EUR")
        -> PortfolioSpend
    {
        PortfolioSpend(
            month: Self.month,
            division: "d",
            currency: currency,
            kind: kind,
            amount: amount,
            cost: cost
        )
    }

    @Test func `shares are of work alone, in each currency by itself`() {
        let shares = FixedShare.byCurrency([
            spend(.time, 600, 400), spend(.fixed, 300, 150), spend(.monthly, 100), spend(.expense, 9_999, 9_000),
            spend(.credit, -50), spend(.fixed, 70, 80, "GBP"),
        ])
        #expect(shares.map(\.currency) == ["EUR", "GBP"])
        #expect(shares[0].total == 1_000)
        #expect(shares[0].share == 0.4)
        #expect(shares[0].margin == 1 - 550.0 / 900)
        #expect(shares[1].share == 1)
        #expect(shares[1].margin == 1 - 80.0 / 70)
        #expect(FixedShare.byCurrency([spend(.expense, 5)]) == [])
    }

    @Test func `a phase is left when every criterion is met, and none is met unmeasured`() {
        var figures = PortfolioPhase.Figures()
        figures.catalogueCoverage = 0.9
        figures.servicesWithSLA = 1
        #expect(PortfolioPhase.current(of: PortfolioPhase.all(figures)) == 1)
        #expect(PortfolioPhase.all(figures)[0].criteria.map(\.isMet) == [true, true, nil])
        figures.capture = 0.95
        #expect(PortfolioPhase.current(of: PortfolioPhase.all(figures)) == 2)
        figures.slaAttainment = 0.96
        figures.forecastError = 0.26
        figures.fixedSpend = 0.8
        #expect(PortfolioPhase.current(of: PortfolioPhase.all(figures)) == 2)
        figures.forecastError = 0.25
        figures.quarterMargin = 0.1
        #expect(PortfolioPhase.current(of: PortfolioPhase.all(figures)) == 3)
        #expect(PortfolioPhase.all(figures)[2].isLeft == false)
        figures.quarterMargin = 0.2
        #expect(PortfolioPhase.all(figures)[2].isLeft)
    }

    @Test func `the share of services counts tiers and divisions`() throws {
        let terms = PriceDefinition.Terms.fixed(["EUR": PerTier(small: nil, medium: 100, large: nil)])
        let price = PriceDefinition(
            key: "p",
            name: "p",
            service: "email",
            tiers: [.medium],
            divisions: ["big"],
            effectiveFrom: CivilDate(dayNumber: 20_000),
            terms: terms
        )
        let book = PriceBook([PriceBook.Entry(DefinitionReference(kind: .price, key: "p", version: 1), price)])
        func share(_ day: Int) -> Double? {
            book.fixedShare(of: ["email", "page"], for: ["big", "small"], on: CivilDate(dayNumber: day))
        }
        #expect(share(19_999) == 0)
        #expect(share(20_000) == 1.0 / 12)
        #expect(book.fixedShare(of: [], for: ["big"], on: CivilDate(dayNumber: 0)) == nil)
        #expect(try price.amount(tier: .medium, quantity: 2, units: nil, in: "EUR") == 200)
        #expect(try price.amount(tier: .large, quantity: 2, units: nil, in: "EUR") == nil)
        #expect(price.billsHours(.large))
    }

    @Test func `months move over the ends of years`() {
        let march = CalendarMonth("2026-03")
        #expect(march?.moved(by: -3).description == "2025-12")
        #expect(march?.moved(by: 10).description == "2027-01")
        #expect(march?.moved(by: -27).description == "2023-12")
    }
}
