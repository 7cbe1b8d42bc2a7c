/// The SQL of roll-ups, and of facts as the fold reads them.
enum RollUpStatements {
    /// The consumer that marks how far the fold has come.
    static let consumer = "facts"

    static let tail = Statement(
        "rollups.tail",
        """
        SELECT seq, campaign_number, metric, label, at, recorded_at, group_id, value FROM facts
        WHERE seq > ?1 ORDER BY seq LIMIT ?2
        """,
        isHot: true
    )
    static let addToBucket = Statement(
        "rollups.addToBucket",
        """
        INSERT INTO fact_buckets (metric, bucket, label, number, total, recorded_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (metric, bucket, label) DO UPDATE SET number = fact_buckets.number + excluded.number,
            total = fact_buckets.total + excluded.total,
            recorded_at = CASE WHEN excluded.recorded_at > fact_buckets.recorded_at
                THEN excluded.recorded_at ELSE fact_buckets.recorded_at END
        """
    )
    static let addToStage = Statement(
        "rollups.addToStage",
        """
        INSERT INTO stage_counts (stage, group_id, number) VALUES (?1, ?2, ?3)
        ON CONFLICT (stage, group_id) DO UPDATE SET number = stage_counts.number + excluded.number
        """
    )
    static let buckets = Statement(
        "rollups.buckets",
        """
        SELECT bucket, label, number, total, recorded_at FROM fact_buckets
        WHERE metric = ?1 AND bucket >= ?2 AND bucket < ?3 ORDER BY bucket
        """,
        isHot: true
    )
    static let stage = Statement(
        "rollups.stage",
        """
        SELECT name, number FROM stage_counts JOIN fact_groups ON id = group_id WHERE stage = ?1 AND number <> 0
        """,
        isHot: true
    )
    static let clearBuckets = Statement("rollups.clearBuckets", "DELETE FROM fact_buckets", mayScan: true)
    static let clearStages = Statement("rollups.clearStages", "DELETE FROM stage_counts", mayScan: true)
    static let allBuckets = Statement(
        "rollups.allBuckets",
        "SELECT metric, bucket, label, number, total FROM fact_buckets ORDER BY metric, bucket, label",
        mayScan: true
    )
    static let allStages = Statement(
        "rollups.allStages",
        "SELECT stage, group_id, number FROM stage_counts WHERE number <> 0",
        mayScan: true
    )

    static let all = [
        tail, addToBucket, addToStage, buckets, stage, clearBuckets, clearStages, allBuckets, allStages,
    ]
}
