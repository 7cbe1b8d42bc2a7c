import HubDomain
import Testing

struct ExchangeTableTests {
    private func table() throws -> ExchangeTable {
        let march = try #require(CalendarMonth("2026-03"))
        return ExchangeTable(
            key: "monthly",
            name: "Monthly",
            base: "EUR",
            months: [
                march: [
                    "GBP": DecimalNumber(units: 8_650, scale: 4), "JPY": DecimalNumber(units: 16_025, scale: 2),
                    "BHD": DecimalNumber(units: 41, scale: 2),
                ]
            ]
        )
    }

    // python3 -c "from decimal import *; q=lambda x,p: Decimal(x).quantize(Decimal(p),ROUND_HALF_UP); ..."
    @Test(arguments: [
        (Money(10_000, "EUR"), "GBP", Int64(8_650)), (Money(8_650, "GBP"), "EUR", 10_000),
        // 100.01 EUR × 160.25 = 16,026.6025 JPY
        (Money(10_001, "EUR"), "JPY", 16_027),
        // 1,000 JPY ÷ 160.25 × 0.865 = 5.39781… GBP
        (Money(1_000, "JPY"), "GBP", 540),
        // 12.345 BHD ÷ 0.41 = 30.10975… EUR
        (Money(12_345, "BHD"), "EUR", 3_011), (Money(-10_001, "EUR"), "JPY", -16_027),
        (Money(77, "EUR"), "EUR", 77),
    ])
    func `an amount is converted over the base and rounded once`(money: Money, target: String, minor: Int64) throws {
        let march = try #require(CalendarMonth("2026-03"))
        #expect(try table().convert(money, to: target, in: march) == Money(minor, target))
    }

    @Test func `a missing month or currency is an error, not an older rate`() throws {
        let (march, april) = (try #require(CalendarMonth("2026-03")), try #require(CalendarMonth("2026-04")))
        #expect(throws: HubError.self) { try table().convert(Money(1, "EUR"), to: "GBP", in: april) }
        #expect(throws: HubError.self) { try table().convert(Money(1, "EUR"), to: "USD", in: march) }
    }

    @Test func `months follow each other`() throws {
        let december = try #require(CalendarMonth("2027-12"))
        #expect(december.next.description == "2028-01")
        #expect(december.next.next.lastDay.iso8601 == "2028-02-29")
        #expect(december < december.next)
        #expect(CalendarMonth("2027-13") == nil)
        #expect(CalendarMonth("2027-1") == nil)
    }
}
