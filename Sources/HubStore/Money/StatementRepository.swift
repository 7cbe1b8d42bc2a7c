package import HubDomain
import HubJSON

extension TransactionScope {
    package var billing: StatementRepository<Self> { StatementRepository(transaction: self) }
}

extension BillingStatement.State: SQLConvertible {}
extension BillingStatement.LineState: SQLConvertible {}
extension BillableItem.Kind: SQLConvertible {}

/// Statements, what they billed, and what is still to be credited or shared.
package struct StatementRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] { StatementStatements.all }

    package func find(_ id: String) throws -> BillingStatement? {
        let head = try transaction.first(StatementStatements.byID, id) { try BillingStatement(row: $0) }
        return try head.map(completed)
    }

    package func find(_ division: String, _ month: CalendarMonth) throws -> BillingStatement? {
        let head = try transaction.first(StatementStatements.byMonth, division, month) { try BillingStatement(row: $0) }
        return try head.map(completed)
    }

    /// Without their lines, in the order in which they were made.
    package func list(after id: String, limit: Int) throws -> [BillingStatement] {
        try transaction.all(StatementStatements.list, id, limit) { try BillingStatement(row: $0) }
    }

    package func total(of id: String) throws -> Int64 {
        try transaction.first(StatementStatements.total, id) { try $0.int64(0) } ?? 0
    }

    private func completed(_ head: BillingStatement) throws -> BillingStatement {
        var statement = head
        statement.lines = try transaction.all(StatementStatements.lines, head.id) { row in
            let sources: JSONObject = try row[8]
            return BillingStatement.Line(
                number: try row[0],
                kind: try row[1],
                campaign: try row[2],
                line: try row[3],
                description: try row[4],
                minutes: try row[5],
                amount: try row[6],
                cost: try row[7],
                sources: sources.members.map { .init(id: $0.key, amount: $0.value.integer ?? 0) },
                state: try row[9],
                reason: try row[10]
            )
        }
        return statement
    }

    package func isBilled(_ source: String) throws -> Bool {
        try transaction.exists(StatementStatements.billed, source)
    }

    /// What was billed of a campaign, by source.
    package func billed(of campaign: CampaignKey) throws -> [String: Int64] {
        let rows = try transaction.all(StatementStatements.billedOfCampaign, campaign) { row in
            (try row.text(0), try row.int64(1))
        }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    /// Accepted campaigns of a division with lines that are billed whatever their hours, until all of that is billed.
    package func fixedCharges(_ division: String) throws -> [CampaignKey] {
        try transaction.all(StatementStatements.fixedCharges, division) { try $0[0] }
    }

    package func credits(_ division: String, upTo month: CalendarMonth) throws -> [StatementCredit] {
        try transaction.all(StatementStatements.credits, division, month) { try StatementCredit(row: $0) }
    }

    /// What was credited of a line so far.
    package func credited(_ statement: String, _ line: Int) throws -> Int64 {
        try transaction.first(StatementStatements.credited, statement, line) { try $0.int64(0) } ?? 0
    }

    /// The division's parts of shared costs up to a month.
    package func shares(_ division: String, upTo month: CalendarMonth) throws -> [SharedCostShare] {
        try transaction.all(StatementStatements.shares, division, month) { row in
            SharedCostShare(
                cost: try row[0],
                division: division,
                month: try row[1],
                description: try row[2],
                weight: try row[3],
                amount: try row[4]
            )
        }
    }
}

extension StatementCredit {
    fileprivate init(row: SQLRow) throws {
        self.init(
            id: try row[0],
            division: try row[1],
            statement: try row[2],
            line: try row[3],
            amount: try row[4],
            bookedMonth: try row[5],
            reason: try row[6],
            madeBy: try row[7]
        )
    }
}

extension StatementRepository where Transaction == WriteTransaction {
    /// Stores a draft in place of the one before.
    package func put(_ draft: BillingStatement) throws {
        try transaction.run(
            StatementStatements.put,
            draft.id,
            draft.division,
            draft.month,
            draft.currency,
            draft.total,
            draft.madeBy,
            draft.madeAt
        )
        try transaction.run(StatementStatements.removeLines, draft.id)
        for line in draft.lines {
            try transaction.run(
                StatementStatements.putLine,
                draft.id,
                line.number,
                line.kind,
                line.campaign,
                line.line,
                line.description,
                line.minutes,
                line.amount,
                line.cost,
                JSONObject(line.sources.map { (key: $0.id, value: .integer($0.amount)) }),
                line.state,
                line.reason
            )
        }
    }

    /// Gives the next number and notes what is billed by it. Numbers are read and given in one transaction, so that none
    /// is left out and none given twice.
    /// - Throws: `StoreError.constraint` when something of it was billed before.
    package func issue(_ statement: BillingStatement, by person: String) throws -> Int64 {
        let number = try transaction.first(StatementStatements.nextNumber) { try $0.int64(0) } ?? 1
        try transaction.run(StatementStatements.issue, statement.id, number, person, transaction.now)
        for line in statement.lines {
            for source in line.sources {
                try transaction.run(
                    StatementStatements.bill,
                    source.id,
                    statement.id,
                    line.number,
                    statement.division,
                    line.campaign,
                    source.amount
                )
            }
        }
        return number
    }

    package func addFixedCharge(_ campaign: CampaignKey, _ division: String) throws {
        try transaction.run(StatementStatements.addFixedCharge, division, campaign)
    }

    package func removeFixedCharge(_ campaign: CampaignKey, _ division: String) throws {
        try transaction.run(StatementStatements.removeFixedCharge, division, campaign)
    }

    package func judge(_ statement: BillingStatement) throws {
        try transaction.run(StatementStatements.setState, statement.id, statement.state)
        for line in statement.lines {
            try transaction.run(StatementStatements.judgeLine, statement.id, line.number, line.state, line.reason)
        }
    }

    package func insert(_ credit: StatementCredit) throws {
        try transaction.run(
            StatementStatements.credit,
            credit.id,
            credit.division,
            credit.statement,
            credit.line,
            credit.amount,
            credit.bookedMonth,
            credit.reason,
            credit.madeBy,
            transaction.now
        )
    }

    package func insertSharedCost(
        id: String,
        _ month: CalendarMonth,
        _ description: String,
        _ amount: Money,
        rule: String,
        by person: String,
        _ shares: [SharedCostShare]
    ) throws {
        try transaction.run(
            StatementStatements.sharedCost,
            id,
            month,
            description,
            amount.minor,
            amount.currency,
            rule,
            person,
            transaction.now
        )
        for share in shares {
            try transaction.run(
                StatementStatements.share,
                id,
                share.division,
                month,
                description,
                share.weight,
                share.amount
            )
        }
    }
}

extension BillingStatement {
    /// Without its lines.
    fileprivate init(row: SQLRow) throws {
        self.init(
            id: try row[0],
            number: try row[1],
            division: try row[2],
            month: try row[3],
            currency: try row[4],
            state: try row[5],
            lines: [],
            madeBy: try row[6],
            madeAt: try row[7],
            issuedBy: try row[8],
            issuedAt: try row[9]
        )
    }
}
