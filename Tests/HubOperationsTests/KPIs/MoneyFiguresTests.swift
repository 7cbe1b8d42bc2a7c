import HubDomain
import HubTestSupport
import Testing

@testable import HubOperations

/// A newsletter at a fixed price in pounds, a webinar by the hour and its capped landing page in euros.
struct MoneyFiguresTests {
    private struct Booked {
        let test: TestHub
        let newsletter: CampaignKey
        let webinar: CampaignKey
        let charges: [TimeCharge]
        let window: KPIWindow

        func answer(_ metric: KPIMetric, by: [KPIDimension] = [], _ options: KPIOptions = KPIOptions()) async throws
            -> KPIAnswer
        {
            try await test.hub.kpi(KPIQuery(metric: metric, options: options, window: window, by: by))
        }

        /// The one value of a split by currency.
        func value(_ metric: KPIMetric, in currency: String, _ options: KPIOptions = KPIOptions()) async throws
            -> KPIValue?
        {
            try await answer(metric, by: [.currency], options).series.first { $0.by == [currency] }?.value
        }
    }

    private func book() async throws -> Booked {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let newsletter = try await run.campaign(in: .live).key
        let webinar = try await run.campaign(in: .live, from: RequestDraft.twoLines(at: test.now)).key
        let day = ZoneID.utc.rules.date(at: test.now)
        let work = [(newsletter, "L1", 90), (webinar, "L1", 300), (webinar, "L2", 45)]
        let charges = try await test.hub.enter(
            work.map { TimeDraft(campaign: $0.0, line: $0.1, workDate: day, minutes: $0.2) },
            by: TestPerson.producer.caller
        ).value.compactMap(\.entry.charge)
        let begin = ZoneID.utc.rules.earliest(LocalDateTime(day.adding(days: -6), .startOfDay))
        let window = KPIWindow(from: begin, to: begin + .days(7), zone: .utc)
        return Booked(test: test, newsletter: newsletter, webinar: webinar, charges: charges, window: window)
    }

    @Test func `money of two currencies isn't added, and each is right by itself`() async throws {
        let booked = try await book()
        let hub = booked.test.hub
        let lead = TestPerson.lead.caller
        let quoted = try await hub.quote(of: booked.newsletter, for: lead).quote.figures
        let webinarQuote = try await hub.quote(of: booked.webinar, for: lead).quote.figures
        #expect(quoted.currency == "GBP" && webinarQuote.currency == "EUR" && booked.charges.count == 3)

        let cost = try await booked.answer(.costPerCampaign)
        #expect(cost.value == KPIValue(n: 2, .nothing) && cost.note != nil && cost.currency == nil)
        #expect(cost.series.map(\.by) == [["EUR"], ["GBP"]])
        let (pounds, euros) = (booked.charges[0].cost, booked.charges[1].cost + booked.charges[2].cost)
        #expect(cost.series.map(\.value) == [.amounts([euros]), .amounts([pounds])])

        let price = quoted.exact
        #expect(try await booked.value(.margin, in: "GBP") == .ratio(KPIShare(price - pounds, of: price)))
        let worked = booked.charges[1].bill + booked.charges[2].bill
        #expect(try await booked.value(.margin, in: "EUR") == .ratio(KPIShare(worked - euros, of: worked)))
        let expected = webinarQuote.lines.map { $0.amount ?? $0.p50 }.reduce(0, +)
        #expect(
            try await booked.value(.estimateVariance, in: "EUR") == .ratio(KPIShare(worked - expected, of: expected))
        )
        #expect(try await booked.value(.estimateVariance, in: "GBP") == .ratio(KPIShare(0, of: price)))
        #expect(try await booked.value(.fixedPriceShare, in: "GBP") == .ratio(KPIShare(price, of: price)))
        var services = KPIOptions()
        services.measure = .services
        #expect(try await booked.value(.fixedPriceShare, in: "EUR", services) == .ratio(KPIShare(0, of: 2)))
        #expect(try await booked.value(.fixedPriceShare, in: "GBP", services) == .ratio(KPIShare(1, of: 1)))
    }

    @Test func `a line stands under its own service, and expenses count but media money doesn't`() async throws {
        let booked = try await book()
        let run = ScenarioRunner(booked.test)
        let built = try await run.campaign(in: .build, from: RequestDraft.twoLines(at: booked.test.now)).key
        func order(_ kind: Expense.Kind) async throws -> Expense {
            let draft = ExpenseDraft(
                line: "L2",
                vendor: "agency-a",
                description: "Pictures",
                kind: kind,
                markUp: kind == .markUp ? 10 : 0,
                amount: Money(20_000, "EUR"),
                orderedOn: nil
            )
            return try await booked.test.hub.order(draft, for: built, by: TestPerson.producer.caller).value.expense
        }
        let expense = try await order(.markUp)
        _ = try await order(.media)
        try await run.advance(built, to: .live)
        var filter = KPIFilter()
        filter.service = "landing-page"
        let query = KPIQuery(metric: .costPerCampaign, window: booked.window, filter: filter)
        let page = try await booked.test.hub.kpi(query)
        #expect(page.currency == "EUR")
        #expect(page.value == .amounts([booked.charges[2].cost, expense.cost.minor]))
        let split = try await booked.answer(.costPerCampaign, by: [.service, .currency])
        #expect(split.series.first { $0.by == ["landing-page", "EUR"] }?.value == page.value)
    }

    @Test func `cancelled work is sunk until it is taken up again`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let key = try await run.campaign(in: .build).key
        let day = ZoneID.utc.rules.date(at: test.now)
        let draft = TimeDraft(campaign: key, line: "L1", workDate: day, minutes: 30)
        let entry = try await test.hub.enter([draft], by: TestPerson.producer.caller).value[0]
        let cost = try #require(entry.entry.charge?.cost)
        let window = KPIWindow(from: test.now + .days(-1), to: test.now + .days(1), zone: .utc)
        let query = KPIQuery(metric: .sunkCost, window: window)
        #expect(try await test.hub.kpi(query).value == KPIValue(n: 0, .count(0)))
        let request = ActionRequest(action: "cancel", reason: "Called off")
        try await run.perform(request, on: key, by: .lead)
        let sunk = try await test.hub.kpi(query)
        #expect(sunk.value == KPIValue(n: 1, .count(cost)) && sunk.currency == "GBP")
        try await run.perform(ActionRequest(action: "reopen", reason: "On again"), on: key, by: .lead)
        #expect(try await test.hub.kpi(query).value.n == 0)
    }

    @Test func `utilisation is hours on lines by hours of the calendar less absences`() async throws {
        let booked = try await book()
        let hub = booked.test.hub
        let people = TestPerson.allCases.filter { person in
            person != .formerProducer && person.grants.contains { $0.role == .producer || $0.role == .reviewer }
        }
        // Six days before the launch, and that day itself: those who produce are all in one zone.
        let calendar = try #require(hub.definitions.head(.calendar, "germany-berlin")?.value.calendar)
        let end = min(booked.window.to, booked.test.now)
        let each = calendar.elapsed(from: booked.window.from, to: end).count / 60_000
        let before = try await booked.answer(.utilisation)
        #expect(each > 0 && before.value == .ratio(KPIShare(435, of: each * Int64(people.count))))
        let day = ZoneID.utc.rules.date(at: booked.window.from)
        _ = try await hub.addAbsence(
            from: day,
            to: day.adding(days: 30),
            note: nil,
            of: TestPerson.reviewer.id,
            by: TestPerson.reviewer.caller
        )
        let after = try await booked.answer(.utilisation)
        #expect(after.value == .ratio(KPIShare(435, of: each * Int64(people.count - 1))))
        #expect(after.extra["overloaded"] == 0)
    }

    @Test func `how long approvers took is told by kind, and comes out of the events again`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        try await run.campaign(in: .live)
        let window = KPIWindow(from: test.now + .days(-9), to: test.now + .days(1), zone: .utc)
        let query = KPIQuery(metric: .approvalTime, window: window, by: [.kind])
        let answer = try await test.hub.kpi(query)
        #expect(answer.value.n > 0 && answer.series.allSatisfy { $0.by[0] != nil })
        let proof = try await FactRebuild(hub: test.hub).run(isVerifying: true)
        #expect(proof.isSound, "\(proof.differing)")
    }

    @Test func `cost is for finance and leads of the division`() async throws {
        let test = try await TestHub()
        let window = KPIWindow(from: test.now, to: test.now + .days(1), zone: .utc)
        let queries = KPIMetric.allCases.map { KPIQuery(metric: $0, window: window) }
        let secret: [KPIMetric] = [.sunkCost, .costPerCampaign, .margin]
        #expect(test.hub.visible(queries, to: TestPerson.finance.caller).count == queries.count)
        let seen = test.hub.visible(queries, to: TestPerson.producer.caller).map(\.metric)
        #expect(KPIMetric.allCases.filter { !seen.contains($0) } == secret)
        let grant = RoleGrant(role: .finance, division: "consumer")
        let own = Caller(id: "f", name: "F", grants: [grant])
        #expect(test.hub.visible(queries, to: own).count == queries.count - secret.count)
        var filter = KPIFilter()
        filter.division = "consumer"
        let filtered = KPIQuery(metric: .margin, window: window, filter: filter)
        #expect(test.hub.visible([filtered], to: own).count == 1)
        filter.division = "enterprise"
        #expect(test.hub.visible([KPIQuery(metric: .margin, window: window, filter: filter)], to: own).isEmpty)
    }
}
