package import HubDomain

extension TransactionScope {
    package var expenses: ExpenseRepository<Self> { ExpenseRepository(transaction: self) }
}

/// Money paid to others.
package struct ExpenseRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] { ExpenseStatements.all }

    package func find(_ id: String) throws -> Expense? {
        try transaction.first(ExpenseStatements.byID, id) { try Expense(row: $0) }
    }

    /// In the order in which they were entered.
    package func list(of campaign: CampaignKey) throws -> [Expense] {
        try transaction.all(ExpenseStatements.ofCampaign, campaign) { try Expense(row: $0) }
    }

    /// Invoiced expenses of a division, booked up to a month, that still have to be billed.
    package func unbilled(_ division: String, upTo month: CalendarMonth) throws -> [Expense] {
        try transaction.all(ExpenseStatements.unbilled, division, month) { try Expense(row: $0) }
    }
}

extension ExpenseRepository where Transaction == WriteTransaction {
    package func insert(_ expense: Expense) throws {
        try transaction.run(ExpenseStatements.insert, arguments: expense.values)
    }

    package func update(_ expense: Expense) throws {
        try transaction.run(ExpenseStatements.update, arguments: expense.values)
    }
}

private enum ExpenseStatements {
    private static let columns = """
        id, version, campaign_number, division, line, vendor, description, kind, mark_up_percent, amount_minor, \
        amount_currency, currency, cost_minor, bill_minor, state, ordered_on, invoiced_on, booked_month, statement_id, \
        entered_by, entered_at, updated_at
        """

    static let byID = Statement("expenses.byID", "SELECT \(columns) FROM expenses WHERE id = ?1")
    static let ofCampaign = Statement(
        "expenses.ofCampaign",
        "SELECT \(columns) FROM expenses WHERE campaign_number = ?1 ORDER BY id"
    )
    static let unbilled = Statement(
        "expenses.unbilled",
        """
        SELECT \(columns) FROM expenses
        WHERE division = ?1 AND booked_month <= ?2 AND state = 'invoiced' AND statement_id IS NULL
        ORDER BY booked_month, id
        """
    )
    static let insert = Statement(
        "expenses.insert",
        """
        INSERT INTO expenses (\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
            ?17, ?18, ?19, ?20, ?21, ?22)
        """
    )
    static let update = Statement(
        "expenses.update",
        """
        UPDATE expenses SET version = ?2, campaign_number = ?3, division = ?4, line = ?5, vendor = ?6, description = ?7,
            kind = ?8, mark_up_percent = ?9, amount_minor = ?10, amount_currency = ?11, currency = ?12, cost_minor = ?13,
            bill_minor = ?14, state = ?15, ordered_on = ?16, invoiced_on = ?17, booked_month = ?18, statement_id = ?19,
            entered_by = ?20, entered_at = ?21, updated_at = ?22
        WHERE id = ?1
        """
    )

    static let all = [byID, ofCampaign, unbilled, insert, update]
}

extension Expense {
    fileprivate init(row: SQLRow) throws {
        let currency: String = try row[11]
        self.init(
            id: try row[0],
            version: try row[1],
            campaign: try row[2],
            division: try row[3],
            line: try row[4],
            vendor: try row[5],
            description: try row[6],
            kind: try row[7],
            markUp: try row[8],
            amount: Money(try row[9], try row[10]),
            cost: Money(try row[12], currency),
            bill: Money(try row[13], currency),
            state: try row[14],
            orderedOn: try row[15],
            invoicedOn: try row[16],
            bookedMonth: try row[17],
            statement: try row[18],
            enteredBy: try row[19],
            enteredAt: try row[20],
            updatedAt: try row[21]
        )
    }

    /// In the order of the columns.
    fileprivate var values: [any SQLBindable] {
        [
            id, version, campaign, division, line, vendor, description, kind, markUp, amount.minor, amount.currency,
            cost.currency, cost.minor, bill.minor, state, orderedOn, invoicedOn, bookedMonth, statement, enteredBy,
            enteredAt, updatedAt,
        ]
    }
}
