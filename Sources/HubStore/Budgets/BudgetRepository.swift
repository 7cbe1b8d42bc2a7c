package import HubDomain

extension TransactionScope {
    package var budgets: BudgetRepository<Self> { BudgetRepository(transaction: self) }
}

extension Budget.Kind: SQLConvertible {}
extension OpenAmount.State: SQLConvertible {}

/// Budgets, and the open amounts of campaigns that count against them.
package struct BudgetRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] { BudgetStatements.all + OpenAmountStatements.all }

    package func find(_ id: String) throws -> Budget? {
        try transaction.first(BudgetStatements.byID, id) { try Budget(row: $0) }
    }

    /// In the order in which they were set.
    package func list(after id: String, limit: Int) throws -> [Budget] {
        try transaction.all(BudgetStatements.list, id, limit) { try Budget(row: $0) }
    }

    /// Budgets of a division that have months in common with some.
    package func overlapping(_ months: MonthSpan, _ division: String, _ kind: Budget.Kind) throws -> [Budget] {
        try transaction.all(BudgetStatements.overlapping, division, kind, months.first, months.last) {
            try Budget(row: $0)
        }
    }

    /// What is open in a division, summed by state and months.
    package func open(_ division: String, _ kind: Budget.Kind) throws -> [OpenSum] {
        try transaction.all(OpenAmountStatements.sums, division, kind) { row in
            OpenSum(state: try row[0], month: try row[1], lastMonth: try row[2], amount: try row[3])
        }
    }

    /// What is open of a campaign, by name.
    package func open(of campaign: CampaignKey) throws -> [OpenAmount] {
        try transaction.all(OpenAmountStatements.ofCampaign, campaign) { row in
            OpenAmount(
                item: try row[0],
                division: try row[1],
                budget: try row[2],
                state: try row[3],
                month: try row[4],
                lastMonth: try row[5],
                amount: try row[6]
            )
        }
    }

    /// Totals of a division's issued statements.
    package func statements(of division: String) throws -> [CalendarMonth: Int64] {
        let rows = try transaction.all(BudgetStatements.statements, division) { row in
            (try row[0] as CalendarMonth, try row.int64(1))
        }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }
}

extension BudgetRepository where Transaction == WriteTransaction {
    package func insert(_ budget: Budget) throws {
        try transaction.run(
            BudgetStatements.insert,
            budget.id,
            budget.version,
            budget.division,
            budget.kind,
            budget.months.first,
            budget.months.last,
            budget.amount,
            budget.currency,
            budget.note,
            budget.setBy,
            budget.setAt,
            budget.updatedAt
        )
    }

    package func update(_ budget: Budget) throws {
        try transaction.run(
            BudgetStatements.update,
            budget.id,
            budget.version,
            budget.amount,
            budget.note,
            budget.updatedAt
        )
    }

    /// Brings what is open of a campaign to what it is now.
    package func put(_ amounts: [OpenAmount], of campaign: CampaignKey) throws {
        let standing = try open(of: campaign)
        for amount in standing where !amounts.contains(where: { $0.item == amount.item }) {
            try transaction.run(OpenAmountStatements.remove, campaign, amount.item)
        }
        for amount in amounts where !standing.contains(amount) {
            try transaction.run(
                OpenAmountStatements.put,
                campaign,
                amount.item,
                amount.division,
                amount.budget,
                amount.state,
                amount.month,
                amount.lastMonth,
                amount.amount
            )
        }
    }
}

extension Budget {
    fileprivate init(row: SQLRow) throws {
        guard let months = MonthSpan(from: try row[4], through: try row[5]) else {
            throw row.mismatch(5, expected: "a month after the first")
        }
        self.init(
            id: try row[0],
            version: try row[1],
            division: try row[2],
            kind: try row[3],
            months: months,
            amount: try row[6],
            currency: try row[7],
            note: try row[8],
            setBy: try row[9],
            setAt: try row[10],
            updatedAt: try row[11]
        )
    }
}
