/// An amount in the minor unit of its currency, net of tax.
package struct Money: Hashable, Sendable {
    package let minor: Int64
    /// ISO 4217.
    package let currency: String

    package init(_ minor: Int64, _ currency: String) {
        self.minor = minor
        self.currency = currency
    }

    package static func zero(_ currency: String) -> Money { Money(0, currency) }

    /// - Throws: `invalid` beyond what an amount can hold; `internal` for another currency, as nothing is converted in
    ///   passing.
    package func adding(_ other: Money) throws(HubError) -> Money {
        guard other.currency == currency else {
            throw HubError(.internalError, "\(currency) and \(other.currency) can't be added")
        }
        return Money(try MinorUnits.sum([minor, other.minor]), currency)
    }

    /// The amount as people write it: `1234.50 EUR`.
    package var text: String { "\(decimalText) \(currency)" }

    /// The amount in major units: `1234.50`.
    package var decimalText: String {
        let exponent = Currency(currency)?.exponent ?? 2
        let digits = String(minor.magnitude)
        let sign = minor < 0 ? "-" : ""
        guard exponent > 0 else { return sign + digits }
        let padded = String(repeating: "0", count: max(0, exponent + 1 - digits.count)) + digits
        return sign + padded.dropLast(exponent) + "." + padded.suffix(exponent)
    }
}
