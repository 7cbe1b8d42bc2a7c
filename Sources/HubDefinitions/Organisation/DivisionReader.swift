import HubDomain

/// Reads a division.
struct DivisionReader {
    let context: ReadingContext
    let log: ProblemLog

    static let keys = [
        "key", "name", "costCentre", "budgetOwner", "currency", "zone", "calendar", "fiscalYearStart",
        "needsPurchaseOrder",
    ]

    func read(_ node: DefinitionNode) -> DivisionDefinition? {
        guard let reader = MappingReader(node, "a division", keys: Self.keys, log) else { return nil }
        let places = PlaceReader(context: context, log: log)
        let key = reader.required("key")?.word(.kebab, log)
        let name = reader.required("name")?.name(log)
        let costCentre = reader.required("costCentre")?.name(log)
        let budgetOwner = reader.required("budgetOwner").flatMap(budgetOwner)
        let currency = reader.required("currency").flatMap(currency)
        let zone = reader.required("zone").flatMap(places.zone)
        let calendar = reader.required("calendar").flatMap(places.calendar)
        let fiscalYearStart = reader.required("fiscalYearStart").flatMap(fiscalYearStart)
        let needsPurchaseOrder = reader.required("needsPurchaseOrder")?.boolean(log)
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
            needsPurchaseOrder: needsPurchaseOrder
        )
    }

    private func budgetOwner(_ node: DefinitionNode) -> String? {
        guard let address = node.name(log) else { return nil }
        if !MailAddress.isValid(address) { log.refuse("`\(address)` is no email address", at: node.mark) }
        return address
    }

    private func currency(_ node: DefinitionNode) -> String? {
        guard let code = node.name(log) else { return nil }
        let isCode =
            code.utf8.count == 3 && code.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        if !isCode { log.refuse("`\(code)` is no ISO 4217 code such as EUR", at: node.mark) }
        return code
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
