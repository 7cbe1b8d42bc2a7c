import HubDomain
import HubStore

/// Reads what the campaigns of a window came to, once for all figures of an answer.
final class AccountReader {
    private let hub: Hub
    private let tx: ReadTransaction
    private let ended: Set<StageKey>
    private let isQuoted: Bool
    private var known: [Key: [CampaignAccount]] = [:]

    private struct Key: Hashable {
        let metric: Fact.Metric
        let window: KPIWindow
    }

    /// - Parameters:
    ///   - queries: The figures that will be asked for.
    ///   - ended: The stages of a campaign that was cancelled.
    init(of hub: Hub, for queries: [KPIQuery], ended: Set<StageKey>, in tx: ReadTransaction) {
        self.hub = hub
        self.tx = tx
        self.ended = ended
        isQuoted = queries.contains { $0.definition.form.money == .estimateVariance }
    }

    func accounts(_ figure: MoneyFigure, _ window: KPIWindow) throws -> [CampaignAccount] {
        let key = Key(metric: figure == .sunkCost ? .cancelled : .launched, window: window)
        if let found = known[key] { return found }
        let stages = figure == .sunkCost ? ended : nil
        let accounts = try hub.accounts(key.metric, window, standingIn: stages, isQuoted: isQuoted, in: tx)
        known[key] = accounts
        return accounts
    }
}

extension Hub {
    /// What campaigns with a fact in a window came to.
    /// - Parameters:
    ///   - stages: Only campaigns that are in one of these now; `nil` for all.
    ///   - isQuoted: Whether the accepted quotes are asked for.
    func accounts(
        _ metric: Fact.Metric,
        _ window: KPIWindow,
        standingIn stages: Set<StageKey>? = nil,
        isQuoted: Bool = false,
        in tx: ReadTransaction
    ) throws -> [CampaignAccount] {
        let prices = definitions.money.prices
        let booked = try tx.facts.booked(metric, window, in: stages, isQuoted: isQuoted) { price in
            prices[price]?.unitField != nil
        }
        return try booked.flatMap { try $0.accounts(in: try currency(of: $0.group.division), prices) }
    }
}

extension KPIDefinition.Form {
    fileprivate var money: MoneyFigure? {
        if case .money(let figure) = self { return figure }
        return nil
    }
}
