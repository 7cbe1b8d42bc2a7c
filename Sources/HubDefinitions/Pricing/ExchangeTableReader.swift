import HubDomain

/// Reads a table of monthly exchange rates.
struct ExchangeTableReader {
    let log: ProblemLog

    static let shape = MappingShape(
        "an exchange table",
        [
            .required("key", .kebab, "The name of the file."),
            .required("name", .line),
            .required("base", .currency, "ISO 4217; the rates say what one unit of it is worth."),
            .required(
                "months",
                .members(named: Shape.month, .members(named: "^[A-Z]{3}$", .amount)),
                "By month and currency, such as \"2026-03\": {GBP: \"0.8650\"}. A month that isn't named has no rates."
            ),
        ]
    )

    func read(_ node: DefinitionNode) -> ExchangeTable? {
        guard let reader = MappingReader(node, Self.shape, log) else { return nil }
        let key = reader.required("key")?.word(.kebab, log)
        let name = reader.required("name")?.name(log)
        let base = reader.required("base")?.currency(log)
        let members = reader.required("months")?.members("months to rates", log)
        guard let key, let name, let base, let members else { return nil }
        var months: [CalendarMonth: [String: DecimalNumber]] = [:]
        for member in members {
            guard let month = CalendarMonth(member.key) else {
                log.add("`\(member.key)` is no month such as 2026-03", at: member.keyMark)
                continue
            }
            months[month] = rates(member.value, base)
        }
        return ExchangeTable(key: key, name: name, base: base, months: months)
    }

    private func rates(_ node: DefinitionNode, _ base: String) -> [String: DecimalNumber] {
        var rates: [String: DecimalNumber] = [:]
        for member in node.members("currencies to rates", log) ?? [] {
            if Currency(member.key) == nil {
                log.refuse("`\(member.key)` is no ISO 4217 code such as EUR", at: member.keyMark)
            } else if member.key == base {
                log.refuse("\(base) is the base: its rate is 1", at: member.keyMark)
            }
            guard let rate = member.value.decimal(log) else { continue }
            if rate.units == 0 { log.refuse("a rate is above zero", at: member.value.mark) }
            rates[member.key] = rate
        }
        return rates
    }
}
