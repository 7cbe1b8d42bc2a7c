extension PriceBook {
    /// The share of what can be ordered that isn't billed by the hour on a day: each service counts the same, and of a
    /// service each tier and division.
    /// - Returns: `nil` when nothing can be ordered.
    package func fixedShare(of services: [String], for divisions: [String], on date: CivilDate) -> Double? {
        guard !services.isEmpty, !divisions.isEmpty else { return nil }
        var fixed = 0
        for service in services {
            for tier in Tier.allCases {
                fixed += divisions.count { !billsHours(service, tier, for: $0, on: date) }
            }
        }
        return Double(fixed) / Double(services.count * Tier.allCases.count * divisions.count)
    }

    /// Whether a line accepted on a day would be billed by the hour.
    package func billsHours(_ service: String, _ tier: Tier, for division: String, on date: CivilDate) -> Bool {
        price(of: service, tier, for: division, on: date)?.price.billsHours(tier) ?? true
    }
}
