/// A decimal fraction kept exactly: `units ÷ 10^scale`.
package struct DecimalNumber: Hashable, Sendable {
    package let units: Int64
    /// Decimal places, 0…9.
    package let scale: Int

    package init(units: Int64, scale: Int) {
        self.units = units
        self.scale = scale
    }

    /// Reads `0.1450` and the like: digits, and after a point at most nine more.
    /// - Returns: `nil` for anything else, a sign, an exponent and more than 15 digits among it.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        let digits = parts.joined()
        let fraction = parts.count == 2 ? parts[1].utf8.count : 0
        guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        guard digits.utf8.count <= 15, fraction <= 9, let units = Int64(digits) else { return nil }
        self.init(units: units, scale: fraction)
    }

    /// The amount in minor units of a currency.
    /// - Returns: `nil` when it has more decimal places than the currency.
    package func minor(of currency: Currency) -> Int64? {
        let shift = currency.exponent - scale
        guard shift < 0 else {
            let (minor, overflow) = units.multipliedReportingOverflow(by: Self.power(shift))
            return overflow ? nil : minor
        }
        let divisor = Self.power(-shift)
        return units % divisor == 0 ? units / divisor : nil
    }

    /// `quantity` times this many major units, in minor ones, rounded half away from zero.
    /// - Throws: `invalid` when it doesn't fit.
    package func times(_ quantity: Int64, in currency: Currency) throws(HubError) -> Int64 {
        let product = Int128(units) * Int128(quantity)
        let shift = currency.exponent - scale
        guard shift < 0 else { return try MinorUnits.quotient(product * Int128(Self.power(shift)), 1) }
        return try MinorUnits.quotient(product, Int128(Self.power(-shift)))
    }

    /// 10 to the power of 0…18.
    static func power(_ exponent: Int) -> Int64 { (0..<exponent).reduce(1) { product, _ in product * 10 } }
}
