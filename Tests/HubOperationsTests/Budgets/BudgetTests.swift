import HubDefinitions
import HubDomain
import HubJSON
import HubStore
import HubTestSupport
import Testing

@testable import HubOperations

struct BudgetTests {
    private static let finance = TestPerson.finance.caller

    private func span(_ first: String, _ last: String) throws -> MonthSpan {
        let months = try (#require(CalendarMonth(first)), #require(CalendarMonth(last)))
        return try #require(MonthSpan(from: months.0, through: months.1))
    }

    private func figures(_ test: TestHub, _ division: String, _ months: MonthSpan, _ kind: Budget.Kind = .work)
        async throws -> [Int64]
    {
        try await test.hub.store.read { tx in
            let figures = try test.hub.spending(of: division, kind, in: tx).figures(of: months)
            return [figures.billed, figures.unbilled, figures.committed]
        }
    }

    private func draft(_ test: TestHub) throws -> RequestDraft {
        var draft = try RequestDraft.newsletter(at: test.now)
        draft.lines += try RequestDraft.landingPage(at: test.now).lines
        draft.brief["regulatedClaims"] = false
        return draft
    }

    @Test func `a campaign moves from committed to unbilled to billed, and is never in two`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let year = try span("2026-01", "2027-12")
        let key = try await run.campaign(in: .intake, from: draft(test)).key
        #expect(try await figures(test, "consumer", year) == [0, 0, 0])
        try await run.advance(key, to: .build)
        let quote = try await test.hub.quote(of: key, for: Self.finance).quote
        let (fixed, hours) = (quote.figures.lines[0], quote.figures.lines[1])
        let whole = fixed.expected + hours.expected
        #expect(fixed.expected == fixed.amount && hours.amount == nil && hours.expected > 0)
        #expect(try await figures(test, "consumer", year) == [0, 0, whole])

        // 72.24 an hour, on the line that bills its hours; an hour on the other one changes nothing.
        let day = try #require(CivilDate(iso8601: "2026-03-02"))
        _ = try await test.hub.enter(
            [
                TimeDraft(campaign: key, line: "L2", workDate: day, minutes: 60),
                TimeDraft(campaign: key, line: "L1", workDate: day, minutes: 60),
            ],
            by: TestPerson.producer.caller
        )
        #expect(try await figures(test, "consumer", year) == [0, 7_224, whole - 7_224])
        let order = ExpenseDraft(
            line: "L2",
            vendor: "agency-a",
            description: "Pictures",
            kind: .passThrough,
            markUp: 0,
            amount: Money(5_000, "GBP"),
            orderedOn: nil
        )
        let expense = try await test.hub.order(order, for: key, by: TestPerson.lead.caller).value.expense.id
        #expect(try await figures(test, "consumer", year) == [0, 7_224, whole - 7_224 + 5_000])
        _ = try await test.hub.invoice(expense: expense, amount: nil, on: nil, by: TestPerson.lead.caller)
        #expect(try await figures(test, "consumer", year) == [0, 12_224, whole - 7_224])

        // Media is a budget of its own.
        var media = order
        media.kind = .media
        _ = try await test.hub.order(media, for: key, by: TestPerson.lead.caller)
        #expect(try await figures(test, "consumer", year) == [0, 12_224, whole - 7_224])
        #expect(try await figures(test, "consumer", year, .media) == [0, 0, 5_000])

        // What the hours were expected to come to beyond what was worked isn't expected any more.
        try await run.advance(key, to: .live)
        let due = fixed.expected + 12_224
        #expect(try await figures(test, "consumer", year) == [0, due, 0])
        test.clock.set(try #require(Instant(rfc3339: "2026-04-02T00:00:00Z")))
        let march = try #require(CalendarMonth("2026-03"))
        let made = try await test.hub.draftStatement(for: "consumer", march, by: Self.finance).value.statement
        #expect(try await figures(test, "consumer", year) == [0, due, 0])
        _ = try await test.hub.issueStatement(made.id, by: Self.finance)
        #expect(try await figures(test, "consumer", year) == [due, 0, 0])
        #expect(try await figures(test, "consumer", span("2026-03", "2026-03")) == [due, 0, 0])
        #expect(try await figures(test, "consumer", span("2026-04", "2026-12")) == [0, 0, 0])
    }

    @Test func `a managed service is committed for every month to come`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let draft = try BriefFixture("nurture-onboarding", at: test.now).draft
        let campaign = try await run.campaign(in: .build, from: draft)
        let division = campaign.division
        let month = try await test.hub.quote(of: campaign.key, for: Self.finance).quote.figures.exact
        let due = CalendarMonth(of: ZoneID.utc.rules.date(at: try #require(campaign.committedLaunchAt)))
        let year = try span(due.description, "2026-12")
        let months = Int64(12 - due.month + 1)
        #expect(try await figures(test, division, year) == [0, 0, months * month])
        try await run.advance(campaign.key, to: .live)
        let march = try span("2026-03", "2026-12")
        #expect(try await figures(test, division, march) == [0, 0, 10 * month])
        test.clock.set(try #require(Instant(rfc3339: "2026-05-02T12:00:00Z")))
        #expect(try await figures(test, division, march) == [0, 2 * month, 8 * month])
        _ = try await run.perform(ActionRequest(action: "close"), on: campaign.key, by: .producer)
        #expect(try await figures(test, division, march) == [0, 2 * month, 0])
    }

    @Test func `a budget in the way warns, or refuses where the workflow says so, with its figures`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let key = try await run.campaign(in: .intake, from: draft(test)).key
        let launch = test.now + .days(30)
        let request = ActionRequest(action: "accept", committedLaunchAt: launch)
        let months = try span("2026-03", "2027-02")
        let budget = BudgetDraft(
            division: "consumer",
            kind: .work,
            first: months.first,
            last: months.last,
            amount: Money(10_000, "GBP"),
            note: nil,
            reason: "First plan"
        )
        let set = try await test.hub.setBudget(budget, by: Self.finance).value.budget
        let plans = try await test.hub.actions(on: key, for: TestPerson.producer.caller).plans
        let accept = try #require(plans.first { $0.action.effect == .accept })
        let warning = try #require(accept.warnings.first { $0.code == "budget-exceeded" })
        #expect(
            warning.detail.contains("work budget of consumer, 2026-03 to 2027-02 has 100.00 GBP of 100.00 GBP left")
        )
        #expect(warning.satisfy?.href == "/v1/budgets/\(set.id)")

        let files = TestHub.shippedFiles().map { file in
            file.path.hasSuffix("campaign-production.yaml")
                ? DefinitionFile(
                    path: file.path,
                    text: file.text.replacing("{budget-available: warn}", with: "{budget-available: refuse}")
                ) : file
        }
        _ = try await test.hub.apply(try DefinitionSet.load(files: files), author: "tests", reason: nil)
        let strict = try await run.campaign(in: .intake, from: draft(test)).key
        let refusal = await #expect(throws: HubError.self) {
            try await run.perform(request, on: strict, by: .producer)
        }
        #expect(refusal?.code == .gateUnmet)
        #expect(refusal?.issues.map(\.code) == ["budget-exceeded"])
        _ = try await test.hub.changeBudget(
            set.id,
            amount: 10_000_000,
            note: nil,
            reason: "Second plan",
            by: Self.finance,
            expecting: 1
        )
        #expect(try await run.perform(request, on: strict, by: .producer).stage == .build)
        let events = try await test.allEvents().map(\.event).filter { $0.type.hasPrefix("budget.") }
        #expect(events.map(\.type) == ["budget.set", "budget.changed"])
        #expect(events.last?.body.contains("Second plan") == true)
    }

    @Test func `a month has one budget of a kind`() async throws {
        let test = try await TestHub()
        func set(_ first: String, _ last: String, _ kind: Budget.Kind = .work) async throws {
            let months = try span(first, last)
            let draft = BudgetDraft(
                division: "consumer",
                kind: kind,
                first: months.first,
                last: months.last,
                amount: Money(1, "GBP"),
                note: nil,
                reason: "Plan"
            )
            _ = try await test.hub.setBudget(draft, by: Self.finance)
        }
        try await set("2026-04", "2027-03")
        try await set("2027-04", "2027-04")
        try await set("2026-04", "2027-03", .media)
        for (first, last) in [("2027-03", "2027-03"), ("2026-01", "2026-04"), ("2025-01", "2028-01")] {
            let error = await #expect(throws: HubError.self) { try await set(first, last) }
            #expect(error?.code == .conflict)
        }
    }
}
