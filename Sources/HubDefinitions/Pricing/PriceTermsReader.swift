import HubDomain

/// Reads what belongs to the model of a price.
struct PriceTermsReader {
    let log: ProblemLog
    /// Those that the price is for.
    let tiers: [Tier]

    static let tierAmounts = MappingShape("amounts", Tier.allCases.map { .optional($0.rawValue, .amount) })
    static let band = MappingShape(
        "a band",
        [
            .optional("upTo", .integer(1...1_000_000_000), "The last unit of the band; the last band may have no end."),
            .optional("flat", .amount, "For the whole band."),
            .optional("each", .amount, "For one unit; may have more decimals than the currency."),
        ],
        constraints: .exactlyOne(of: [["flat"], ["each"]])
    )

    func read(_ reader: MappingReader) -> PriceDefinition.Terms? {
        guard let model = reader.required("model")?.word(of: PriceDefinition.Model.self, log) else { return nil }
        let wanted: String? =
            switch model {
            case .timeAndMaterials: nil
            case .unit: "bands"
            case .capped, .fixed, .monthly: "amounts"
            }
        for key in ["amounts", "bands"] where key != wanted && reader.has(key) {
            log.refuse("a price of model \(model.rawValue) has no `\(key)`", at: reader.mark(of: key))
        }
        if model != .unit, reader.has("unitField") {
            log.refuse("only a price of model unit has a `unitField`", at: reader.mark(of: "unitField"))
        }
        guard let wanted else { return .timeAndMaterials }
        guard let node = reader.required(wanted) else { return nil }
        switch model {
        case .timeAndMaterials: return .timeAndMaterials
        case .unit: return .unit(byCurrency(node, bands), field: reader.optional("unitField")?.word(.camel, log))
        case .capped: return .capped(byCurrency(node, amounts))
        case .fixed: return .fixed(byCurrency(node, amounts))
        case .monthly: return .monthly(byCurrency(node, amounts))
        }
    }

    private func byCurrency<Value>(
        _ node: DefinitionNode,
        _ read: (DefinitionNode, String) -> Value?
    ) -> [String: Value] {
        var amounts: [String: Value] = [:]
        for member in node.members("currencies to amounts", log) ?? [] {
            if Currency(member.key) == nil {
                log.refuse("`\(member.key)` is no ISO 4217 code such as EUR", at: member.keyMark)
                continue
            }
            amounts[member.key] = read(member.value, member.key)
        }
        return amounts
    }

    /// An amount for each tier that the price is for, and for no other.
    private func amounts(_ node: DefinitionNode, _ currency: String) -> PerTier<Int64?>? {
        guard let reader = MappingReader(node, Self.tierAmounts, log) else { return nil }
        for tier in Tier.allCases where !tiers.contains(tier) && reader.has(tier.rawValue) {
            log.refuse("the price isn't for tier \(tier.rawValue)", at: reader.mark(of: tier.rawValue))
        }
        let read = Dictionary(
            tiers.map { tier in (tier, reader.required(tier.rawValue)?.amount(in: currency, log)) },
            uniquingKeysWith: { first, _ in first }
        )
        guard read.values.allSatisfy({ $0 != nil }) else { return nil }
        return PerTier(small: read[.small] ?? nil, medium: read[.medium] ?? nil, large: read[.large] ?? nil)
    }

    private func bands(_ node: DefinitionNode, _ currency: String) -> [PriceDefinition.Band]? {
        guard let nodes = node.elements(log) else { return nil }
        let bands = nodes.compactMap { band($0, currency) }
        guard bands.count == nodes.count else { return nil }
        for (index, band) in bands.enumerated() {
            let before = index > 0 ? bands[index - 1].upTo ?? .max : 0
            if band.upTo ?? .max <= before {
                log.refuse(
                    "each band ends above the one before it, and only the last has no end",
                    at: nodes[index].mark
                )
            }
        }
        return bands
    }

    private func band(_ node: DefinitionNode, _ currency: String) -> PriceDefinition.Band? {
        guard let reader = MappingReader(node, Self.band, log) else { return nil }
        guard reader.has("flat") != reader.has("each") else {
            log.add("a band has either `flat` or `each`", at: node.mark)
            return nil
        }
        let upTo = reader.optional("upTo")?.integer(log, in: 1...1_000_000_000)
        if let flat = reader.optional("flat")?.amount(in: currency, log) {
            return PriceDefinition.Band(upTo: upTo, price: .flat(flat))
        }
        return reader.optional("each")?.decimal(log).map { PriceDefinition.Band(upTo: upTo, price: .each($0)) }
    }
}
