/// The SQL of statements.
enum StatementStatements {
    private static let columns = "id, number, division, month, currency, state, made_by, made_at, issued_by, issued_at"

    static let byID = Statement("statements.byID", "SELECT \(columns) FROM statements WHERE id = ?1")
    static let byMonth = Statement(
        "statements.byMonth",
        "SELECT \(columns) FROM statements WHERE division = ?1 AND month = ?2"
    )
    static let list = Statement(
        "statements.list",
        "SELECT \(columns) FROM statements WHERE id > ?1 ORDER BY id LIMIT ?2"
    )
    static let total = Statement("statements.total", "SELECT total_minor FROM statements WHERE id = ?1")
    static let lines = Statement(
        "statements.lines",
        """
        SELECT number, kind, campaign_number, line, description, minutes, amount_minor, cost_minor, sources, state, reason
        FROM statement_lines WHERE statement_id = ?1 ORDER BY number
        """
    )
    static let put = Statement(
        "statements.put",
        """
        INSERT INTO statements (id, division, month, currency, state, total_minor, made_by, made_at)
        VALUES (?1, ?2, ?3, ?4, 'draft', ?5, ?6, ?7)
        ON CONFLICT (id) DO UPDATE SET total_minor = excluded.total_minor, made_at = excluded.made_at
        """
    )
    static let removeLines = Statement("statements.removeLines", "DELETE FROM statement_lines WHERE statement_id = ?1")
    static let putLine = Statement(
        "statements.putLine",
        """
        INSERT INTO statement_lines (statement_id, number, kind, campaign_number, line, description, minutes,
            amount_minor, cost_minor, sources, state, reason)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        """
    )
    static let nextNumber = Statement(
        "statements.nextNumber",
        "SELECT number + 1 FROM statements WHERE number IS NOT NULL ORDER BY number DESC LIMIT 1"
    )
    static let issue = Statement(
        "statements.issue",
        """
        UPDATE statements SET number = ?2, state = 'issued', issued_by = ?3, issued_at = ?4
        WHERE id = ?1 AND number IS NULL
        """
    )
    static let setState = Statement("statements.setState", "UPDATE statements SET state = ?2 WHERE id = ?1")
    static let judgeLine = Statement(
        "statements.judgeLine",
        "UPDATE statement_lines SET state = ?3, reason = ?4 WHERE statement_id = ?1 AND number = ?2"
    )
    static let bill = Statement(
        "statements.bill",
        """
        INSERT INTO billed_sources (source, statement_id, line_number, division, campaign_number, amount_minor)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """
    )
    static let billed = Statement("statements.billed", "SELECT 1 FROM billed_sources WHERE source = ?1")
    static let billedOfCampaign = Statement(
        "statements.billedOfCampaign",
        "SELECT source, amount_minor FROM billed_sources WHERE campaign_number = ?1 ORDER BY source"
    )
    static let fixedCharges = Statement(
        "statements.fixedCharges",
        "SELECT campaign_number FROM fixed_charges WHERE division = ?1 ORDER BY campaign_number"
    )
    static let addFixedCharge = Statement(
        "statements.addFixedCharge",
        """
        INSERT INTO fixed_charges (division, campaign_number) VALUES (?1, ?2)
        ON CONFLICT (division, campaign_number) DO NOTHING
        """
    )
    static let removeFixedCharge = Statement(
        "statements.removeFixedCharge",
        "DELETE FROM fixed_charges WHERE division = ?1 AND campaign_number = ?2"
    )
    static let credit = Statement(
        "statements.credit",
        """
        INSERT INTO credits (id, division, statement_id, line_number, amount_minor, booked_month, reason, made_by, made_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        """
    )
    static let credits = Statement(
        "statements.credits",
        """
        SELECT id, division, statement_id, line_number, amount_minor, booked_month, reason, made_by FROM credits
        WHERE division = ?1 AND booked_month <= ?2
            AND NOT EXISTS (SELECT 1 FROM billed_sources WHERE source = 'credit/' || credits.id)
        ORDER BY booked_month, id
        """
    )
    static let credited = Statement(
        "statements.credited",
        """
        SELECT CAST(COALESCE(SUM(amount_minor), 0) AS BIGINT) FROM credits WHERE statement_id = ?1 AND line_number = ?2
        """
    )
    static let sharedCost = Statement(
        "statements.sharedCost",
        """
        INSERT INTO shared_costs (id, month, description, amount_minor, currency, rule, made_by, made_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        """
    )
    static let share = Statement(
        "statements.share",
        """
        INSERT INTO shared_cost_shares (shared_cost_id, division, month, description, weight, amount_minor)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """
    )
    static let shares = Statement(
        "statements.shares",
        """
        SELECT shared_cost_id, month, description, weight, amount_minor FROM shared_cost_shares
        WHERE division = ?1 AND month <= ?2 AND NOT EXISTS (
            SELECT 1 FROM billed_sources WHERE source = 'shared/' || shared_cost_id || '/' || ?1
        )
        ORDER BY month, shared_cost_id
        """
    )

    static let all = [
        byID, byMonth, list, total, lines, put, removeLines, putLine, nextNumber, issue, setState, judgeLine, bill,
        billed, billedOfCampaign, fixedCharges, addFixedCharge, removeFixedCharge, credit, credits, credited,
        sharedCost, share, shares,
    ]
}
