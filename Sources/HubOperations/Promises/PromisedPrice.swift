package import HubDomain
import HubStore

/// What a request is likely to be charged, or why nobody can say.
package enum PromisedPrice: Sendable {
    /// By a quote that was made, or by what one made now would say.
    case figures(QuoteFigures, isQuoted: Bool)
    case unknown(String)

    /// How much less the median is than that of another price.
    func saving(on other: PromisedPrice) -> Money? {
        guard case .figures(let own, _) = self, case .figures(let others, _) = other else { return nil }
        return Money(others.p50 - own.p50, own.currency)
    }
}

/// Prices that were worked out for campaigns without a quote, as long as nothing they follow from changes.
final class PriceMemory: Sendable {
    private static let limit = 1_000

    private struct Basis: Hashable, Sendable {
        let version: Int64
        let today: CivilDate
        let prices: Int
    }

    private let known = Locked<[CampaignKey: (basis: Basis, price: Memo<PromisedPrice>)]>([:])

    /// - Parameter make: Gathers what the price is made of; the price itself is worked out when somebody asks for it.
    func price(
        of campaign: Campaign,
        on today: CivilDate,
        _ money: MoneyShelf,
        _ make: () throws -> Memo<PromisedPrice>
    ) rethrows -> Memo<PromisedPrice> {
        let basis = Basis(version: campaign.version, today: today, prices: money.count)
        if let found = known.withLock({ $0[campaign.key] }), found.basis == basis { return found.price }
        let price = try make()
        known.withLock { known in
            if known.count >= Self.limit { known.removeAll() }
            known[campaign.key] = (basis, price)
        }
        return price
    }
}

extension Hub {
    /// What is told of the price of a campaign: its newest quote, else what one made now would say.
    func toldPrice(
        of campaign: Campaign,
        _ newest: Quote?,
        _ pinned: CampaignDefinitions,
        in tx: ReadTransaction
    ) throws -> Memo<PromisedPrice> {
        if let newest { return Memo { .figures(newest.figures, isQuoted: true) } }
        guard !campaign.isImported, !isReplaying else { return Memo { .unknown("It was never quoted.") } }
        let today = today(in: campaign.division, at: tx.now)
        // What a writer has in hand may come to nothing, and its version may come again with other content.
        guard !(tx is WriteTransaction) else { return try price(of: campaign, pinned, in: tx) }
        return try prices.price(of: campaign, on: today, definitions.money) {
            try price(of: campaign, pinned, in: tx)
        }
    }

    /// What a quote made now would say. What stands in its way is told in its place: a promise is no quote.
    func price(
        of campaign: Campaign,
        _ pinned: CampaignDefinitions,
        in tx: ReadTransaction
    ) throws -> Memo<PromisedPrice> {
        guard !campaign.lines.isEmpty else { return Memo { .unknown("No service is asked for yet.") } }
        do {
            let simulation = try simulation(of: campaign, by: pinned, in: tx)
            return Memo { simulation.promised }
        } catch let error as HubError where error.code != .internalError {
            return Memo { .unknown(error.message) }
        }
    }
}

extension QuoteSimulation {
    /// The same request gets the same range.
    private static let seed: UInt64 = 1

    var promised: PromisedPrice {
        do {
            return .figures(try figures(seed: Self.seed), isQuoted: false)
        } catch {
            return .unknown(error.message)
        }
    }
}
