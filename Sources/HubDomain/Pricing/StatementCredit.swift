/// An amount taken back from an issued line.
package struct StatementCredit: Hashable, Sendable {
    package let id: String
    package let division: String
    package let statement: String
    package let line: Int
    /// Above zero.
    package let amount: Int64
    package let bookedMonth: CalendarMonth
    package let reason: String
    package let madeBy: String

    package init(
        id: String,
        division: String,
        statement: String,
        line: Int,
        amount: Int64,
        bookedMonth: CalendarMonth,
        reason: String,
        madeBy: String
    ) {
        self.id = id
        self.division = division
        self.statement = statement
        self.line = line
        self.amount = amount
        self.bookedMonth = bookedMonth
        self.reason = reason
        self.madeBy = madeBy
    }
}

/// What a division bears of a shared cost.
package struct SharedCostShare: Hashable, Sendable {
    package let cost: String
    package let division: String
    package let month: CalendarMonth
    package let description: String
    package let weight: Int64
    package let amount: Int64

    package init(
        cost: String,
        division: String,
        month: CalendarMonth,
        description: String,
        weight: Int64,
        amount: Int64
    ) {
        self.cost = cost
        self.division = division
        self.month = month
        self.description = description
        self.weight = weight
        self.amount = amount
    }
}
