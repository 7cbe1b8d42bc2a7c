import HubDefinitions
import HubDomain
import HubTestSupport
import Testing

@testable import HubOperations

/// From the evidence of stored jobs to a price in force, and back.
struct ProposalTests {
    /// Alternating, so that nothing drifts: 330 minutes on average.
    private static let steady = (0..<24).map { [300, 340, 320, 360][$0 % 4] }
    private let finance = TestPerson.finance.caller
    private let lead = TestPerson.lead.caller

    private func date(_ text: String) throws -> CivilDate { try #require(CivilDate(iso8601: text)) }

    private func draft(
        _ from: String = "2026-04-01",
        exception: String? = nil,
        supersedes: Int64? = nil
    ) throws -> ProposalDraft {
        ProposalDraft(
            service: "landing-page",
            tier: .medium,
            divisions: ["consumer"],
            effectiveFrom: try date(from),
            seed: 7,
            reason: "Two years of even work",
            exception: exception,
            supersedes: supersedes
        )
    }

    /// config/divisions/consumer.yaml.
    private func budgetOwner(_ test: TestHub) async throws -> Caller {
        let grants = [RoleGrant(role: .approver, division: "consumer")]
        let person = try await test.hub.add(
            NewPerson(email: "amelia.hart@example.com", name: "Amelia Hart", grants: grants),
            by: TestPerson.admin.caller
        ).value
        return Caller(id: person.id, name: person.name, grants: grants)
    }

    /// A landing page of tier M, accepted.
    private func accepted(_ run: ScenarioRunner, _ title: String) async throws -> Campaign {
        let created = try await run.create(try .landingPage(at: run.test.now, title: title))
        var request = ActionRequest.accept(created, at: run.test.now)
        request.tiers = ["L1": .medium]
        return try await run.perform(request, on: created.key, by: .producer)
    }

    private func agree(_ test: TestHub, _ draft: ProposalDraft, _ owner: Caller) async throws -> PriceProposal {
        let number = try await test.hub.propose(draft, by: finance).value.proposal.number
        _ = try await test.hub.approvePrice(number, by: lead)
        return try await test.hub.acknowledgePrice(number, for: nil, by: owner).value.proposal
    }

    private func set(_ test: TestHub, _ instant: String) throws {
        test.clock.set(try #require(Instant(rfc3339: instant)))
    }

    @Test func `new campaigns get the price from its date on and open ones keep theirs`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        try await test.makeJobs(Self.steady)
        let owner = try await budgetOwner(test)
        let open = try await accepted(run, "Spring")
        let agreed = try await agree(test, try draft(), owner)
        #expect(agreed.state == .agreed)
        let price = try #require(agreed.price)
        // 330 minutes at 39.56 are 217.58; 20 % margin makes 271.98, and no period of seven steady jobs costs more.
        #expect(agreed.amounts == [Money(27_198, "GBP")])
        #expect(try await accepted(run, "Still March").lines[0].price?.key == "landing-page")

        try set(test, "2026-04-01T08:00:00Z")
        let applied = try await test.hub.apply(TestHub.shippedDefinitions(), author: "cli", reason: nil)
        #expect(applied.allSatisfy { if case .unchanged = $0.outcome { true } else { false } })
        let new = try await accepted(run, "April")
        #expect(new.lines[0].price == price)
        #expect(try await test.hub.quote(of: new.key, for: lead).quote.figures.exact == 27_198)
        #expect(try await test.hub.campaign(open.key).campaign.lines[0].price?.key == "landing-page")

        try await run.advance(new.key, to: .live)
        try await test.enter(120, on: open.key, try date("2026-04-01"))
        try await test.enter(90, on: new.key, try date("2026-04-01"))
        try await test.enter(60, on: new.key, try date("2026-04-01"), isChangeOrder: true)
        try set(test, "2026-05-02T08:00:00Z")
        let april = CalendarMonth(of: try date("2026-04-01"))
        let statement = try await test.hub.draftStatement(for: "consumer", april, by: finance).value.statement
        let lines = statement.lines.map {
            "\($0.campaign == new.key ? "new" : "open") \($0.kind.rawValue) \($0.amount)"
        }
        // The old jobs of the sample were never billed; of these two campaigns the price and the hours.
        #expect(lines.filter { $0.hasPrefix("new") } == ["new fixed 27198", "new time 7224"])
        #expect(lines.contains("open time 14448"))

        try await test.hub.beginPrices()
        try await test.hub.beginPrices()
        let view = try await test.hub.priceProposal(agreed.number, for: finance)
        #expect(view.proposal.state == .inForce)
        #expect(try await test.eventCounts()["pricing.took-effect"] == 1)
        #expect(try await test.chainProblems() == [])
    }

    @Test func `an unready service is refused with every reason, and an exception takes two people`() async throws {
        let test = try await TestHub()
        try await test.makeJobs((0..<14).map { 100 + 40 * $0 }, incomplete: 3)
        let error = try await test.refusal(.conflict) { try await test.hub.propose(try draft(), by: finance) }
        let rules = (error?.issues ?? []).map(\.pointer)
        #expect(rules.contains("/readiness/no-trend"))
        #expect(rules.contains("/readiness/capture"))
        try await test.refusal(.forbidden) { try await test.hub.propose(try draft(), by: lead) }
        try await test.refusal(.conflict) { try await test.hub.propose(try draft("2026-03-31"), by: finance) }
        let number = try await test.hub.propose(try draft(exception: "New tools from April"), by: finance).value
            .proposal
            .number
        try await test.refusal(.conflict) {
            try await test.hub.propose(try draft(exception: "Twice"), by: finance)
        }
        try await test.refusal(.forbidden) { try await test.hub.approvePrice(number, by: finance) }
        let first = try await test.hub.approvePrice(number, by: lead).value.proposal
        #expect(first.state == .proposed)
        try await test.refusal(.conflict) { try await test.hub.approvePrice(number, by: lead) }
        let other = Caller(id: "someone-else", name: "Else", grants: [RoleGrant(role: .finance, division: nil)])
        #expect(try await test.hub.approvePrice(number, by: other).value.proposal.state == .approved)
        let rejected = try await test.hub.rejectPrice(number, reason: "Not yet", by: lead).value.proposal
        #expect(rejected.state == .rejected)
        #expect(rejected.ending?.reason == "Not yet")
    }

    @Test func `below twelve jobs no exception helps`() async throws {
        let test = try await TestHub()
        try await test.makeJobs([300, 310, 305])
        let error = try await test.refusal(.conflict) {
            try await test.hub.propose(try draft(exception: "Please"), by: finance)
        }
        #expect(error?.message == "A price needs at least 12 jobs; there are 3.")
    }

    @Test func `a proposal gives way to another, and costs stay with finance and leads`() async throws {
        let test = try await TestHub()
        try await test.makeJobs(Self.steady)
        let first = try await test.hub.propose(try draft(), by: finance).value.proposal
        let second = try await test.hub.propose(try draft("2026-05-01", supersedes: first.number), by: finance).value
        #expect(second.proposal.number == first.number + 1)
        let view = try await test.hub.priceProposal(first.number, for: TestPerson.requester.caller)
        #expect(view.proposal.state == .superseded)
        #expect(!view.showsCost)
        #expect(second.showsCost)
        let withdrawn = try await test.hub.withdrawPrice(second.proposal.number, reason: "Next year", by: finance)
        #expect(try withdrawn.value.proposal.state == .withdrawn)
        let vendor = Caller(id: "v", name: "v", grants: [RoleGrant(role: .vendor, division: nil)])
        try await test.refusal(.notFound) { try await test.hub.priceProposal(first.number, for: vendor) }
        let listed = try await test.hub.priceProposals(nil, service: nil, for: lead, PageRequest(limit: 1))
        #expect(listed.items.map(\.proposal.number) == [second.proposal.number])
        #expect(listed.next != nil)
    }

    @Test func `a drift is told of once, with a proposal to go back to hours`() async throws {
        let test = try await TestHub()
        let run = ScenarioRunner(test)
        try await test.makeJobs(Self.steady)
        let agreed = try await agree(test, try draft(), try await budgetOwner(test))
        try set(test, "2026-04-01T08:00:00Z")
        try await test.hub.beginPrices()
        for number in 0..<6 {
            let campaign = try await accepted(run, "Page \(number)")
            try await run.advance(campaign.key, to: StageKey(rawValue: "closed"))
            try await test.enter(480 + 10 * number, on: campaign.key, try date("2026-04-01").adding(days: -3 * number))
            try await test.hub.setCapture(of: "L1", of: campaign.key, isClosed: true, by: TestPerson.producer.caller)
            if number == 4 { #expect(try await test.hub.watchPrices() == []) }
        }
        try set(test, "2026-04-02T08:00:00Z")
        #expect(try await test.hub.watchPrices() == [agreed.number])
        #expect(try await test.hub.watchPrices() == [])
        #expect(try await test.eventCounts()["pricing.drifted"] == 1)
        let watch = try #require(try await test.hub.priceProposal(agreed.number, for: finance).watch)
        #expect(watch.jobs == 6)
        // 505 minutes on average, where 330 were assumed.
        #expect(abs((watch.drift ?? 0) - (505.0 / 330 - 1)) < 1e-3)
        let answer = try await test.hub.priceProposal(agreed.number + 1, for: finance).proposal
        #expect(answer.kind == .capped)
        #expect(answer.supersedes == agreed.number)
        #expect(answer.proposedBy == Caller.system.id)
        #expect(answer.effectiveFrom == (try date("2026-06-01")))
        _ = try await test.hub.approvePrice(answer.number, by: lead)
    }
}
