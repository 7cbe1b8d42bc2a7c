/// What one unit of a currency was worth in others, month by month.
package struct ExchangeTable: Sendable {
    package let key: String
    package let name: String
    /// ISO 4217.
    package let base: String
    /// Units of a currency for one of the base, by month and currency.
    package let months: [CalendarMonth: [String: DecimalNumber]]

    package init(key: String, name: String, base: String, months: [CalendarMonth: [String: DecimalNumber]]) {
        self.key = key
        self.name = name
        self.base = base
        self.months = months
    }

    /// An amount in another currency by the rates of a month; over the base where neither is it, rounded once.
    /// - Throws: `invalid` when the table lacks the month or a currency. No older rate takes its place.
    package func convert(_ money: Money, to target: String, in month: CalendarMonth) throws(HubError) -> Money {
        guard money.currency != target else { return money }
        let from = try rate(of: money.currency, in: month)
        let into = try rate(of: target, in: month)
        let shift = exponent(target) - exponent(money.currency) + from.scale - into.scale
        let (product, overflow) = (Int128(money.minor) * Int128(into.units))
            .multipliedReportingOverflow(by: Int128(DecimalNumber.power(max(0, shift))))
        guard !overflow else { throw MinorUnits.tooLarge }
        let divisor = Int128(from.units) * Int128(DecimalNumber.power(max(0, -shift)))
        return Money(try MinorUnits.quotient(product, divisor), target)
    }

    private func rate(of currency: String, in month: CalendarMonth) throws(HubError) -> DecimalNumber {
        if currency == base { return DecimalNumber(units: 1, scale: 0) }
        guard let rate = months[month]?[currency] else {
            throw HubError(
                .invalid,
                "The exchange table \(key) has no rate of \(currency) for \(month): add it, or enter the amount in "
                    + "the division's currency"
            )
        }
        return rate
    }

    private func exponent(_ currency: String) -> Int { Currency(currency)?.exponent ?? 2 }
}
