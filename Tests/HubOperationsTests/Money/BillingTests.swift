import HubDomain
import HubTestSupport
import Testing

@testable import HubOperations

struct BillingTests {
    private func issue(_ test: TestHub, _ division: String, _ month: CalendarMonth) async throws -> BillingStatement {
        let draft = try await test.hub.draftStatement(for: division, month, by: TestPerson.finance.caller).value
        return try await test.hub.issueStatement(draft.statement.id, by: TestPerson.finance.caller).value.statement
    }

    @Test func `two statements issued at once get two numbers without a gap`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        try await run.campaign(in: .live, from: .newsletter(at: test.now))
        try await run.campaign(in: .live, from: RequestDraft.twoLines(at: test.now))
        let march = CalendarMonth(of: try #require(CivilDate(iso8601: "2026-03-02")))
        let webinar = try await run.campaign(in: .build, from: RequestDraft.twoLines(at: test.now))
        let day = march.firstDay
        _ = try await test.hub.enter(
            [TimeDraft(campaign: webinar.key, line: "L1", workDate: day, minutes: 60)],
            by: TestPerson.producer.caller
        )
        test.clock.set(try #require(Instant(rfc3339: "2026-04-02T00:00:00Z")))
        let finance = TestPerson.finance.caller
        let drafts = try await [
            test.hub.draftStatement(for: "consumer", march, by: finance).value.statement.id,
            test.hub.draftStatement(for: "enterprise", march, by: finance).value.statement.id,
        ]
        let numbers = try await withThrowingTaskGroup(of: Int64?.self) { group in
            for id in drafts {
                group.addTask { try await test.hub.issueStatement(id, by: finance).value.statement.number }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(numbers) == [1, 2])
        for id in drafts {
            await #expect(throws: HubError.self) { try await test.hub.issueStatement(id, by: finance) }
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `over random months everything is billed once, to the minor unit`(seed: UInt64) async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        var random = Xoshiro256(seed: seed)
        // A webinar is billed by the hour, its landing page up to a cap.
        let campaign = try await run.campaign(in: .build, from: RequestDraft.twoLines(at: test.now)).key
        let currency = "EUR"
        var entered: [String: (line: String, bill: Int64)] = [:]
        var billed: [String: Int64] = [:]
        var numbers: [Int64] = []
        var month = CalendarMonth(of: try #require(CivilDate(iso8601: "2026-03-01")))
        for _ in 0..<5 {
            test.clock.set(
                ZoneID.utc.rules.earliest(LocalDateTime(month.next.firstDay, try #require(LocalTime("06:00"))))
            )
            for _ in 0..<random.next(below: 12) {
                let date = month.firstDay.adding(days: random.next(below: 28))
                let draft = TimeDraft(
                    campaign: campaign,
                    line: random.next(below: 2) == 0 ? "L1" : "L2",
                    workDate: date,
                    minutes: 1 + random.next(below: 300)
                )
                guard let made = try? await test.hub.enter([draft], by: TestPerson.producer.caller).value.first else {
                    continue
                }
                let line = try #require(made.entry.work.line?.line)
                entered["time/\(made.entry.id)"] = (line, try #require(made.entry.charge?.bill))
            }
            if let statement = try? await issue(test, "enterprise", month) {
                numbers.append(try #require(statement.number))
                #expect(statement.currency == currency)
                for line in statement.lines {
                    #expect(line.amount == line.sources.reduce(0) { $0 + $1.amount })
                    for source in line.sources { #expect(billed.updateValue(source.amount, forKey: source.id) == nil) }
                }
                #expect(statement.total == statement.lines.reduce(0) { $0 + $1.amount })
            }
            month = month.next
        }
        #expect(numbers == Array(1...Int64(numbers.count)))
        #expect(Set(billed.keys) == Set(entered.keys))
        let hours = entered.filter { $0.value.line == "L1" }
        #expect(hours.allSatisfy { billed[$0.key] == $0.value.bill })
        let capped = entered.filter { $0.value.line == "L2" }
        let worked = capped.values.reduce(0) { $0 + $1.bill }
        let paid = capped.keys.reduce(0) { $0 + (billed[$1] ?? 0) }
        let tier = try await test.hub.campaign(campaign).campaign.line("L2")?.tier
        // config/prices/landing-page.yaml in EUR.
        let cap: Int64 = tier == .small ? 145_000 : tier == .medium ? 260_000 : 540_000
        #expect(paid == min(worked, cap))
    }

    @Test func `a fixed line is billed in the month of its launch, and a shared cost loses no cent`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let campaign = try await run.campaign(in: .build)
        let march = CalendarMonth(of: try #require(CivilDate(iso8601: "2026-03-02")))
        let finance = TestPerson.finance.caller
        let early = try await test.hub.draftStatement(for: "consumer", march, by: finance).value.statement
        #expect(early.lines.isEmpty)
        try await run.advance(campaign.key, to: .live)
        let launched = try await test.hub.draftStatement(for: "consumer", march, by: finance).value.statement
        #expect(launched.lines.map(\.kind) == [.fixed])
        #expect(launched.id == early.id)
        let shared = try await test.hub.share(
            Money(1_001, "GBP"),
            "Platform licence",
            march,
            by: .billed,
            between: ["consumer"],
            for: finance
        ).value
        #expect(shared.shares.map(\.amount) == [1_001])
        await #expect(throws: HubError.self) {
            try await test.hub.share(Money(1, "GBP"), "x", march, by: .equal, between: ["enterprise"], for: finance)
        }
        test.clock.set(try #require(Instant(rfc3339: "2026-04-02T00:00:00Z")))
        // The draft was made before the shared cost.
        await #expect(throws: HubError.self) { try await test.hub.issueStatement(launched.id, by: finance) }
        let issued = try await issue(test, "consumer", march)
        #expect(issued.lines.map(\.kind) == [.fixed, .shared])
        let later = try await test.hub.draftStatement(for: "consumer", march.next, by: finance).value.statement
        #expect(later.lines.isEmpty)
    }

    /// Their events name a line by its id, where the campaign holds a list.
    @Test func `figures can be rebuilt after a line's time was complete and its rates were its own`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let key = try await run.campaign(in: .build).key
        let lead = TestPerson.lead.caller
        try await test.hub.setCapture(of: "L1", of: key, isClosed: true, by: lead)
        let rates = [Role.producer: HourlyRate(bill: 1, cost: 1)]
        try await test.hub.setRates(rates, of: "L1", of: key, reason: "Agreed", by: lead)
        try await run.advance(key, to: .live)
        #expect(try await FactRebuild(hub: test.hub).run(isVerifying: true).isSound)
    }

    @Test func `a monthly line is billed for each month on whose last day it is live`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        let draft = try BriefFixture("nurture-onboarding", at: test.now).draft
        let campaign = try await run.campaign(in: .live, from: draft)
        var month = CalendarMonth(of: try #require(CivilDate(iso8601: "2026-03-02")))
        var kinds: [[BillableItem.Kind]] = []
        for turn in 0..<3 {
            if turn == 2 { _ = try await run.perform(ActionRequest(action: "close"), on: campaign.key, by: .producer) }
            let at = ZoneID.utc.rules.earliest(LocalDateTime(month.next.firstDay, try #require(LocalTime("12:00"))))
            test.clock.set(at)
            let division = campaign.division
            let made = try await test.hub.draftStatement(for: division, month, by: TestPerson.finance.caller).value
            kinds.append(made.statement.lines.map(\.kind))
            if !made.statement.lines.isEmpty { _ = try await issue(test, division, month) }
            month = month.next
        }
        #expect(kinds == [[.monthly], [.monthly], []])
    }
}
