import HubDomain
import HubStore

/// Every version of what money is worked out by.
struct MoneyShelf: Sendable {
    private(set) var rates = RateBook()
    private(set) var prices = PriceBook()
    /// `nil` when none was applied.
    private(set) var exchange: ExchangeTable?

    init() {}

    init(_ catalogue: DefinitionCatalogue, _ heads: DefinitionHeads, in tx: ReadTransaction) throws {
        rates = RateBook(
            try tx.definitions.versions(of: .rateCard).compactMap { reference in
                try catalogue.value(reference, in: tx).rateCard.map { RateBook.Entry(reference, $0) }
            }
        )
        prices = PriceBook(
            try tx.definitions.versions(of: .price).compactMap { reference in
                try catalogue.value(reference, in: tx).price.map { PriceBook.Entry(reference, $0) }
            }
        )
        exchange = heads.heads(of: .exchangeTable).first?.value.exchangeTable
    }

    /// The one that knows more versions: they are only ever added.
    func newer(than other: MoneyShelf) -> MoneyShelf { other.count >= count ? other : self }

    /// Versions of rate cards and prices; they are only ever added.
    var count: Int { rates.cards.count + prices.entries.count }
}

extension Hub {
    /// The currency of a division.
    func currency(of division: String) throws -> String {
        guard let currency = definitions.head(.division, division)?.value.division?.currency else {
            throw HubError(.internalError, "Division \(division) is missing")
        }
        return currency
    }

    /// Today where a division is.
    func today(in division: String, at now: Instant) -> CivilDate {
        let zone = definitions.head(.division, division)?.value.division.flatMap { ZoneID($0.zone) } ?? .utc
        return zone.rules.date(at: now)
    }
}

extension Caller {
    /// Cost and margin are for finance and leads of the division alone.
    func seesCost(in division: String) -> Bool { has(anyOf: [.finance, .lead, .system], in: division) }
}

/// Stages of the shipped workflow that billing knows.
extension StageKey {
    static let closed = StageKey(rawValue: "closed")
    static let cancelled = StageKey(rawValue: "cancelled")
}
