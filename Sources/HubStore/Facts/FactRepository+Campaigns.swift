package import HubDomain

/// Figures that are read off the campaigns themselves.
enum KPICampaignStatements {
    /// The group of a campaign is that of its newest fact.
    private static let group = """
        (SELECT name FROM facts JOIN fact_groups ON fact_groups.id = group_id
            WHERE campaign_number = campaigns.number ORDER BY facts.seq DESC LIMIT 1)
        """
    static let builtInStage = Statement(
        "kpis.builtInStage",
        "SELECT number, build_started_at, \(group) FROM campaigns WHERE stage = ?1 AND build_started_at IS NOT NULL"
    )
    static let buildStart = Statement(
        "kpis.buildStart",
        "SELECT build_started_at FROM campaigns WHERE number = ?1",
        isHot: true
    )
    private static let due = "number, launched_at, stage, stage_entered_at, updated_at, id, \(group)"
    static let dueByCommitment = Statement(
        "kpis.dueByCommitment",
        """
        SELECT \(due), committed_launch_at FROM campaigns
        WHERE COALESCE(committed_launch_at, 253402300799999) >= ?1
            AND COALESCE(committed_launch_at, 253402300799999) < ?2
        """
    )
    static let dueByOriginalCommitment = Statement(
        "kpis.dueByOriginalCommitment",
        """
        SELECT \(due), original_committed_launch_at FROM campaigns
        WHERE original_committed_launch_at >= ?1 AND original_committed_launch_at < ?2
        """
    )
    static let holds = Statement(
        "kpis.holds",
        "SELECT reason, since FROM campaign_holds WHERE campaign_id = ?1",
        isHot: true
    )
    static let keys = Statement(
        "kpis.keys",
        "SELECT number FROM campaigns WHERE number > ?1 ORDER BY number LIMIT ?2",
        isHot: true
    )
    static let count = Statement("kpis.count", "SELECT COUNT(*) FROM campaigns", mayScan: true)
    static let all = [keys, count, builtInStage, buildStart, dueByCommitment, dueByOriginalCommitment, holds]
}

extension FactRepository {
    /// Every campaign in order, some at a time.
    package func campaigns(after number: Int64, limit: Int) throws -> [CampaignKey] {
        try transaction.all(KPICampaignStatements.keys, number, limit) { try $0[0] }
    }

    package func campaignCount() throws -> Int {
        try transaction.first(KPICampaignStatements.count) { try $0.int(0) } ?? 0
    }

    /// Campaigns in the stages now that have entered the build.
    package func openBuilds(in stages: Set<StageKey>) throws -> [OpenBuild] {
        var builds: [OpenBuild] = []
        for stage in stages {
            let rows = try transaction.all(KPICampaignStatements.builtInStage, stage) { row in
                (key: try row[0] as CampaignKey, since: try row[1] as Instant, group: try row[2] as String?)
            }
            for row in rows {
                guard let group = row.group else { continue }
                builds.append(
                    OpenBuild(campaign: row.key, stage: stage, since: row.since, group: try Self.group(named: group))
                )
            }
        }
        return builds
    }

    /// When a campaign entered the build first.
    package func buildStart(of campaign: CampaignKey) throws -> Instant? {
        try transaction.first(KPICampaignStatements.buildStart, campaign) { try $0[0] as Instant? }.flatMap(\.self)
    }

    /// Campaigns whose commitment lies in a window.
    /// - Parameters:
    ///   - ended: Stages in which a campaign has ended.
    ///   - excuses: Reasons of holds that excuse the commitment.
    package func dueLaunches(
        _ window: KPIWindow,
        _ commitment: KPIOptions.Commitment,
        ended: Set<StageKey>,
        excuses: Set<String>
    ) throws -> [DueLaunch] {
        let statement =
            commitment == .current
            ? KPICampaignStatements.dueByCommitment : KPICampaignStatements.dueByOriginalCommitment
        let rows = try transaction.all(statement, window.from, window.to) { row in
            (
                key: try row[0] as CampaignKey, launchedAt: try row[1] as Instant?, stage: try row[2] as StageKey,
                enteredAt: try row[3] as Instant, updatedAt: try row[4] as Instant, id: try row[5] as String,
                group: try row[6] as String?, dueAt: try row[7] as Instant
            )
        }
        return try rows.compactMap { row in
            guard let group = row.group else { return nil }
            let isLate = row.launchedAt.map { $0 > row.dueAt } ?? true
            return DueLaunch(
                campaign: row.key,
                dueAt: row.dueAt,
                launchedAt: row.launchedAt,
                endedAt: ended.contains(row.stage) ? row.enteredAt : nil,
                isExcused: isLate ? try isExcused(row.id, dueAt: row.dueAt, excuses) : false,
                recordedAt: row.updatedAt,
                group: try Self.group(named: group)
            )
        }
    }

    private func isExcused(_ campaign: String, dueAt: Instant, _ excuses: Set<String>) throws -> Bool {
        let holds = try transaction.all(KPICampaignStatements.holds, campaign) { row in
            (reason: try row[0] as String, since: try row[1] as Instant)
        }
        return holds.contains { $0.since < dueAt && excuses.contains($0.reason) }
    }
}
