import HubDomain
import Testing

struct RateBookTests {
    private static func date(_ text: String) -> CivilDate { CivilDate(iso8601: text) ?? CivilDate(dayNumber: 0) }

    private static func entry(_ version: Int, from: String, _ rates: [RateCard.Rate]) -> RateBook.Entry {
        RateBook.Entry(
            DefinitionReference(kind: .rateCard, key: "card", version: version),
            RateCard(key: "card", name: "Card", currency: "EUR", validFrom: date(from), rates: rates)
        )
    }

    private static func rate(
        _ bill: Int64,
        _ role: Role = .producer,
        team: String? = nil,
        vendor: String? = nil,
        division: String? = nil
    ) -> RateCard.Rate {
        RateCard.Rate(
            role: role,
            team: team,
            vendor: vendor,
            division: division,
            hourly: HourlyRate(bill: bill, cost: bill / 2)
        )
    }

    private let book = RateBook([
        entry(1, from: "2025-01-01", [rate(7_000)]),
        entry(
            2,
            from: "2026-01-01",
            [
                rate(8_000), rate(9_000, team: "berlin"), rate(8_500, .vendor, vendor: "agency"),
                rate(6_000, division: "consumer"), rate(6_500, team: "berlin", division: "consumer"),
            ]
        ),
        entry(3, from: "2027-01-01", [rate(9_999)]),
    ])

    private func find(
        _ role: Role = .producer,
        division: String = "enterprise",
        team: String? = nil,
        vendor: String? = nil,
        on date: String = "2026-03-02",
        override: [Role: HourlyRate] = [:]
    ) throws -> AppliedRate {
        try book.rate(
            for: RatedWork(
                role: role,
                division: division,
                currency: "EUR",
                team: team,
                vendor: vendor,
                date: Self.date(date)
            ),
            overriding: override
        )
    }

    @Test func `the line's own rate goes before everything`() throws {
        let rate = try find(division: "consumer", team: "berlin", override: [.producer: HourlyRate(bill: 1, cost: 1)])
        #expect(rate.source == .line)
        #expect(rate.hourly.bill == 1)
    }

    @Test func `the contract of the division goes before the place`() throws {
        #expect(try find(division: "consumer", team: "berlin").hourly.bill == 6_500)
        let elsewhere = try find(division: "consumer", team: "singapore")
        #expect(elsewhere.hourly.bill == 6_000)
        #expect(elsewhere.source == .division)
    }

    @Test func `the rate of the place goes before that of the role`() throws {
        let placed = try find(team: "berlin")
        #expect(placed.source == .site)
        #expect(placed.hourly.bill == 9_000)
        let common = try find(team: "singapore")
        #expect(common.source == .role)
        #expect(common.hourly.bill == 8_000)
        #expect(try find(.vendor, vendor: "agency").source == .site)
    }

    @Test func `the work date chooses the card`() throws {
        #expect(try find(on: "2025-12-31").card.version == 1)
        #expect(try find(on: "2026-01-01").card.version == 2)
        #expect(try find(on: "2027-06-01").hourly.bill == 9_999)
    }

    @Test func `no rate is an error and never free work`() {
        #expect(throws: HubError.self) { try find(.reviewer) }
        #expect(throws: HubError.self) { try find(.vendor, vendor: "unknown") }
        #expect(throws: HubError.self) { try find(on: "2024-12-31") }
    }
}
