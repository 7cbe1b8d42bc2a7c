/// Exact arithmetic on amounts in minor units. Nothing passes through binary floating point; what doesn't fit is an
/// error and never wraps.
package enum MinorUnits {
    /// `amount × numerator ÷ denominator`, rounded once: half away from zero.
    /// - Parameter denominator: Above zero.
    /// - Throws: `invalid` when the result doesn't fit.
    package static func scale(_ amount: Int64, by numerator: Int64, over denominator: Int64) throws(HubError) -> Int64 {
        try quotient(Int128(amount) * Int128(numerator), Int128(denominator))
    }

    /// A division rounded half away from zero.
    static func quotient(_ dividend: Int128, _ divisor: Int128) throws(HubError) -> Int64 {
        guard divisor > 0 else { throw HubError(.internalError, "An amount was divided by \(divisor)") }
        let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
        let isUp = remainder.magnitude >= divisor.magnitude - remainder.magnitude
        let rounded = isUp ? quotient + dividend.signum() : quotient
        guard let result = Int64(exactly: rounded) else { throw tooLarge }
        return result
    }

    /// - Throws: `invalid` when a sum doesn't fit.
    package static func sum(_ amounts: some Sequence<Int64>) throws(HubError) -> Int64 {
        var total: Int64 = 0
        for amount in amounts {
            let (sum, overflow) = total.addingReportingOverflow(amount)
            guard !overflow else { throw tooLarge }
            total = sum
        }
        return total
    }

    /// What `minutes` at a rate per hour come to.
    package static func amount(forMinutes minutes: Int, atHourly rate: Int64) throws(HubError) -> Int64 {
        try scale(rate, by: Int64(minutes), over: 60)
    }

    /// Splits an amount in proportion to weights so that the shares add up to it: each share is rounded towards zero,
    /// and what is left goes unit by unit to the largest remainders, the earlier share first among equals (the
    /// largest-remainder method, also known as Hare–Niemeyer).
    /// - Parameter weights: At least zero, and one above.
    /// - Throws: `invalid` for weights that are negative or all zero.
    package static func allocate(_ amount: Int64, by weights: [Int64]) throws(HubError) -> [Int64] {
        let total = weights.reduce(Int128(0)) { $0 + Int128($1) }
        guard total > 0, weights.allSatisfy({ $0 >= 0 }) else {
            throw HubError(.invalid, "Nothing says by what to split the amount: every weight is zero")
        }
        let sign: Int64 = amount < 0 ? -1 : 1
        var shares: [Int64] = []
        var remainders: [(index: Int, value: Int128)] = []
        for (index, weight) in weights.enumerated() {
            let product = Int128(amount.magnitude) * Int128(weight)
            let (share, remainder) = product.quotientAndRemainder(dividingBy: total)
            guard let fitting = Int64(exactly: share) else { throw tooLarge }
            shares.append(fitting * sign)
            remainders.append((index, remainder))
        }
        let left = Int(Int128(amount.magnitude) - shares.reduce(Int128(0)) { $0 + Int128($1.magnitude) })
        let order = remainders.sorted { ($1.value, $0.index) < ($0.value, $1.index) }
        for entry in order.prefix(left) { shares[entry.index] += sign }
        return shares
    }

    static var tooLarge: HubError { HubError(.invalid, "The amount is too large to be counted") }
}
