private import HubJSON

/// Money that a division means to spend over some months.
package struct Budget: Hashable, Sendable {
    /// UUIDv7.
    package let id: String
    package var version: Int64
    package let division: String
    package let kind: Kind
    package let months: MonthSpan
    /// Minor units of the division's currency.
    package var amount: Int64
    /// ISO 4217.
    package let currency: String
    package var note: String?
    /// Person id.
    package let setBy: String
    package let setAt: Instant
    package var updatedAt: Instant

    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// What the team's work and its vendors are billed.
        case work
        /// Money for media, which is never billed: a budget of its own.
        case media
    }

    package init(
        id: String,
        version: Int64 = 1,
        division: String,
        kind: Kind,
        months: MonthSpan,
        amount: Int64,
        currency: String,
        note: String? = nil,
        setBy: String,
        setAt: Instant,
        updatedAt: Instant
    ) {
        self.id = id
        self.version = version
        self.division = division
        self.kind = kind
        self.months = months
        self.amount = amount
        self.currency = currency
        self.note = note
        self.setBy = setBy
        self.setAt = setAt
        self.updatedAt = updatedAt
    }

    /// As people call it: `work budget of consumer, 2026-04 to 2027-03`.
    package var name: String { "\(kind.rawValue) budget of \(division), \(months)" }

    /// What is left of it.
    package func available(after figures: BudgetFigures) throws(HubError) -> Int64 {
        try MinorUnits.sum([amount, -figures.billed, -figures.unbilled, -figures.committed])
    }
}

/// Months that follow each other.
package struct MonthSpan: Hashable, Sendable, CustomStringConvertible {
    package let first: CalendarMonth
    package let last: CalendarMonth

    /// - Returns: `nil` when the last month lies before the first.
    package init?(from first: CalendarMonth, through last: CalendarMonth) {
        guard first <= last else { return nil }
        self.first = first
        self.last = last
    }

    package func contains(_ month: CalendarMonth) -> Bool { first <= month && month <= last }

    package var description: String { first == last ? "\(first)" : "\(first) to \(last)" }
}
