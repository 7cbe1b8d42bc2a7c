/// The SQL of budgets.
enum BudgetStatements {
    private static let columns = """
        id, version, division, kind, first_month, last_month, amount_minor, currency, note, set_by, set_at, updated_at
        """

    static let byID = Statement("budgets.byID", "SELECT \(columns) FROM budgets WHERE id = ?1")
    static let list = Statement(
        "budgets.list",
        "SELECT \(columns) FROM budgets WHERE id > ?1 ORDER BY id LIMIT ?2",
        isHot: true
    )
    static let overlapping = Statement(
        "budgets.overlapping",
        """
        SELECT \(columns) FROM budgets WHERE division = ?1 AND kind = ?2 AND last_month >= ?3 AND first_month <= ?4
        ORDER BY first_month
        """,
        isHot: true
    )
    static let insert = Statement(
        "budgets.insert",
        "INSERT INTO budgets (\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
    )
    static let update = Statement(
        "budgets.update",
        "UPDATE budgets SET version = ?2, amount_minor = ?3, note = ?4, updated_at = ?5 WHERE id = ?1"
    )
    static let statements = Statement(
        "budgets.statements",
        "SELECT month, total_minor FROM statements WHERE division = ?1 AND number IS NOT NULL"
    )

    static let all = [byID, list, overlapping, insert, update, statements]
}

/// The SQL of what is open of campaigns.
enum OpenAmountStatements {
    static let sums = Statement(
        "openAmounts.sums",
        """
        SELECT state, month, last_month, CAST(SUM(amount_minor) AS BIGINT) FROM open_amounts
        WHERE division = ?1 AND budget = ?2 GROUP BY state, month, last_month
        """,
        isHot: true
    )
    static let ofCampaign = Statement(
        "openAmounts.ofCampaign",
        """
        SELECT item, division, budget, state, month, last_month, amount_minor FROM open_amounts
        WHERE campaign_number = ?1 ORDER BY item
        """,
        isHot: true
    )
    static let put = Statement(
        "openAmounts.put",
        """
        INSERT INTO open_amounts (campaign_number, item, division, budget, state, month, last_month, amount_minor)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        ON CONFLICT (campaign_number, item) DO UPDATE SET division = excluded.division, budget = excluded.budget,
            state = excluded.state, month = excluded.month, last_month = excluded.last_month,
            amount_minor = excluded.amount_minor
        """
    )
    static let remove = Statement(
        "openAmounts.remove",
        "DELETE FROM open_amounts WHERE campaign_number = ?1 AND item = ?2"
    )

    static let all = [sums, ofCampaign, put, remove]
}
