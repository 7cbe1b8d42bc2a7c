package import HubDomain

extension TransactionScope {
    package var forecasts: ForecastRepository<Self> { ForecastRepository(transaction: self) }
}

/// Forecasts as they were made, and what they ask of campaigns.
package struct ForecastRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] {
        DemandStatements.all + EffortStatements.all + ForecastRecordStatements.all + PromiseStatements.all
    }
}

/// Requests that are known to come.
enum DemandStatements {
    private static let condition = """
        stage = ?1 AND (?2 = '' OR division = ?2) AND (?3 = '' OR team = ?3) AND (?4 = '' OR EXISTS (
            SELECT 1 FROM campaign_lines WHERE campaign_id = campaigns.id AND service = ?4))
        """
    static let planned = Statement(
        "forecasts.plannedStarts",
        "SELECT planned_start_at FROM campaigns WHERE \(condition) AND planned_start_at IS NOT NULL"
    )
    static let wanted = Statement(
        "forecasts.wantedLaunches",
        "SELECT requested_launch_at FROM campaigns WHERE \(condition) AND requested_launch_at IS NOT NULL"
    )
    static let all = [planned, wanted]
}

/// What work on campaigns takes.
enum EffortStatements {
    static let byService = Statement(
        "forecasts.effortByService",
        """
        SELECT l.service, SUM(t.minutes) FROM campaigns c
        JOIN campaign_tasks t ON t.campaign_id = c.id
        JOIN campaign_lines l ON l.campaign_id = c.id AND l.id = t.line
        WHERE c.number = ?1 AND t.state <> 'dropped' GROUP BY l.service
        """
    )
    static let booked = Statement(
        "forecasts.bookedByService",
        """
        SELECT l.service, CAST(SUM(e.minutes) AS BIGINT) FROM campaigns c
        JOIN time_entries e ON e.campaign_number = c.number
        JOIN campaign_lines l ON l.campaign_id = c.id AND l.id = e.line
        WHERE c.number = ?1 GROUP BY l.service
        """
    )
    static let all = [byService, booked]
}

extension ForecastRepository {
    /// When campaigns in the stages are planned to start.
    /// - Parameter filter: Division, team and service count.
    package func plannedStarts(in stages: Set<StageKey>, _ filter: KPIFilter) throws -> [Instant] {
        try instants(DemandStatements.planned, stages, filter)
    }

    /// When campaigns in the stages want to be launched.
    package func wantedLaunches(in stages: Set<StageKey>, _ filter: KPIFilter) throws -> [Instant] {
        try instants(DemandStatements.wanted, stages, filter)
    }

    private func instants(_ statement: Statement, _ stages: Set<StageKey>, _ filter: KPIFilter) throws -> [Instant] {
        try stages.flatMap { stage in
            try transaction.all(
                statement,
                stage,
                filter.division ?? "",
                filter.team ?? "",
                filter.service ?? ""
            ) { try $0[0] as Instant }
        }
    }
}

extension ForecastRepository {
    /// The minutes that a campaign took, by service: the hours booked on its lines, or where nobody booked any those of
    /// its tasks.
    /// - Returns: Nothing for a campaign without either, as history of another tool has none.
    package func effort(of campaign: CampaignKey) throws -> [String: Int] {
        let booked = try minutes(EffortStatements.booked, of: campaign)
        return booked.isEmpty ? try minutes(EffortStatements.byService, of: campaign) : booked
    }

    private func minutes(_ statement: Statement, of campaign: CampaignKey) throws -> [String: Int] {
        let rows = try transaction.all(statement, campaign) { row in
            (service: try row.text(0), minutes: try row.int(1))
        }
        return Dictionary(rows.map { ($0.service, $0.minutes) }, uniquingKeysWith: +)
    }
}
