/// The SQL of the campaign's own row.
enum CampaignStatements {
    static let columns = """
        id, number, revision, version, title, stage, stage_entered_at, priority, division, requester_id, \
        requested_for_id, requested_launch_at, committed_launch_at, original_committed_launch_at, planned_start_at, \
        scheduled_launch_at, launched_at, brief, builders, workflow_key, workflow_version, brief_key, brief_version, \
        division_version, calendar_key, calendar_version, created_at, submitted_at, accepted_at, build_started_at, \
        updated_at, returns, is_imported, chain_length, chain_hash, team, policy_versions, queue_at, queue_rank, \
        watchers, links, is_confidential
        """
    /// Where columns that a statement adds behind these begin.
    static let columnCount = 42

    static let lock = Statement(
        "campaigns.lock",
        """
        UPDATE campaigns SET revision = revision + 1 WHERE number = ?1 RETURNING id, revision, chain_length, chain_hash
        """,
        isHot: true
    )
    static let revision = Statement(
        "campaigns.revision",
        "SELECT id, revision FROM campaigns WHERE number = ?1",
        isHot: true
    )
    static let revisionByID = Statement(
        "campaigns.revisionByID",
        "SELECT revision FROM campaigns WHERE id = ?1",
        isHot: true
    )
    static let byID = Statement("campaigns.byID", "SELECT \(columns) FROM campaigns WHERE id = ?1", isHot: true)
    static let nextNumber = Statement(
        "campaigns.nextNumber",
        "SELECT COALESCE(MAX(number), 1000) + 1 FROM campaigns",
        isHot: true,
        mayScan: true
    )
    static let insert = Statement(
        "campaigns.insert",
        """
        INSERT INTO campaigns (\(columns)) VALUES (
            ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23,
            ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, ?36, ?37, ?38, ?39, ?40, ?41, ?42
        )
        """,
        isHot: true
    )
    static let update = Statement(
        "campaigns.update",
        """
        UPDATE campaigns SET version = ?2, title = ?3, stage = ?4, stage_entered_at = ?5, priority = ?6,
            requested_for_id = ?7, requested_launch_at = ?8, committed_launch_at = ?9,
            original_committed_launch_at = ?10, planned_start_at = ?11, scheduled_launch_at = ?12, launched_at = ?13,
            brief = COALESCE(?14, brief), builders = ?15, workflow_version = ?16, brief_version = ?17, division_version = ?18,
            calendar_key = ?19, calendar_version = ?20, submitted_at = ?21, accepted_at = ?22, build_started_at = ?23,
            updated_at = ?24, returns = ?25, chain_length = ?26, chain_hash = ?27, workflow_key = ?28, brief_key = ?29,
            is_imported = ?30, team = ?31, policy_versions = ?32, queue_at = ?33, queue_rank = ?34, watchers = ?35,
            links = ?36, is_confidential = ?37
        WHERE id = ?1
        """,
        isHot: true
    )
    static let isEmpty = Statement("campaigns.isEmpty", "SELECT 1 FROM campaigns LIMIT 1", mayScan: true)
    static let submittedInStage = Statement(
        "campaigns.submittedInStage",
        """
        SELECT number FROM campaigns
        WHERE stage = ?1 AND number > ?2 AND submitted_at IS NOT NULL
            AND EXISTS (SELECT 1 FROM campaign_lines WHERE campaign_id = campaigns.id AND service = ?3)
        ORDER BY number LIMIT ?4
        """,
        isHot: true
    )

    static let transfer = Statement(
        "campaigns.transfer",
        "UPDATE campaigns SET division = ?2, requester_id = ?3 WHERE id = ?1"
    )

    static let all = [
        submittedInStage, transfer,
        lock, revision, revisionByID, byID, nextNumber, insert, update, isEmpty,
    ]
}
