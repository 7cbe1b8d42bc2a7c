import HubDomain

/// Reads a vendor.
struct VendorReader {
    let context: ReadingContext
    let log: ProblemLog

    static let shape = MappingShape(
        "a vendor",
        [
            .required("key", .kebab, "The name of the file."),
            .required("name", .line),
            .required("calendar", .kebab, "Key of the calendar that its clocks run on."),
            .required("contact", .mapping(contact), "Who to write to."),
            .required("currency", .currency, "ISO 4217; the one of its prices."),
            .required("services", .list(.kebab, atLeast: 1), "Services that it works for."),
            .optional("people", .list(.address), "Addresses of further people who act for it, with the role vendor."),
        ]
    )

    private static let contact = MappingShape("a contact", [.required("name", .line), .required("email", .address)])

    func read(_ node: DefinitionNode) -> VendorDefinition? {
        guard let reader = MappingReader(node, Self.shape, log) else { return nil }
        let places = PlaceReader(context: context, log: log)
        let key = reader.required("key")?.word(.kebab, log)
        let name = reader.required("name")?.name(log)
        let calendar = reader.required("calendar").flatMap(places.calendar)
        let contact = reader.required("contact").flatMap(contact)
        let currency = reader.required("currency")?.currency(log)
        let services = places.services(reader.requiredList("services"))
        let people = reader.list("people").compactMap { $0.address(log) }
        guard let key, let name, let calendar, let contact, let currency else { return nil }
        return VendorDefinition(
            key: key,
            name: name,
            calendar: calendar,
            contact: contact,
            currency: currency,
            services: services,
            people: people
        )
    }

    private func contact(_ node: DefinitionNode) -> VendorDefinition.Contact? {
        guard let reader = MappingReader(node, Self.contact, log) else { return nil }
        let name = reader.required("name")?.name(log)
        let email = reader.required("email")?.address(log)
        guard let name, let email else { return nil }
        return VendorDefinition.Contact(name: name, email: email)
    }
}
