extension Events {
    static let afterVisible = Statement(
        "events.afterVisible",
        """
        SELECT \(columns) FROM events
        WHERE seq > ?1 AND (?3 = 'system' OR NOT EXISTS (
            SELECT 1 FROM campaigns WHERE campaigns.id = events.stream AND is_confidential = 1
                AND number NOT IN (SELECT campaign_number FROM campaign_viewers WHERE person IN (?3, ?4))
        ))
        ORDER BY seq LIMIT ?2
        """,
        isHot: true
    )

    /// All events after `seq` but those of confidential campaigns that don't name the viewer.
    package static func list(
        after seq: Int64,
        for viewer: CampaignViewer,
        limit: Int,
        in transaction: ReadTransaction
    ) throws -> [EventRecord] {
        try transaction.all(afterVisible, seq, limit, viewer.id, viewer.address, row: EventRecord.init(row:))
    }
}
