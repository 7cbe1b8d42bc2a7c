/// Every version of every price, to look prices up in.
package struct PriceBook: Sendable {
    package let entries: [Entry]

    package struct Entry: Sendable {
        package let reference: DefinitionReference
        package let price: PriceDefinition

        package init(_ reference: DefinitionReference, _ price: PriceDefinition) {
            self.reference = reference
            self.price = price
        }
    }

    package init(_ entries: [Entry] = []) {
        self.entries = entries
    }

    package subscript(reference: DefinitionReference) -> PriceDefinition? {
        entries.first { $0.reference == reference }?.price
    }

    package func entry(_ reference: DefinitionReference) -> Entry? { entries.first { $0.reference == reference } }

    /// The price at which a line is accepted: one agreed for the division before a common one, then the newest effective
    /// date on or before the day, then the newest version.
    /// - Returns: `nil` when the service has none: it is charged by time and materials.
    package func price(of service: String, _ tier: Tier, for division: String, on date: CivilDate) -> Entry? {
        entries.filter { $0.price.covers(tier) && $0.price.isOffered(service, division, date) }
            .max { $0.rank < $1.rank }
    }
}

extension PriceBook.Entry {
    fileprivate var rank: (Int, CivilDate, Int, String) {
        (price.divisions.isEmpty ? 0 : 1, price.effectiveFrom, reference.version, reference.key)
    }
}

extension PriceDefinition {
    fileprivate func isOffered(_ service: String, _ division: String, _ date: CivilDate) -> Bool {
        self.service == service && (divisions.isEmpty || divisions.contains(division))
            && effectiveFrom <= date && effectiveUntil.map { date <= $0 } ?? true
    }
}
