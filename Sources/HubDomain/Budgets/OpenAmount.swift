/// A part of what a campaign costs its division that stands on no issued statement. Each part has one state and one
/// name, so that nothing counts twice.
package struct OpenAmount: Hashable, Sendable {
    /// Names it within the campaign, such as `hours/L2/2026-03`.
    package let item: String
    package let division: String
    package let budget: Budget.Kind
    package let state: State
    /// The month that it falls due in.
    package let month: CalendarMonth
    /// The last month of a monthly amount; `nil` while it has no end, and for everything else.
    package let lastMonth: CalendarMonth?
    /// Minor units, above zero; of a monthly amount one month.
    package let amount: Int64

    package enum State: String, Hashable, Sendable, CaseIterable {
        /// Agreed on, and not worked, launched or invoiced yet.
        case committed
        /// Worked, launched or invoiced, and not billed yet.
        case unbilled
        /// Due on the last day of each month from the first that isn't billed.
        case monthly
        /// The same of what isn't live yet.
        case monthlyAhead = "monthly-ahead"
    }

    package init(
        item: String,
        division: String,
        budget: Budget.Kind = .work,
        state: State,
        month: CalendarMonth,
        lastMonth: CalendarMonth? = nil,
        amount: Int64
    ) {
        self.item = item
        self.division = division
        self.budget = budget
        self.state = state
        self.month = month
        self.lastMonth = lastMonth
        self.amount = amount
    }
}

/// The sum of the open amounts of a division that have the same state and months.
package struct OpenSum: Hashable, Sendable {
    package let state: OpenAmount.State
    package let month: CalendarMonth
    package let lastMonth: CalendarMonth?
    package let amount: Int64

    package init(state: OpenAmount.State, month: CalendarMonth, lastMonth: CalendarMonth? = nil, amount: Int64) {
        self.state = state
        self.month = month
        self.lastMonth = lastMonth
        self.amount = amount
    }
}
