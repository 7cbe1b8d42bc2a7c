/// The SQL of what belongs to a campaign.
enum CampaignPartStatements {
    static let lines = Statement(
        "lines.ofCampaign",
        """
        SELECT id, service, service_version, tier, proposed_tier, quantity, locale, variant_of, attempt, answers, changed_at,
            position, staleness, price
        FROM campaign_lines WHERE campaign_id = ?1
        """,
        isHot: true
    )
    static let putLine = Statement(
        "lines.put",
        """
        INSERT INTO campaign_lines (campaign_id, id, position, service, service_version, tier, proposed_tier, quantity,
            locale, variant_of, attempt, answers, changed_at, staleness, price)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
        ON CONFLICT (campaign_id, id) DO UPDATE SET position = excluded.position, service = excluded.service,
            service_version = excluded.service_version, tier = excluded.tier, proposed_tier = excluded.proposed_tier,
            quantity = excluded.quantity, locale = excluded.locale, variant_of = excluded.variant_of,
            variant_of = excluded.variant_of, attempt = excluded.attempt, answers = excluded.answers,
            changed_at = excluded.changed_at, staleness = excluded.staleness, price = excluded.price
        """,
        isHot: true
    )
    static let deleteLine = Statement("lines.delete", "DELETE FROM campaign_lines WHERE campaign_id = ?1 AND id = ?2")

    static let holds = Statement(
        "holds.ofCampaign",
        """
        SELECT id, reason, lines, since, until_at, note, questions, ended_at FROM campaign_holds WHERE campaign_id = ?1
        """,
        isHot: true
    )
    static let putHold = Statement(
        "holds.put",
        """
        INSERT INTO campaign_holds (campaign_id, id, reason, lines, since, until_at, note, questions, ended_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        ON CONFLICT (campaign_id, id) DO UPDATE SET ended_at = excluded.ended_at
        """
    )

    static let tasks = Statement(
        "tasks.ofCampaign",
        """
        SELECT id, line, template, finding, stage, title, role, skill, minutes, attempt, locale, row_number, after,
            state, assignee_id, started_at, finished_at, finished_by, position, due_at
        FROM campaign_tasks WHERE campaign_id = ?1
        """,
        isHot: true
    )
    static let putTask = Statement(
        "tasks.put",
        """
        INSERT INTO campaign_tasks (campaign_id, id, position, line, template, finding, stage, title, role, skill,
            minutes, attempt, locale, row_number, after, state, assignee_id, started_at, finished_at, finished_by,
            due_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)
        ON CONFLICT (campaign_id, id) DO UPDATE SET state = excluded.state, assignee_id = excluded.assignee_id,
            started_at = excluded.started_at, finished_at = excluded.finished_at, finished_by = excluded.finished_by,
            due_at = excluded.due_at
        """
    )

    static let ticks = Statement(
        "ticks.ofCampaign",
        """
        SELECT line, item, attempt, result, evidence, note, ticked_by, ticked_at
        FROM campaign_ticks WHERE campaign_id = ?1
        """,
        isHot: true
    )
    static let putTick = Statement(
        "ticks.put",
        """
        INSERT INTO campaign_ticks (campaign_id, line, item, attempt, result, evidence, note, ticked_by, ticked_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        ON CONFLICT (campaign_id, line, item, attempt) DO UPDATE SET result = excluded.result,
            evidence = excluded.evidence, note = excluded.note, ticked_by = excluded.ticked_by,
            ticked_at = excluded.ticked_at
        """
    )

    static let findings = Statement(
        "findings.ofCampaign",
        """
        SELECT id, line, item, severity, cause, text, attempt, found_by, found_at, resolved_at, resolved_by, resolution
        FROM campaign_findings WHERE campaign_id = ?1
        """,
        isHot: true
    )
    static let putFinding = Statement(
        "findings.put",
        """
        INSERT INTO campaign_findings (campaign_id, id, line, item, severity, cause, text, attempt, found_by, found_at,
            resolved_at, resolved_by, resolution)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
        ON CONFLICT (campaign_id, id) DO UPDATE SET resolved_at = excluded.resolved_at,
            resolved_by = excluded.resolved_by, resolution = excluded.resolution
        """
    )

    static let deleteHold = Statement("holds.delete", "DELETE FROM campaign_holds WHERE campaign_id = ?1 AND id = ?2")
    static let deleteTask = Statement("tasks.delete", "DELETE FROM campaign_tasks WHERE campaign_id = ?1 AND id = ?2")
    static let deleteFinding = Statement(
        "findings.delete",
        "DELETE FROM campaign_findings WHERE campaign_id = ?1 AND id = ?2"
    )

    static let all = [
        lines, putLine, deleteLine, holds, putHold, tasks, putTask, ticks, putTick, findings, putFinding, deleteHold,
        deleteTask, deleteFinding,
    ]
}
