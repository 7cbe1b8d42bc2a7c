package import HubDomain

/// The SQL of what requesters were told.
enum PromiseStatements {
    static let insert = Statement(
        "promises.insert",
        """
        INSERT INTO promises (campaign_number, made_at, half_by, most_by, ahead) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (campaign_number) DO NOTHING
        """,
        isHot: true
    )
    static let find = Statement(
        "promises.find",
        "SELECT made_at, half_by, most_by, ahead FROM promises WHERE campaign_number = ?1",
        isHot: true
    )
    /// Of campaigns that are launched, or still open after the later of the two days.
    static let judged = Statement(
        "promises.judged",
        """
        SELECT COUNT(*),
            COALESCE(SUM(CASE WHEN c.launched_at < p.half_by THEN 1 ELSE 0 END), 0),
            COALESCE(SUM(CASE WHEN c.launched_at < p.most_by THEN 1 ELSE 0 END), 0)
        FROM promises p JOIN campaigns c ON c.number = p.campaign_number
        WHERE p.made_at >= ?1 AND (c.launched_at IS NOT NULL OR (p.most_by <= ?2 AND c.queue_at IS NOT NULL))
        """
    )
    static let all = [insert, find, judged]
}

extension ForecastRepository {
    package func promise(of campaign: CampaignKey) throws -> StoredPromise? {
        try transaction.first(PromiseStatements.find, campaign) { row in
            StoredPromise(madeAt: try row[0], halfBy: try row[1], mostBy: try row[2], ahead: try row.int(3))
        }
    }

    /// Promises made at an instant or later.
    package func promiseRecord(since: Instant, at now: Instant) throws -> PromiseRecord {
        try transaction.first(PromiseStatements.judged, since, now) { row in
            PromiseRecord(count: try row.int(0), keptHalf: try row.int(1), keptMost: try row.int(2))
        } ?? PromiseRecord(count: 0, keptHalf: 0, keptMost: 0)
    }
}

extension ForecastRepository where Transaction == WriteTransaction {
    /// Keeps what a requester was told first.
    package func insert(_ promise: StoredPromise, for campaign: CampaignKey) throws {
        try transaction.run(
            PromiseStatements.insert,
            campaign,
            promise.madeAt,
            promise.halfBy,
            promise.mostBy,
            promise.ahead
        )
    }
}
