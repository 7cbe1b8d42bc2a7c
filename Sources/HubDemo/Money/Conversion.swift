import HubDomain
import HubOperations

/// How one service goes from hours to a fixed price: finance proposes it, a lead approves, the budget owners acknowledge,
/// and from its first day on the price is watched.
enum Conversion: Sendable {
    /// Proposes the first of ``candidates`` that is ready, for a first day.
    case propose(CivilDate)
    case approve
    /// The budget owner of a division takes note.
    case acknowledge(String)
    /// What the hub does by itself day by day.
    case watch

    private static let candidates: [(service: ServiceKind, tier: Tier)] = [
        (.landingPage, .medium), (.landingPage, .small),
    ]

    /// A hub whose history is too short for any candidate to be ready has no conversion.
    func perform(by caller: Caller, through hub: Hub) async throws {
        switch self {
        case .propose(let date): try await propose(for: date, by: caller, through: hub)
        case .approve:
            for proposal in try await open(.proposed, for: caller, through: hub) {
                _ = try await hub.approvePrice(proposal.number, by: caller)
            }
        case .acknowledge(let division):
            for proposal in try await open(.approved, for: caller, through: hub) {
                _ = try await hub.acknowledgePrice(proposal.number, for: division, by: caller)
            }
        case .watch:
            try await hub.beginPrices()
            try await hub.watchPrices()
        }
    }

    private func propose(for date: CivilDate, by caller: Caller, through hub: Hub) async throws {
        let divisions = hub.definitions.heads(of: .division).map(\.reference.key)
        for (service, tier) in Self.candidates {
            let draft = ProposalDraft(
                service: service.rawValue,
                tier: tier,
                divisions: divisions,
                effectiveFrom: date,
                seed: DemoSeeder.standardSeed,
                reason: "A year of even work: the divisions want to know beforehand what a page costs"
            )
            do {
                _ = try await hub.propose(draft, by: caller)
                return
            } catch let error as HubError where error.code == .conflict || error.code == .invalid {
                continue
            }
        }
    }

    private func open(
        _ state: PriceProposal.State,
        for caller: Caller,
        through hub: Hub
    ) async throws -> [PriceProposal] {
        let page = PageRequest<Int64>(limit: 50)
        return try await hub.priceProposals(state, service: nil, for: caller, page).items.map(\.proposal)
            // What the hub itself proposes later stays open, for whoever looks at the demo.
            .filter { $0.proposedBy != Caller.system.id }
    }
}

extension ServiceKind {
    /// How long before the end of the history the newest jobs begin.
    private static let newest = Milliseconds.days(115)

    /// What a job takes beside one a year before: since the pages got another design system, middle-sized ones take longer.
    func newestEffort(_ tier: Tier, from arrival: Instant, until end: Instant) -> Double {
        self == .landingPage && tier == .medium && end - arrival < Self.newest ? 1.45 : 1
    }
}
