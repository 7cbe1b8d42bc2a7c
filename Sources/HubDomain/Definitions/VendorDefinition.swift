/// An outside party that work is handed to.
package struct VendorDefinition: Sendable {
    package let key: String
    package let name: String
    /// Key of the working calendar that its clocks run on.
    package let calendar: String
    package let contact: Contact
    /// ISO 4217; the one of its prices.
    package let currency: String
    /// Keys of the services that it works for.
    package let services: [String]
    /// Addresses, in lower case, of those who act for it: the contact first.
    package let people: [String]

    /// Who to write to.
    package struct Contact: Hashable, Sendable {
        package let name: String
        package let email: String

        package init(name: String, email: String) {
            self.name = name
            self.email = email
        }
    }

    package init(
        key: String,
        name: String,
        calendar: String,
        contact: Contact,
        currency: String,
        services: [String],
        people: [String] = []
    ) {
        self.key = key
        self.name = name
        self.calendar = calendar
        self.contact = contact
        self.currency = currency
        self.services = services
        let addresses = ([contact.email] + people).map { $0.lowercased() }
        self.people = addresses.enumerated().filter { !addresses[..<$0.offset].contains($0.element) }.map(\.element)
    }
}
