import HubDomain

/// Reads a division.
struct DivisionReader {
    let context: ReadingContext
    let log: ProblemLog

    static let shape = MappingShape(
        "a division",
        [
            .required("key", .kebab, "The name of the file."),
            .required("name", .line),
            .required("costCentre", .line),
            .required("budgetOwner", .address, "Address of the person who answers for the budget."),
            .required("currency", .currency, "ISO 4217; the one of all the division's money."),
            .required("zone", .zone, "IANA time zone."),
            .required("calendar", .kebab, "Key of the calendar that counts its working days."),
            .required("fiscalYearStart", .dayOfYear),
            .required("needsPurchaseOrder", .boolean, "Whether the brief asks for a purchase order."),
            .optional(
                "acceptsQuotesUpTo",
                .amount,
                "Quotes up to this amount of its currency, such as \"5000.00\", need no acceptance one by one."
            ),
        ]
    )

    func read(_ node: DefinitionNode) -> DivisionDefinition? {
        guard let reader = MappingReader(node, Self.shape, log) else { return nil }
        let places = PlaceReader(context: context, log: log)
        let key = reader.required("key")?.word(.kebab, log)
        let name = reader.required("name")?.name(log)
        let costCentre = reader.required("costCentre")?.name(log)
        let budgetOwner = reader.required("budgetOwner")?.address(log)
        let currency = reader.required("currency")?.currency(log)
        let zone = reader.required("zone").flatMap(places.zone)
        let calendar = reader.required("calendar").flatMap(places.calendar)
        let fiscalYearStart = reader.required("fiscalYearStart").flatMap(fiscalYearStart)
        let needsPurchaseOrder = reader.required("needsPurchaseOrder")?.boolean(log)
        let limit = reader.optional("acceptsQuotesUpTo").flatMap { limit in
            currency.flatMap { limit.amount(in: $0, log) }
        }
        guard let key, let name, let costCentre, let budgetOwner, let currency, let zone, let calendar else {
            return nil
        }
        guard let fiscalYearStart, let needsPurchaseOrder else { return nil }
        return DivisionDefinition(
            key: key,
            name: name,
            costCentre: costCentre,
            budgetOwner: budgetOwner,
            currency: currency,
            zone: zone,
            calendar: calendar,
            fiscalYearStart: fiscalYearStart,
            needsPurchaseOrder: needsPurchaseOrder,
            acceptsQuotesUpTo: limit
        )
    }

    /// A day that every year has.
    private func fiscalYearStart(_ node: DefinitionNode) -> String? {
        guard let text = node.name(log) else { return nil }
        if !text.hasPrefix("--") || CivilDate(iso8601: "2001" + text.dropFirst()) == nil {
            log.refuse("`\(text)` is no day of every year such as \"--04-01\"", at: node.mark)
        }
        return text
    }
}
