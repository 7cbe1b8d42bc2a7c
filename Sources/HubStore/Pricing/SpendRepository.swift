package import HubDomain

extension TransactionScope {
    package var spend: SpendRepository<Self> { SpendRepository(transaction: self) }
}

/// What issued statements come to, and what the team's time went into.
package struct SpendRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] { SpendStatements.all }

    /// By month, division and kind.
    package func issued(from: CalendarMonth, to: CalendarMonth) throws -> [PortfolioSpend] {
        try transaction.all(SpendStatements.issued, from, to) { row in
            guard let kind = BillableItem.Kind(rawValue: try row[3]) else {
                throw row.mismatch(3, expected: "a kind of statement line")
            }
            return PortfolioSpend(
                month: try row[0],
                division: try row[1],
                currency: try row[2],
                kind: kind,
                amount: try row[4],
                cost: try row[5]
            )
        }
    }

    /// What was worked for others on the dates of some months.
    package func worked(from: CalendarMonth, to: CalendarMonth) throws -> WorkedForOthers {
        let span = (from.firstDay, to.lastDay)
        let lines = try transaction.first(SpendStatements.workedOnLines, span.0, span.1) { try $0.int64(0) }
        let support = try transaction.first(SpendStatements.workedOnActivity, span.0, span.1, InternalActivity.support)
        {
            try $0.int64(0)
        }
        return WorkedForOthers(onLines: lines ?? 0, support: support ?? 0)
    }
}

/// Minutes that the team worked for others.
package struct WorkedForOthers: Hashable, Sendable {
    /// On lines of services.
    package let onLines: Int64
    /// Support that divisions asked for and no service stands for.
    package let support: Int64
}

private enum SpendStatements {
    /// A statement for each division and month, so that few rows are passed over.
    static let issued = Statement(
        "spend.issued",
        """
        SELECT s.month, s.division, s.currency, l.kind, CAST(SUM(l.amount_minor) AS BIGINT),
            CAST(SUM(l.cost_minor) AS BIGINT)
        FROM statements AS s JOIN statement_lines AS l ON l.statement_id = s.id
        WHERE s.number IS NOT NULL AND s.month >= ?1 AND s.month <= ?2
        GROUP BY s.month, s.division, s.currency, l.kind
        """,
        mayScan: true
    )

    static let workedOnLines = Statement(
        "spend.workedOnLines",
        """
        SELECT CAST(COALESCE(SUM(minutes), 0) AS BIGINT) FROM time_entries
        WHERE work_date >= ?1 AND work_date <= ?2 AND campaign_number IS NOT NULL
        """
    )
    static let workedOnActivity = Statement(
        "spend.workedOnActivity",
        """
        SELECT CAST(COALESCE(SUM(minutes), 0) AS BIGINT) FROM time_entries
        WHERE work_date >= ?1 AND work_date <= ?2 AND activity = ?3
        """
    )

    static let all = [issued, workedOnLines, workedOnActivity]
}
