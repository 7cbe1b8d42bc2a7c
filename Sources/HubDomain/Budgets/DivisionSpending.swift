/// What a division spends and has agreed to spend, from which the figures of any months follow.
package struct DivisionSpending: Sendable {
    /// Today where the division is.
    private let today: CivilDate
    private let statements: [CalendarMonth: Int64]
    private let open: [OpenSum]

    /// - Parameters:
    ///   - statements: Totals of the issued statements.
    ///   - open: What stands on none.
    package init(today: CivilDate, statements: [CalendarMonth: Int64], open: [OpenSum]) {
        self.today = today
        self.statements = statements
        self.open = open
    }

    /// - Throws: `invalid` when a sum doesn't fit.
    package func figures(of months: MonthSpan) throws(HubError) -> BudgetFigures {
        var billed: [Int64] = []
        for (month, total) in statements where months.contains(month) { billed.append(total) }
        var unbilled: [Int64] = []
        var committed: [Int64] = []
        for sum in open {
            for due in dues(of: sum, upTo: months.last) where months.contains(due.month) {
                if due.isActual { unbilled.append(sum.amount) } else { committed.append(sum.amount) }
            }
        }
        return BudgetFigures(
            billed: try MinorUnits.sum(billed),
            unbilled: try MinorUnits.sum(unbilled),
            committed: try MinorUnits.sum(committed)
        )
    }

    private typealias Due = (month: CalendarMonth, isActual: Bool)

    /// What isn't billed yet can only come on a statement that isn't issued yet; what isn't worked yet is worked this
    /// month at the earliest.
    private func dues(of sum: OpenSum, upTo last: CalendarMonth) -> [Due] {
        let current = CalendarMonth(of: today)
        switch sum.state {
        case .unbilled: return [(stated(sum.month), true)]
        case .committed: return [(stated(max(sum.month, current)), false)]
        case .monthly:
            return sum.months(from: sum.month, upTo: last).map { (stated($0), $0.lastDay <= today) }
        case .monthlyAhead:
            return sum.months(from: max(sum.month, current), upTo: last).map { (stated($0), false) }
        }
    }

    private func stated(_ month: CalendarMonth) -> CalendarMonth {
        statements.keys.max().map { max(month, $0.next) } ?? month
    }
}

extension OpenSum {
    fileprivate func months(from first: CalendarMonth, upTo last: CalendarMonth) -> [CalendarMonth] {
        let end = lastMonth.map { min($0, last) } ?? last
        return Array(sequence(first: first) { $0 < end ? $0.next : nil }.prefix { $0 <= end })
    }
}

/// What some months have cost so far; no amount is in two of the classes.
package struct BudgetFigures: Hashable, Sendable {
    /// On issued statements of the months.
    package let billed: Int64
    /// Worked, launched or invoiced, and on no statement yet.
    package let unbilled: Int64
    /// Expected of accepted work, and not in the two others.
    package let committed: Int64

    package init(billed: Int64, unbilled: Int64, committed: Int64) {
        self.billed = billed
        self.unbilled = unbilled
        self.committed = committed
    }
}
