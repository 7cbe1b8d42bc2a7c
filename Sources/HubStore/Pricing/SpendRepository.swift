package import HubDomain

extension TransactionScope {
    package var spend: SpendRepository<Self> { SpendRepository(transaction: self) }
}

/// What issued statements come to.
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

    static let all = [issued]
}
