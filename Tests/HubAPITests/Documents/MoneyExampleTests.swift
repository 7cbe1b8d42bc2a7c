import Foundation
import HubDefinitions
import HubDomain
import HubTestSupport
import Testing

/// The worked examples of docs/pricing.md, worked out again from the shipped definitions.
struct MoneyExampleTests {
    private func page() throws -> String {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        return try String(
            contentsOf: root.appending(path: "../../../docs/pricing.md").standardizedFileURL,
            encoding: .utf8
        )
    }

    @Test func `every figure of the examples comes out again`() throws {
        let page = try page()
        let set = try TestHub.shippedDefinitions()
        let card = try #require(set.rateCards["standard-gbp"])
        func hourly(_ role: Role) throws -> Int64 {
            try #require(card.rates.first { $0.role == role && $0.team == nil && $0.vendor == nil }).hourly.bill
        }
        func expect(_ minor: Int64, sourceLocation: SourceLocation = #_sourceLocation) {
            #expect(page.contains("**\(Money(minor, "GBP").text)**"), "\(minor)", sourceLocation: sourceLocation)
        }
        let producing = try MinorUnits.amount(forMinutes: 95, atHourly: hourly(.producer))
        let reviewing = try MinorUnits.amount(forMinutes: 47, atHourly: hourly(.reviewer))
        expect(producing)
        expect(reviewing)
        let parts = try MinorUnits.allocate(1_001, by: [1, 1, 1]).map { Money($0, "GBP").decimalText }
        #expect(page.contains("**\(parts[0]), \(parts[1]) and \(Money(333, "GBP").text)**"))
        #expect(parts[2] == "3.33")

        let march = try #require(CalendarMonth("2026-03"))
        let table = try #require(set.exchangeTables["monthly"])
        let cost = try table.convert(Money(10_000, "EUR"), to: "GBP", in: march)
        let order = try Expense.bill(for: cost, markUp: 10)
        expect(cost.minor)
        expect(order.minor)

        let words = try #require(set.prices["content-translation"])
        expect(try #require(try words.amount(tier: .small, quantity: 1, units: 2_501, in: "GBP")))

        let newsletter = try #require(set.prices["email-newsletter"])
        let fixed = try #require(try newsletter.amount(tier: .medium, quantity: 1, units: nil, in: "GBP"))
        let charge = try CancellationCharge.Line(line: "L1", amount: fixed, percent: newsletter.cancellation.build)
            .charge
        expect(charge)
        expect(charge + (try hourly(.producer)))

        let quoted = QuoteSimulation.Charge.hours(jobs: [Int64](repeating: 131_236, count: 12), planned: 0, cap: nil)
        expect(quoted.expected - (try hourly(.producer)))

        let first = try MinorUnits.amount(forMinutes: 200, atHourly: hourly(.producer))
        expect(fixed + first + producing + reviewing + order.minor)
    }
}
