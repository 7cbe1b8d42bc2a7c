import Foundation
import HubDomain
import HubJSON
import Testing

/// The examples of docs/kpis.md.
struct KPIDocumentTests {
    private struct Example {
        let metric: KPIMetric
        let options: KPIOptions
        let samples: [FactSample]
        let value: String
    }

    private static let instant = Instant(milliseconds: 1_780_000_000_000)

    private static func document() throws -> String {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "../../../docs/kpis.md").standardized, encoding: .utf8)
    }

    private static func examples() throws -> [Example] {
        try document().split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 3, let name = cells[0].split(separator: " ").first else { return nil }
            guard let metric = KPIMetric(rawValue: String(name)), cells[1].contains("=") else { return nil }
            var options = KPIOptions()
            for option in cells[0].split(separator: " ").dropFirst() {
                let pair = option.split(separator: "=").map(String.init)
                switch pair[0] {
                case "unit": options.unit = try #require(KPIOptions.Unit(rawValue: pair[1]))
                default: options.strictness = try #require(KPIOptions.Strictness(rawValue: pair[1]))
                }
            }
            let samples = try cells[1].split(separator: " ").map { try sample(String($0)) }
            return Example(metric: metric, options: options, samples: samples, value: cells[2])
        }
    }

    private static func sample(_ text: String) throws -> FactSample {
        let sides = text.split(separator: "=").map(String.init)
        let names = sides[0].split(whereSeparator: { $0 == "[" || $0 == "]" }).map(String.init)
        return FactSample(
            metric: try #require(Fact.Metric(rawValue: names[0])),
            label: names.count > 1 ? names[1] : nil,
            at: instant,
            total: try #require(Int64(sides[1])),
            recordedAt: instant
        )
    }

    private static func text(_ value: KPIValue) -> String {
        func number(_ value: Double) -> String { value == value.rounded() ? String(Int(value)) : String(value) }
        return switch value.amount {
        case .nothing: "null"
        case .count(let count): String(count)
        case .ratio(let ratio): number(ratio)
        case .spread(let mean, let p50, let p85, let p95):
            "mean \(number(mean)), p50 \(number(p50)), p85 \(number(p85)), p95 \(number(p95))"
        }
    }

    @Test func `every example of the document comes out as it says`() throws {
        let examples = try Self.examples()
        #expect(examples.count == 19)
        let window = KPIWindow(from: Self.instant, to: Self.instant + .days(1), zone: .utc)
        for example in examples {
            let query = KPIQuery(metric: example.metric, options: example.options, window: window)
            let sources = Set(query.definition.sources)
            #expect(example.samples.allSatisfy { sources.contains($0.metric) }, "\(example.metric)")
            let answer = query.answer(example.samples, periods: [window])
            #expect(Self.text(answer.value) == example.value, "\(example.metric)")
            let late = KPIWindow(from: window.to, to: window.to + .days(1), zone: .utc)
            let none = KPIQuery(metric: example.metric, options: example.options, window: late)
            #expect(none.answer(example.samples, periods: [late]).value.n == 0, "the window is half-open")
        }
    }

    @Test func `every figure is in the document`() throws {
        let text = try Self.document()
        for metric in KPIMetric.allCases { #expect(text.contains(metric.rawValue), "\(metric)") }
    }

    @Test func `the flow and the urgent share of the document come out too`() throws {
        let window = KPIWindow(from: Self.instant, to: Self.instant + .days(1), zone: .utc)
        func group(_ priority: String) throws -> FactGroup {
            try #require(FactGroup(name: "consumer|\(priority)|email-newsletter|||email|"))
        }
        let (normal, urgent) = (try group("normal"), try group("urgent"))
        let submissions = (0..<8).map { index in
            FactSample(
                metric: .submitted,
                label: "intake",
                at: Self.instant,
                total: 1,
                recordedAt: Self.instant,
                group: index < 2 ? urgent : normal
            )
        }
        let share = KPIQuery(metric: .urgentShare, window: window).answer(submissions, periods: [window])
        #expect(share.value == KPIValue(n: 8, .ratio(0.25)))

        let counts: [(StageKey, Int64)] = [("intake", 1), ("build", 1), ("qa", 1)]
        let stages = counts.map { StageCount(stage: $0.0, group: normal, number: $0.1) }
        let later = window.to + .hours(1)
        let all: Set<StageKey> = ["intake", "build", "qa", "launch", "live", "closed"]
        let flow = KPIQuery(metric: .flow, window: window, isEndOpen: true)
            .flowAnswer(stages, [], stages: all, periods: [window], now: later)
        #expect(flow.series.map(\.by) == [["build"], ["intake"], ["qa"]] && flow.series.allSatisfy { $0.value.n == 1 })
        let wip = KPIQuery(metric: .wip, window: window, isEndOpen: true)
            .flowAnswer(stages, [], stages: ["build", "qa", "launch"], periods: [window], now: later)
        #expect(wip.value == .count(2))
    }

    @Test func `money and utilisation of the document come out too`() throws {
        let group = try #require(FactGroup(name: "consumer|normal|email-newsletter|||email|"))
        let window = KPIWindow(from: Self.instant, to: Self.instant + .days(1), zone: .utc)
        func account(_ number: Int64, _ line: CampaignAccount.Line) throws -> CampaignAccount {
            CampaignAccount(
                campaign: try #require(CampaignKey("CMP-\(number)")),
                at: Self.instant,
                recordedAt: Self.instant,
                group: group,
                currency: "EUR",
                lines: [line],
                isCaptured: true
            )
        }
        let accounts = [
            try account(1, .init(service: "a", price: 1_000, cost: 600, quoted: 1_000, terms: .fixed)),
            try account(2, .init(service: "b", price: 400, cost: 300, quoted: 320, terms: .hours)),
        ]
        func value(_ metric: KPIMetric, _ figure: MoneyFigure) -> KPIValue.Amount {
            KPIQuery(metric: metric, window: window).moneyAnswer(accounts, figure, periods: [window]).value.amount
        }
        let text = try Self.document()
        for (amount, shown) in [
            (value(.margin, .margin), 0.35714285714285715),
            (value(.estimateVariance, .estimateVariance), 0.06060606060606061),
            (value(.fixedPriceShare, .fixedPriceShare(.spend)), 0.7142857142857143),
        ] {
            #expect(amount == .ratio(shown) && text.contains("\(shown)"))
        }
        #expect(value(.costPerCampaign, .costPerCampaign) == .spread(mean: 450, p50: 300, p85: 600, p95: 600))
        let loads = [
            PersonLoad(person: "a", available: [2_400], logged: [435]),
            PersonLoad(person: "b", available: [0], logged: [0]),
        ]
        let used = KPIQuery(metric: .utilisation, window: window)
            .utilisationAnswer(loads, periods: [window], now: window.to)
        #expect(used.value.amount == .ratio(0.18125) && text.contains("0.18125") && used.extra["overloaded"] == 0)
    }

    @Test func `currencies are kept apart, and the work on a variant stands in its master's line`() throws {
        let group = try #require(FactGroup(name: "consumer|normal|email-newsletter|||email|"))
        let key = try #require(CampaignKey("CMP-1"))
        func line(_ id: String, of master: String? = nil) -> ServiceLine {
            ServiceLine(
                id: id,
                service: "landing-page",
                serviceVersion: 1,
                tier: .small,
                proposedTier: nil,
                quantity: 1,
                locale: "en-GB",
                variantOf: master,
                attempt: 1,
                answers: [:]
            )
        }
        var booked = BookedCampaign(campaign: key, at: Self.instant, recordedAt: Self.instant, group: group)
        booked.lines = [line("L1"), line("L2", of: "L1")]
        booked.sums = [
            BookedSum(line: "L1", currency: "EUR", bill: 500, cost: 300, isExpense: false),
            BookedSum(line: "L2", currency: "EUR", bill: 70, cost: 40, isExpense: false),
            BookedSum(line: "L2", currency: "EUR", bill: 11, cost: 10, isExpense: true),
            BookedSum(line: "L1", currency: "EUR", bill: 30, cost: 20, isExpense: false, isChangeOrder: true),
            BookedSum(line: "L9", currency: "EUR", bill: 5, cost: 4, isExpense: false),
            BookedSum(line: "L1", currency: "GBP", bill: 1, cost: 1, isExpense: false),
        ]
        let accounts = try booked.accounts(in: "EUR", PriceBook())
        #expect(accounts.map(\.currency) == ["EUR", "GBP"])
        #expect(accounts[0].lines.map(\.price) == [600, 0, 5] && accounts[0].lines.map(\.cost) == [360, 0, 4])
        #expect(accounts[0].lines.map(\.expensePrice) == [0, 11, 0] && accounts[0].lines[2].service == nil)
        #expect(accounts[1].lines.map(\.price) == [1, 0])
    }

    @Test func `a line whose price has no amount for it leaves the other figures alone`() throws {
        let reference = DefinitionReference(kind: .price, key: "newsletter-fixed", version: 1)
        let price = PriceDefinition(
            key: reference.key,
            name: "Newsletter",
            service: "newsletter",
            effectiveFrom: try #require(CivilDate(iso8601: "2026-01-01")),
            terms: .fixed(["GBP": PerTier(small: 1, medium: 1, large: 1)])
        )
        var booked = BookedCampaign(
            campaign: try #require(CampaignKey("CMP-1")),
            at: Self.instant,
            recordedAt: Self.instant,
            group: try #require(FactGroup(name: "consumer|normal|email-newsletter|||email|"))
        )
        booked.lines = [
            ServiceLine(
                id: "L1",
                service: "newsletter",
                serviceVersion: 1,
                tier: .small,
                proposedTier: nil,
                quantity: 1,
                locale: "en-GB",
                answers: [:],
                price: reference
            )
        ]
        booked.sums = [BookedSum(line: "L1", currency: "EUR", bill: 500, cost: 300, isExpense: false)]
        let prices = PriceBook([PriceBook.Entry(reference, price)])
        let line = try #require(try booked.accounts(in: "EUR", prices).first?.lines.first)
        #expect(line.terms == .unpriced && line.price == 0 && line.cost == 300)
    }
}
