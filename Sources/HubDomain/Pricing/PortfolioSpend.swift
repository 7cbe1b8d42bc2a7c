/// What issued statements billed and cost, by month, division and kind. Amounts are in minor units.
package struct PortfolioSpend: Hashable, Sendable {
    package let month: CalendarMonth
    package let division: String
    /// ISO 4217.
    package let currency: String
    package let kind: BillableItem.Kind
    package let amount: Int64
    package let cost: Int64

    package init(
        month: CalendarMonth,
        division: String,
        currency: String,
        kind: BillableItem.Kind,
        amount: Int64,
        cost: Int64
    ) {
        self.month = month
        self.division = division
        self.currency = currency
        self.kind = kind
        self.amount = amount
        self.cost = cost
    }

    /// Billed whatever the hours were.
    package var isFixed: Bool { kind == .fixed || kind == .monthly }
    /// Work itself; vendors' invoices, shared costs, charges for cancelling and credits are not.
    package var isWork: Bool { isFixed || kind == .time }
}

/// What of the spend of a time was at fixed prices, in one currency.
package struct FixedShare: Hashable, Sendable {
    package let currency: String
    package let total: Int64
    package let fixed: Int64
    /// Cost of what is billed with a cost of its own: hours and fixed lines. Monthly fees have none.
    package let cost: Int64
    /// What that was billed.
    package let costed: Int64

    package var share: Double? { total == 0 ? nil : Double(fixed) / Double(total) }
    package var margin: Double? { costed == 0 ? nil : 1 - Double(cost) / Double(costed) }

    /// One for each currency, in its order.
    package static func byCurrency(_ spend: [PortfolioSpend]) -> [FixedShare] {
        let work = spend.filter(\.isWork)
        return Set(work.map(\.currency)).sorted().map { currency in
            let own = work.filter { $0.currency == currency }
            let costed = own.filter { $0.kind != .monthly }
            return FixedShare(
                currency: currency,
                total: own.reduce(0) { $0 + $1.amount },
                fixed: own.filter(\.isFixed).reduce(0) { $0 + $1.amount },
                cost: costed.reduce(0) { $0 + $1.cost },
                costed: costed.reduce(0) { $0 + $1.amount }
            )
        }
    }
}
