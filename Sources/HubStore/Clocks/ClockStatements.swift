/// The SQL of clock cycles.
enum ClockStatements {
    static let ofCampaign = Statement(
        "clocks.ofCampaign",
        """
        SELECT clock, subject, cycle, kind, state, policy, policy_version, calendar, calendar_version, goal, started_at,
            due_at, original_due_at, stopped_at, elapsed, breached_at, is_breached_by_retarget, next_fire_at, events,
            position
        FROM clock_cycles WHERE campaign_id = ?1
        """,
        isHot: true
    )
    static let put = Statement(
        "clocks.put",
        """
        INSERT INTO clock_cycles (campaign_id, clock, subject, cycle, position, kind, state, policy, policy_version,
            calendar, calendar_version, goal, started_at, due_at, original_due_at, stopped_at, elapsed, breached_at,
            is_breached_by_retarget, next_fire_at, events)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)
        ON CONFLICT (campaign_id, clock, subject, cycle) DO UPDATE SET state = excluded.state,
            policy = excluded.policy, policy_version = excluded.policy_version, calendar = excluded.calendar,
            calendar_version = excluded.calendar_version, goal = excluded.goal, due_at = excluded.due_at,
            stopped_at = excluded.stopped_at, elapsed = excluded.elapsed, breached_at = excluded.breached_at,
            is_breached_by_retarget = excluded.is_breached_by_retarget, next_fire_at = excluded.next_fire_at,
            events = excluded.events
        """,
        isHot: true
    )
    static let due = Statement(
        "clocks.due",
        """
        SELECT c.number, k.next_fire_at FROM clock_cycles AS k JOIN campaigns AS c ON c.id = k.campaign_id
        WHERE k.next_fire_at <= ?1 AND k.next_fire_at >= ?2 ORDER BY k.next_fire_at LIMIT ?3
        """,
        isHot: true
    )
    static let next = Statement(
        "clocks.next",
        "SELECT next_fire_at FROM clock_cycles WHERE next_fire_at IS NOT NULL ORDER BY next_fire_at LIMIT 1",
        isHot: true
    )
    static let withPolicy = Statement(
        "clocks.withPolicy",
        """
        SELECT DISTINCT c.number FROM clock_cycles AS k JOIN campaigns AS c ON c.id = k.campaign_id
        WHERE k.policy = ?1 AND k.state IN ('running', 'paused') ORDER BY c.number
        """,
        mayScan: true
    )
    static let campaigns = Statement(
        "clocks.campaigns",
        """
        SELECT number FROM campaigns WHERE number > ?1 ORDER BY number LIMIT ?2
        """
    )

    static let delete = Statement(
        "clocks.delete",
        "DELETE FROM clock_cycles WHERE campaign_id = ?1 AND clock = ?2 AND subject = ?3 AND cycle = ?4"
    )

    static let all = [ofCampaign, put, delete, due, next, withPolicy, campaigns] + QueueStatements.all
}
