private import HubJSON

extension PriceDefinition {
    package func covers(_ tier: Tier) -> Bool { tiers.isEmpty || tiers.contains(tier) }

    /// Whether the hours of a line of the tier are what is billed.
    package func billsHours(_ tier: Tier) -> Bool { terms.model.billsHours || !covers(tier) }

    /// What a line costs whatever its hours: the fixed amount, the bands of its units, one month.
    /// - Parameter units: What the field counts; `nil` when it isn't answered.
    /// - Returns: `nil` where hours are billed.
    /// - Throws: `conflict` when the price has no amount in the currency or the units aren't known.
    package func amount(tier: Tier, quantity: Int, units: Int64?, in currency: String) throws(HubError) -> Int64? {
        guard covers(tier) else { return nil }
        switch terms {
        case .timeAndMaterials, .capped: return nil
        case .fixed(let amounts), .monthly(let amounts):
            return try MinorUnits.scale(try amount(amounts, tier, currency), by: Int64(quantity), over: 1)
        case .unit(let bands, let field):
            let bands = try amount(bands, currency)
            guard let field else { return try Self.graduated(Int64(quantity), bands, currency) }
            guard let units else {
                throw HubError(.conflict, "The price of \(service) counts \"\(field)\", which the brief doesn't answer")
            }
            return try MinorUnits.scale(try Self.graduated(units, bands, currency), by: Int64(quantity), over: 1)
        }
    }

    /// What a line costs whatever its hours. A variant is part of its master's price, as tiers count locales; units are
    /// counted for each.
    /// - Parameter master: The line whose answers a variant inherits.
    /// - Returns: `nil` where hours are billed.
    /// - Throws: `conflict` when the price has no amount in the currency or the units aren't known.
    package func amount(
        of line: ServiceLine,
        master: ServiceLine?,
        in currency: String
    ) throws(HubError) -> Int64? {
        if line.variantOf != nil, terms.model != .unit { return 0 }
        let units = unitField.flatMap { (line.answers[$0] ?? master?.answers[$0])?.integer }
        return try amount(tier: line.tier, quantity: line.quantity, units: units, in: currency)
    }

    /// What the hours of a line are billed at most.
    /// - Returns: `nil` without a cap.
    package func cap(tier: Tier, quantity: Int, in currency: String) throws(HubError) -> Int64? {
        guard covers(tier), case .capped(let amounts) = terms else { return nil }
        return try MinorUnits.scale(try amount(amounts, tier, currency), by: Int64(quantity), over: 1)
    }

    /// The field whose number is the units of a line.
    package var unitField: String? {
        guard case .unit(_, let field) = terms else { return nil }
        return field
    }

    private func amount(_ amounts: [String: PerTier<Int64?>], _ tier: Tier, _ currency: String) throws(HubError)
        -> Int64
    {
        guard let amount = try amount(amounts, currency)[tier] else {
            throw HubError(.conflict, "The price \(key) has no amount for tier \(tier.rawValue)")
        }
        return amount
    }

    private func amount<Value>(_ amounts: [String: Value], _ currency: String) throws(HubError) -> Value {
        guard let amount = amounts[currency] else {
            throw HubError(.conflict, "The price \(key) has no amount in \(currency)")
        }
        return amount
    }

    /// Each unit at the price of the band it falls into, so that one unit more never costs less. Rounded once, at the
    /// end.
    private static func graduated(_ units: Int64, _ bands: [Band], _ code: String) throws(HubError) -> Int64 {
        guard let currency = Currency(code), units > 0 else { return 0 }
        guard units <= 1_000_000_000 else { throw MinorUnits.tooLarge }
        let one = Int128(DecimalNumber.power(9))
        let minor = Int128(DecimalNumber.power(currency.exponent))
        // Billionths of the minor unit.
        var total: Int128 = 0
        var begin: Int64 = 0
        for band in bands where begin < units {
            let end = min(units, band.upTo ?? units)
            switch band.price {
            case .flat(let amount): total += Int128(amount) * one
            case .each(let price):
                let billionths = Int128(price.units) * Int128(DecimalNumber.power(9 - price.scale))
                total += billionths * Int128(end - begin) * minor
            }
            begin = end
        }
        guard begin == units else {
            throw HubError(.conflict, "The price has no band for \(units) units: it ends at \(begin)")
        }
        return try MinorUnits.quotient(total, one)
    }
}
