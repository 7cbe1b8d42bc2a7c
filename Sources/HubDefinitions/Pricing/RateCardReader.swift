import HubDomain

/// Reads a rate card.
struct RateCardReader {
    let context: ReadingContext
    let log: ProblemLog

    static let shape = MappingShape(
        "a rate card",
        [
            .required("key", .kebab, "The name of the file."),
            .required("name", .line),
            .required("currency", .currency, "ISO 4217; divisions with this currency are rated by this card."),
            .required("validFrom", .date, "The first work date it holds for. From then on it can't be changed."),
            .required("rates", .list(.mapping(rateShape), atLeast: 1), "Amounts for an hour."),
        ]
    )

    private static let rateShape = MappingShape(
        "a rate",
        [
            .required("role", .choice(RateCard.roles.map(\.rawValue))),
            .optional("team", .kebab, "For the work of this team alone."),
            .optional("vendor", .kebab, "For the work of this vendor alone."),
            .optional("division", .kebab, "Agreed with this division alone; goes before the others."),
            .required("bill", .amount, "What the division pays, such as \"95.00\"."),
            .required("cost", .amount, "What it costs us."),
        ]
    )

    func read(_ node: DefinitionNode) -> RateCard? {
        guard let reader = MappingReader(node, Self.shape, log) else { return nil }
        let key = reader.required("key")?.word(.kebab, log)
        let name = reader.required("name")?.name(log)
        let currency = reader.required("currency")?.currency(log)
        let validFrom = reader.required("validFrom")?.date(log)
        let nodes = reader.requiredList("rates")
        guard let key, let name, let currency, let validFrom else { return nil }
        let rates = nodes.compactMap { rate($0, currency) }
        guard rates.count == nodes.count else { return nil }
        refuseRepetitions(rates, nodes)
        return RateCard(key: key, name: name, currency: currency, validFrom: validFrom, rates: rates)
    }

    private func rate(_ node: DefinitionNode, _ currency: String) -> RateCard.Rate? {
        guard let reader = MappingReader(node, Self.rateShape, log) else { return nil }
        let places = PlaceReader(context: context, log: log)
        let role = reader.required("role")?.word(among: RateCard.roles.map(\.rawValue), log).flatMap(
            Role.init(rawValue:)
        )
        let team = reader.optional("team").flatMap(places.team)
        let vendor = reader.optional("vendor").flatMap(places.vendor)
        let division = reader.optional("division").flatMap(places.division)
        let bill = reader.required("bill")?.amount(in: currency, log)
        let cost = reader.required("cost")?.amount(in: currency, log)
        guard let role, let bill, let cost else { return nil }
        if team != nil, vendor != nil {
            log.refuse("a rate is for a team or for a vendor, not for both", at: node.mark)
        }
        return RateCard.Rate(
            role: role,
            team: team,
            vendor: vendor,
            division: division,
            hourly: HourlyRate(bill: bill, cost: cost)
        )
    }

    private func refuseRepetitions(_ rates: [RateCard.Rate], _ nodes: [DefinitionNode]) {
        var seen: Set<[String?]> = []
        for (rate, node) in zip(rates, nodes)
        where !seen.insert([rate.role.rawValue, rate.team, rate.vendor, rate.division]).inserted {
            log.refuse(
                "the rate of a \(rate.role.rawValue) is given twice for the same place and division",
                at: node.mark
            )
        }
    }
}
