import HubDomain
import HubStore

extension Hub {
    /// Campaigns without which nothing is said.
    private static let fewestPriced = 12
    private static let pricedDays: Int64 = 365

    /// What a volume is likely to be charged, by what campaigns launched in the last year were.
    func budget(of request: VolumeRequest, _ volume: VolumeAnswer) async throws -> EffortAnswer.Budget {
        let end = volume.asOf
        let window = KPIWindow(from: end + .days(-Self.pricedDays), to: end, zone: request.zone)
        let launched = try await store.read { tx in
            try accounts(.launched, window, in: tx).filter { request.filter.fits($0.group) }
        }
        let charged = launched.map { (currency: $0.currency, amount: $0.charged(for: request.filter.service)) }
            .filter { $0.amount > 0 }
        let currencies = Set(charged.map(\.currency))
        guard currencies.count < 2 else {
            let names = currencies.sorted().joined(separator: ", ")
            return .unknown("Campaigns are charged in \(names): ask for a division.")
        }
        guard
            charged.count >= Self.fewestPriced, let currency = currencies.first,
            let each = AmountPerPiece(observed: charged.map { Double($0.amount) })
        else {
            return .unknown(
                """
                What a campaign is charged is known of \(charged.count) launched in the last year; \
                \(Self.fewestPriced - charged.count) more are needed.
                """
            )
        }
        return .money(CarriedForecast(volume.forecast, each: each), each: each, currency: currency)
    }
}

extension CampaignAccount {
    /// What the work and expenses of a service's lines are charged, or of all lines.
    fileprivate func charged(for service: String?) -> Int64 {
        lines.filter { service == nil || $0.service == service }.reduce(0) { $0 + $1.price + $1.expensePrice }
    }
}
