/// The SQL of time.
enum TimeStatements {
    private static let columns = """
        id, version, person_id, campaign_number, division, line, task, activity, work_date, booked_month, minutes, role, \
        team, vendor, note, currency, bill_minor, cost_minor, bill_rate, cost_rate, rate_source, card, card_version, \
        statement_id, reference, entered_by, entered_at, updated_at, change_order
        """

    static let byID = Statement("time.byID", "SELECT \(columns) FROM time_entries WHERE id = ?1")
    static let byReference = Statement(
        "time.byReference",
        "SELECT \(columns) FROM time_entries WHERE reference = ?1"
    )
    static let ofPerson = Statement(
        "time.ofPerson",
        """
        SELECT \(columns) FROM time_entries WHERE person_id = ?1 AND work_date >= ?2 AND work_date <= ?3
        ORDER BY work_date, id
        """,
        isHot: true
    )
    static let minutesOfDay = Statement(
        "time.minutesOfDay",
        """
        SELECT CAST(COALESCE(SUM(minutes), 0) AS BIGINT) FROM time_entries WHERE person_id = ?1 AND work_date = ?2
        """
    )
    static let ofCampaign = Statement(
        "time.ofCampaign",
        "SELECT \(columns) FROM time_entries WHERE campaign_number = ?1 ORDER BY work_date, id",
        isHot: true
    )
    static let ofTask = Statement(
        "time.ofTask",
        "SELECT 1 FROM time_entries WHERE campaign_number = ?1 AND task = ?2"
    )
    static let unbilled = Statement(
        "time.unbilled",
        """
        SELECT \(columns) FROM time_entries
        WHERE division = ?1 AND booked_month <= ?2 AND division IS NOT NULL AND statement_id IS NULL
        ORDER BY booked_month, id
        """,
        isHot: true
    )
    static let insert = Statement(
        "time.insert",
        """
        INSERT INTO time_entries (\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,
            ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29)
        """
    )
    static let update = Statement(
        "time.update",
        """
        UPDATE time_entries SET version = ?2, person_id = ?3, campaign_number = ?4, division = ?5, line = ?6, task = ?7,
            activity = ?8, work_date = ?9, booked_month = ?10, minutes = ?11, role = ?12, team = ?13, vendor = ?14,
            note = ?15, currency = ?16, bill_minor = ?17, cost_minor = ?18, bill_rate = ?19, cost_rate = ?20,
            rate_source = ?21, card = ?22, card_version = ?23, statement_id = ?24, reference = ?25, entered_by = ?26,
            entered_at = ?27, updated_at = ?28, change_order = ?29
        WHERE id = ?1
        """
    )
    static let delete = Statement("time.delete", "DELETE FROM time_entries WHERE id = ?1")
    static let bill = Statement("time.bill", "UPDATE time_entries SET statement_id = ?2 WHERE id = ?1")

    static let closedThrough = Statement(
        "time.closedThrough",
        "SELECT month FROM month_closings ORDER BY month DESC LIMIT 1",
        mayScan: true
    )
    static let closeMonth = Statement(
        "time.closeMonth",
        """
        INSERT INTO month_closings (month, closed_by, closed_at) VALUES (?1, ?2, ?3) ON CONFLICT (month) DO NOTHING
        """
    )
    static let timer = Statement("time.timer", "SELECT work, started_at FROM timers WHERE person_id = ?1")
    static let startTimer = Statement(
        "time.startTimer",
        """
        INSERT INTO timers (person_id, work, started_at) VALUES (?1, ?2, ?3) ON CONFLICT (person_id) DO NOTHING
        """
    )
    static let removeTimer = Statement("time.removeTimer", "DELETE FROM timers WHERE person_id = ?1")
    static let closedLines = Statement(
        "time.closedLines",
        "SELECT line FROM line_captures WHERE campaign_number = ?1"
    )
    static let closeLine = Statement(
        "time.closeLine",
        """
        INSERT INTO line_captures (campaign_number, line, service, tier, minutes, closed_by, closed_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT (campaign_number, line) DO NOTHING
        """
    )
    static let reopenLine = Statement(
        "time.reopenLine",
        "DELETE FROM line_captures WHERE campaign_number = ?1 AND line = ?2"
    )
    static let lineRates = Statement(
        "time.lineRates",
        "SELECT role, bill, cost FROM line_rates WHERE campaign_number = ?1 AND line = ?2"
    )
    static let putRate = Statement(
        "time.putRate",
        "INSERT INTO line_rates (campaign_number, line, role, bill, cost) VALUES (?1, ?2, ?3, ?4, ?5)"
    )
    static let removeRates = Statement(
        "time.removeRates",
        "DELETE FROM line_rates WHERE campaign_number = ?1 AND line = ?2"
    )

    static let all = [
        byID, byReference, ofPerson, minutesOfDay, ofCampaign, ofTask, unbilled, insert, update, delete, bill,
        closedThrough, closeMonth, timer, startTimer, removeTimer, closedLines, closeLine, reopenLine, lineRates,
        putRate, removeRates,
    ]
}
