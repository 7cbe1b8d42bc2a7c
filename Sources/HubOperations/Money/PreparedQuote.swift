import HubDomain
import HubStore

/// What the amounts of a simulation follow from.
struct QuoteQuestion: Hashable, Sendable {
    private let currency: String
    private let lines: [String]
    private let charges: [QuoteSimulation.Charge]

    init(_ simulation: QuoteSimulation) {
        currency = simulation.currency
        lines = simulation.lines.map { "\($0.line.id) \($0.price?.reference.key ?? "")" }
        charges = simulation.lines.map(\.charge)
    }
}

/// The amounts of a quote, worked out before the transaction that stores it. They count when the quote has the same number
/// there and nothing that they follow from has changed; otherwise they are worked out anew.
struct PreparedQuote: Sendable {
    private let question: QuoteQuestion
    private let number: Int
    private let figures: QuoteFigures

    /// - Throws: `invalid` when a sum doesn't fit.
    init(_ simulation: QuoteSimulation, number: Int, seed: UInt64) throws {
        question = QuoteQuestion(simulation)
        self.number = number
        figures = try simulation.figures(seed: seed)
    }

    func figures(of simulation: QuoteSimulation, number: Int) -> QuoteFigures? {
        number == self.number && question == QuoteQuestion(simulation) ? figures : nil
    }
}

/// What a campaign would be quoted by, with the amounts where they were worked out before.
struct QuoteOffer: Sendable {
    let simulation: QuoteSimulation
    let prepared: PreparedQuote?

    /// - Throws: `invalid` when a sum doesn't fit.
    func figures(number: Int, seed: UInt64) throws -> QuoteFigures {
        try prepared?.figures(of: simulation, number: number) ?? simulation.figures(seed: seed)
    }
}

extension Hub {
    /// Works the quote out that an action on a campaign, or making a quote, will need: the draws take longest of all that
    /// these do, and others wait for a transaction.
    /// - Parameter request: `nil` for making a quote.
    /// - Returns: `nil` when none is needed or something is wrong; the transaction then says what.
    func prepareQuote(of key: CampaignKey, for request: ActionRequest?, by caller: Caller) async -> PreparedQuote? {
        // History is replayed in the order in which its writes come.
        guard !isReplaying, request.map(mayAskMoney) ?? true else { return nil }
        do {
            let found = try await store.read { tx -> (simulation: QuoteSimulation, number: Int)? in
                var campaign = try readable(key, by: caller, in: tx)
                try definitions.rebase(&campaign)
                let pinned = try definitions.definitions(for: campaign, in: tx)
                if let request {
                    guard let action = pinned.workflow.action(request.action), action.asksMoney else { return nil }
                    guard action.from.contains(campaign.stage) else { return nil }
                }
                let judged = campaign.confirming(request?.tiers ?? [:])
                let simulation = try simulation(of: judged, by: pinned, in: tx)
                return (simulation, (try tx.quotes.newest(of: key)?.number ?? 0) + 1)
            }
            guard let found, found.simulation.hasHours else { return nil }
            let seed = Self.quoteSeed(key, found.number)
            return try await compute.run { try PreparedQuote(found.simulation, number: found.number, seed: seed) }
        } catch {
            return nil
        }
    }

    /// Whether the action of some workflow has to do with money: most have not, and need no look at the campaign.
    private func mayAskMoney(_ request: ActionRequest) -> Bool {
        definitions.heads(of: .workflow).contains { head in
            head.value.workflow?.action(request.action)?.asksMoney ?? false
        }
    }

    /// The same campaign and number give the same draws, on every machine.
    static func quoteSeed(_ key: CampaignKey, _ number: Int) -> UInt64 {
        (UInt64(bitPattern: key.number) &* 1_000 &+ UInt64(number)) & 0x1F_FFFF_FFFF_FFFF
    }
}

extension QuoteSimulation {
    /// Whether there is something to draw.
    fileprivate var hasHours: Bool {
        lines.contains { if case .hours = $0.charge { true } else { false } }
    }
}
