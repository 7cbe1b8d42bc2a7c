import HubDomain
import HubJSON
import Testing

struct PriceProposalTests {
    private static let today = CivilDate(dayNumber: 20_500)
    private let now = Instant(milliseconds: 0)

    private func proposal(exception: String? = nil, in days: Int = 30) -> PriceProposal {
        PriceProposal(
            number: 7,
            kind: .fixed,
            service: "email",
            tier: .medium,
            divisions: ["consumer", "enterprise"],
            amounts: [Money(10_000, "EUR"), Money(9_000, "GBP")],
            effectiveFrom: Self.today.adding(days: days),
            evidence: [],
            reason: "Steady",
            exception: exception,
            supersedes: 3,
            proposedBy: "fritz",
            proposedAt: now
        )
    }

    private func approve(
        _ proposal: inout PriceProposal,
        _ person: String,
        _ roles: Set<Role>,
        on day: CivilDate = today
    )
        throws
    {
        try proposal.approve(by: person, roles: roles, today: day, at: now)
    }

    @Test func `another person approves, every budget owner acknowledges`() throws {
        var proposal = proposal()
        #expect(throws: HubError.self) { try approve(&proposal, "fritz", [.finance]) }
        #expect(throws: HubError.self) { try approve(&proposal, "paul", [.producer]) }
        #expect(throws: HubError.self) {
            try proposal.acknowledge(for: "consumer", by: "amelia", today: Self.today, at: now)
        }
        try approve(&proposal, "lena", [.lead])
        #expect(proposal.state == .approved)
        #expect(throws: HubError.self) { try approve(&proposal, "lars", [.lead]) }
        #expect(try !proposal.acknowledge(for: "consumer", by: "amelia", today: Self.today, at: now))
        #expect(throws: HubError.self) {
            try proposal.acknowledge(for: "consumer", by: "amelia", today: Self.today, at: now)
        }
        #expect(try proposal.acknowledge(for: "enterprise", by: "jonas", today: Self.today, at: now))
        #expect(proposal.state == .agreed)
        #expect(throws: HubError.self) { try proposal.end(.withdrawn, by: "fritz", reason: "No", at: now) }
    }

    @Test func `an exception takes a lead and finance`() throws {
        var proposal = proposal(exception: "New team")
        try approve(&proposal, "lena", [.lead])
        #expect(proposal.state == .proposed)
        #expect(throws: HubError.self) { try approve(&proposal, "lena", [.lead, .finance]) }
        #expect(throws: HubError.self) { try approve(&proposal, "lars", [.lead]) }
        try approve(&proposal, "frida", [.finance])
        #expect(proposal.state == .approved)
        #expect(proposal.approvals.map(\.role) == [.lead, .finance])
    }

    @Test func `the notice period and the date hold`() throws {
        var late = proposal()
        #expect(throws: HubError.self) { try approve(&late, "lena", [.lead], on: Self.today.adding(days: 1)) }
        #expect(late.state == .proposed)
        var proposal = proposal()
        try approve(&proposal, "lena", [.lead])
        #expect(throws: HubError.self) {
            try proposal.acknowledge(for: "consumer", by: "amelia", today: proposal.effectiveFrom, at: now)
        }
        try proposal.end(.rejected, by: "amelia", reason: "Too dear", at: now)
        #expect(proposal.state == .rejected)
        #expect(throws: HubError.self) { try proposal.end(.withdrawn, by: "fritz", reason: "x", at: now) }
    }

    @Test func `what is stored reads back the same`() throws {
        var made = proposal(exception: "Because")
        try approve(&made, "lena", [.lead])
        try approve(&made, "frida", [.finance])
        _ = try made.acknowledge(for: "consumer", by: "amelia", today: Self.today, at: now)
        made.price = DefinitionReference(kind: .price, key: made.priceKey, version: 1)
        #expect(made.priceKey == "email-m-pp7")
        #expect(PriceProposal(json: made.json) == made)
        try made.end(.rejected, by: "jonas", reason: "No", at: now)
        #expect(PriceProposal(json: made.json) == made)
        #expect(PriceProposal(json: ["number": 1]) == nil)
    }
}
