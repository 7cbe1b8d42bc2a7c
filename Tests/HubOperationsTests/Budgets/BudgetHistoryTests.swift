import HubDomain
import HubJSON
import HubStore
import HubTestSupport
import Testing

@testable import HubOperations

/// Random histories of a division, with books of their own kept beside the hub: whatever happens, billed, unbilled and
/// committed never overlap and leave nothing out.
struct BudgetHistoryTests {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `the classes never overlap and nothing is missing`(seed: UInt64) async throws {
        let test = try await TestHub()
        var history = BudgetHistory(test: test, seed: seed)
        for _ in 0..<45 {
            try await history.act()
            try await history.check()
        }
        // Every kind of deed came to pass.
        #expect(history.done.count >= 9, "\(history.done)")
    }
}

/// Does something at random, and knows what it must have come to.
private struct BudgetHistory {
    let test: TestHub
    private let run: ScenarioRunner
    private var random: Xoshiro256
    private var campaigns: [CampaignKey] = []
    private var expenses: [String] = []
    private var statements: [(id: String, total: Int64, lines: [BillingStatement.Line])] = []
    private var credits: Int64 = 0
    private var shared: Int64 = 0
    private(set) var done: [String: Int] = [:]
    private static let division = "consumer"

    init(test: TestHub, seed: UInt64) {
        self.test = test
        run = ScenarioRunner(test)
        random = Xoshiro256(seed: seed)
    }

    private var someCampaign: CampaignKey? {
        mutating get { campaigns.isEmpty ? nil : campaigns[random.next(below: campaigns.count)] }
    }

    private var today: CivilDate { ZoneID.utc.rules.date(at: test.now) }

    mutating func act() async throws {
        let deeds: [(String, Int)] = [
            ("create", campaigns.count < 4 ? 3 : 1), ("accept", 2), ("time", 6), ("remove time", 1), ("order", 3),
            ("invoice", 2), ("take back", 1), ("cancel", 1), ("reopen", 1), ("launch", 2), ("capture", 2),
            ("issue", 2), ("credit", 1), ("share", 1),
        ]
        var left = random.next(below: deeds.reduce(0) { $0 + $1.1 })
        let deed = deeds.first { entry in
            left -= entry.1
            return left < 0
        }
        guard let name = deed?.0 else { return }
        do {
            try await perform(name)
            done[name, default: 0] += 1
        } catch let error as HubError where error.code != .internalError {
            // Not possible now: nothing has happened.
        } catch is NotNow {
        }
    }

    private struct NotNow: Error {}

    private mutating func perform(_ deed: String) async throws {
        let hub = test.hub
        switch deed {
        case "create":
            var draft = try RequestDraft.newsletter(at: test.now)
            draft.lines += try RequestDraft.landingPage(at: test.now).lines
            draft.brief["regulatedClaims"] = false
            campaigns.append(try await run.campaign(in: .intake, from: draft).key)
            return
        case "issue":
            try await issue()
            return
        case "share":
            let month = CalendarMonth(of: today)
            let amount = Int64(1 + random.next(below: 9_000))
            _ = try await hub.share(
                Money(amount, "GBP"),
                "Licence",
                month,
                by: .equal,
                between: [Self.division],
                for: TestPerson.finance.caller
            )
            shared += amount
            return
        case "credit":
            guard let statement = statements.last, let line = statement.lines.first(where: { $0.amount > 0 }) else {
                throw NotNow()
            }
            _ = try await hub.credit(
                1,
                ofLine: line.number,
                of: statement.id,
                reason: "Agreed",
                by: TestPerson.finance.caller
            )
            credits += 1
            return
        case "invoice", "take back":
            guard let id = expenses.randomElement(using: &random) else { throw NotNow() }
            if deed == "invoice" {
                _ = try await hub.invoice(expense: id, amount: nil, on: nil, by: TestPerson.lead.caller)
            } else {
                _ = try await hub.cancel(expense: id, reason: "No longer needed", by: TestPerson.lead.caller)
            }
            return
        default: break
        }
        guard let key = someCampaign else { throw NotNow() }
        try await perform(deed, on: key)
    }

    private mutating func perform(_ deed: String, on key: CampaignKey) async throws {
        let hub = test.hub
        let line = random.next(below: 3) == 0 ? "L1" : "L2"
        let stage = try await hub.campaign(key).campaign.stage
        switch deed {
        case "accept":
            guard stage == .intake else { throw NotNow() }
            try await run.advance(key, to: .build)
        case "launch":
            guard stage == .build else { throw NotNow() }
            try await run.advance(key, to: .live)
        case "cancel":
            _ = try await run.perform(ActionRequest(action: "cancel", reason: "Enough"), on: key, by: .lead)
        case "reopen":
            guard stage == "cancelled" else { throw NotNow() }
            _ = try await run.perform(ActionRequest(action: "reopen", reason: "After all"), on: key, by: .lead)
        case "capture":
            let isClosed = random.next(below: 2) == 0
            try await hub.setCapture(of: line, of: key, isClosed: isClosed, by: TestPerson.lead.caller)
        case "time":
            let draft = TimeDraft(
                campaign: key,
                line: line,
                workDate: today.adding(days: -random.next(below: 40)),
                minutes: 1 + random.next(below: 900)
            )
            _ = try await hub.enter([draft], by: TestPerson.producer.caller)
        case "remove time":
            let entries = try await hub.timeEntries(of: key, for: TestPerson.lead.caller)
            guard let entry = entries.first?.entry else { throw NotNow() }
            try await hub.remove(time: entry.id, reason: "Wrong line", by: TestPerson.lead.caller, expecting: nil)
        default:
            let kinds: [Expense.Kind] = [.passThrough, .markUp, .media]
            let kind = kinds[random.next(below: 3)]
            let draft = ExpenseDraft(
                line: line,
                vendor: "agency-a",
                description: "Pictures",
                kind: kind,
                markUp: kind == .markUp ? 10 : 0,
                amount: Money(Int64(1 + random.next(below: 50_000)), "GBP"),
                orderedOn: nil
            )
            expenses.append(try await hub.order(draft, for: key, by: TestPerson.lead.caller).value.expense.id)
        }
    }

    /// The month ends; its statement is issued when there is something on it.
    private mutating func issue() async throws {
        let finance = TestPerson.finance.caller
        let month = CalendarMonth(of: today)
        test.clock.set(ZoneID.utc.rules.earliest(LocalDateTime(month.next.firstDay.adding(days: 1), .startOfDay)))
        let draft = try await test.hub.draftStatement(for: Self.division, month, by: finance).value.statement
        let issued = try await test.hub.issueStatement(draft.id, by: finance).value.statement
        statements.append((issued.id, issued.total, issued.lines))
    }

    /// Compares the figures with the statements, with a statement of everything that is still to be billed, and with the
    /// campaigns one by one.
    func check() async throws {
        let hub = test.hub
        let ever = try #require(CalendarMonth("2035-12"))
        let begin = try #require(CalendarMonth("2020-01"))
        let all = try #require(MonthSpan(from: begin, through: ever))
        let (work, media, owed) = try await test.hub.store.read { tx in
            (
                try hub.spending(of: Self.division, .work, in: tx).figures(of: all),
                try hub.spending(of: Self.division, .media, in: tx).figures(of: all),
                try hub.lines(of: Self.division, ever, in: tx).lines.reduce(0) { $0 + $1.amount }
            )
        }
        #expect(work.billed == statements.reduce(0) { $0 + $1.total })
        #expect(work.unbilled == owed, "what is still to be billed is on the next statement")
        var actual = shared - credits
        var committed: Int64 = 0
        var (spent, ordered) = (Int64(0), Int64(0))
        for key in campaigns {
            let sums = try await worth(of: key)
            actual += sums.actual
            committed += sums.committed
            for view in try await hub.expenses(of: key, for: TestPerson.finance.caller)
            where view.expense.kind == .media {
                if view.expense.state == .invoiced { spent += view.expense.bill.minor }
                if view.expense.state == .ordered { ordered += view.expense.bill.minor }
            }
        }
        #expect(work.billed + work.unbilled == actual)
        #expect(work.committed == committed)
        #expect([media.billed, media.unbilled, media.committed] == [0, spent, ordered])
    }

    /// What a campaign has cost and is expected to cost still, from its parts.
    private func worth(of key: CampaignKey) async throws -> (actual: Int64, committed: Int64) {
        let finance = TestPerson.finance.caller
        let campaign = try await test.hub.campaign(key).campaign
        let entries = try await test.hub.timeEntries(of: key, for: finance).map(\.entry)
        let complete = try await test.hub.store.read { try $0.time.closedLines(of: key) }
        let quote = try await test.hub.store.read { try $0.quotes.accepted(of: key) }
        let isOpen = campaign.acceptedAt != nil && campaign.launchedAt == nil && campaign.stage != "cancelled"
        var (actual, committed) = (Int64(0), Int64(0))
        for view in try await test.hub.expenses(of: key, for: finance) where view.expense.kind != .media {
            if view.expense.state == .invoiced { actual += view.expense.bill.minor }
            if view.expense.state == .ordered { committed += view.expense.bill.minor }
        }
        for line in campaign.lines {
            let hours = entries.filter { $0.work.line?.line == line.id }.reduce(0) { $0 + ($1.charge?.bill ?? 0) }
            let quoted = quote?.figures.lines.first { $0.line == line.id }
            let isFixed = line.price?.key == "email-newsletter"
            if isFixed {
                let amount = quoted?.amount ?? 0
                if campaign.launchedAt != nil { actual += amount }
                if isOpen { committed += amount }
                continue
            }
            // Before its acceptance a line bills its hours, and has no cap yet.
            let caps: [Tier: Int64] = [.small: 125_000, .medium: 224_000, .large: 464_000]
            let isCapped = line.price?.key == "landing-page"
            let worked = isCapped ? min(hours, (caps[line.tier] ?? 0) * Int64(line.quantity)) : hours
            actual += worked
            if isOpen, !complete.contains(line.id) { committed += max(0, (quoted?.expected ?? 0) - worked) }
        }
        let charge = try await test.hub.store.read { try $0.quotes.cancellation(of: key) }
        actual += charge?.lines.reduce(0) { $0 + $1.charge } ?? 0
        return (actual, committed)
    }
}
