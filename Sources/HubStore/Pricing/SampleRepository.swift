package import HubDomain

extension TransactionScope {
    package var samples: SampleRepository<Self> { SampleRepository(transaction: self) }
}

/// Finished jobs with their hours, for price analysis.
package struct SampleRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] { SampleStatements.all }

    /// Launched lines of a service and tier whose campaigns entered their stage in the window, variants within their
    /// masters, in the order in which they did.
    /// - Parameters:
    ///   - limit: Of what is read; a result that long may not be all.
    ///   - isFinished: Whether a stage of a workflow is where finished campaigns stand.
    package func jobs(
        of service: String,
        _ tier: Tier,
        from: Instant,
        to: Instant,
        limit: Int,
        isFinished: (StageKey, DefinitionReference) throws -> Bool
    ) throws -> [SampleJob] {
        let rows = try transaction.all(SampleStatements.jobs, service, tier, from, to, limit) { try Row($0) }
        var jobs: [JobPlace: SampleJob] = [:]
        for row in rows where try isFinished(row.stage, row.workflow) { jobs[row.place] = row.job }
        try transaction.forEach(SampleStatements.work, service, tier, from, to) { row in
            let place = JobPlace(campaign: try row[0], line: try row[1])
            jobs[place]?.work.append(
                SampleJob.Work(
                    role: try row[2],
                    team: try row[3],
                    vendor: try row[4],
                    isChangeOrder: try row[5],
                    isRework: try row[6],
                    minutes: try row[7]
                )
            )
            return true
        }
        return jobs.sorted { left, right in
            (left.value.closedAt, left.key.campaign, left.key.line)
                < (right.value.closedAt, right.key.campaign, right.key.line)
        }
        .map(\.value)
    }

    private struct JobPlace: Hashable {
        let campaign: Int64
        let line: String
    }

    private struct Row {
        let place: JobPlace
        let stage: StageKey
        let workflow: DefinitionReference
        let job: SampleJob

        init(_ row: SQLRow) throws {
            place = JobPlace(campaign: try row[0], line: try row[1])
            stage = try row[4]
            workflow = DefinitionReference(kind: .workflow, key: try row[6], version: try row[7])
            let key: CampaignKey = try row[0]
            let price: PriceName? = try row[8]
            let isConfidential: Bool = try row[10]
            job = SampleJob(
                campaign: isConfidential ? nil : key,
                line: place.line,
                division: try row[2],
                quantity: try row[3],
                closedAt: try row[5],
                price: price?.reference,
                isCaptured: try row[9]
            )
        }
    }
}

private enum SampleStatements {
    private static let finished = """
        m.service = ?1 AND m.tier = ?2 AND m.variant_of IS NULL AND c.launched_at IS NOT NULL \
        AND c.stage_entered_at >= ?3 AND c.stage_entered_at < ?4
        """

    static let jobs = Statement(
        "samples.jobs",
        """
        SELECT c.number, m.id, c.division, m.quantity, c.stage, c.stage_entered_at, c.workflow_key, c.workflow_version,
            m.price,
            CASE WHEN EXISTS (
                SELECT 1 FROM campaign_lines AS v
                WHERE v.campaign_id = m.campaign_id AND (v.id = m.id OR v.variant_of = m.id) AND NOT EXISTS (
                    SELECT 1 FROM line_captures AS k WHERE k.campaign_number = c.number AND k.line = v.id
                )
            ) THEN 0 ELSE 1 END,
            c.is_confidential
        FROM campaign_lines AS m JOIN campaigns AS c ON c.id = m.campaign_id
        WHERE \(finished)
        LIMIT ?5
        """
    )
    static let work = Statement(
        "samples.work",
        """
        SELECT c.number, m.id, e.role, e.team, e.vendor, e.change_order,
            CASE WHEN t.attempt > 1 OR t.finding IS NOT NULL THEN 1 ELSE 0 END, CAST(SUM(e.minutes) AS BIGINT)
        FROM campaign_lines AS m JOIN campaigns AS c ON c.id = m.campaign_id
            JOIN campaign_lines AS v ON v.campaign_id = m.campaign_id AND (v.id = m.id OR v.variant_of = m.id)
            JOIN time_entries AS e ON e.campaign_number = c.number AND e.line = v.id
            LEFT JOIN campaign_tasks AS t ON t.campaign_id = m.campaign_id AND t.id = e.task
        WHERE \(finished)
        GROUP BY c.number, m.id, e.role, e.team, e.vendor, e.change_order,
            CASE WHEN t.attempt > 1 OR t.finding IS NOT NULL THEN 1 ELSE 0 END
        """
    )

    static let all = [jobs, work]
}
