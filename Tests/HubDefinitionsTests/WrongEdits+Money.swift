extension WrongEditTests {
    static let money: [WrongEdit] = [
        card("unknown role", "{role: producer, bill", "{role: painter, bill", "`painter` is not known here"),
        card("unknown team", "team: makers", "team: makrs", "there is no team `makrs`; did you mean `makers`?"),
        card("unknown vendor", "vendor: printers", "vendor: prints", "there is no vendor `prints`"),
        card("unknown division", "division: sales", "division: sale", "there is no division `sale`"),
        card("rate for a team and a vendor", "team: makers", "team: makers, vendor: printers", "not for both"),
        card("rate given twice", ", team: makers", "", "is given twice for the same place and division"),
        card("amount with too many decimals", "\"85.50\"", "\"85.505\"", "EUR has 2 decimal places and no more"),
        card("negative amount", "\"85.50\"", "\"-1\"", "is no amount such as"),
        card("date that doesn't exist", "2026-01-01", "2026-02-30", "is no date such as 2026-03-01"),
        card("no rates", "rates:", "ratse:", "did you mean `rates`?"),
        table("month that is none", "2026-03", "2026-13", "`2026-13` is no month such as 2026-03"),
        table("rate of the base", "GBP", "EUR", "EUR is the base: its rate is 1"),
        table("currency in words", "GBP", "pounds", "`pounds` is no ISO 4217 code"),
        table("rate of nothing", "\"0.8330\"", "\"0\"", "a rate is above zero"),
        price("unknown service", "service: poster", "service: postr", "did you mean `poster`?"),
        price("unknown model", "model: unit", "model: units", "`units` is not known here"),
        price("amounts for units", "unitField: prints", "amounts: {}", "a price of model unit has no `amounts`"),
        price("band without a price", "flat: \"40.00\"", "", "a band has either `flat` or `each`"),
        WrongEdit(
            "band that never ends before the last",
            SmallConfiguration.price,
            "{upTo: 100, flat",
            "{flat",
            at: "{each",
            "only the last has no end"
        ),
        price("end before the beginning", "2026-12-31", "2025-12-31", "the price ends before it begins"),
        price("share above all", "build: 30", "build: 130", "130 is not between 0 and 100"),
    ]

    private static func card(_ name: String, _ old: String, _ new: String, _ message: String) -> WrongEdit {
        WrongEdit(name, SmallConfiguration.rateCard, old, new, at: nil, message, hasConsequences: true)
    }

    private static func table(_ name: String, _ old: String, _ new: String, _ message: String) -> WrongEdit {
        WrongEdit(name, SmallConfiguration.exchangeTable, old, new, at: nil, message, hasConsequences: true)
    }

    private static func price(_ name: String, _ old: String, _ new: String, _ message: String) -> WrongEdit {
        WrongEdit(name, SmallConfiguration.price, old, new, at: nil, message, hasConsequences: true)
    }
}
