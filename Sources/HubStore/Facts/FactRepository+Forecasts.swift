package import HubDomain

/// What forecasts ask of the facts.
enum ForecastFactStatements {
    static let first = Statement(
        "forecasts.firstFact",
        "SELECT at FROM facts WHERE metric = ?1 ORDER BY at LIMIT 1",
        isHot: true
    )
    static let newer = Statement(
        "forecasts.newerFacts",
        "SELECT metric, at FROM facts WHERE seq > ?1 ORDER BY seq LIMIT ?2",
        isHot: true
    )
    static let newestLaunches = Statement(
        "forecasts.newestLaunches",
        """
        SELECT campaign_number, group_id, at FROM facts WHERE metric = 'launched' AND at >= ?1 AND at < ?2
        ORDER BY at DESC LIMIT ?3
        """,
        isHot: true
    )
    static let all = [first, newer, newestLaunches]
}

extension FactRepository {
    /// When the first request of all was handed in.
    package var firstSubmission: Instant? {
        get throws { try transaction.first(ForecastFactStatements.first, Fact.Metric.submitted) { try $0[0] } }
    }

    /// Whether facts of a metric were stored after a position whose own instants lie before `end`.
    /// - Parameter limit: So many facts are looked at; where more have come, the answer is yes.
    package func hasNews(
        of metric: Fact.Metric,
        before end: Instant,
        after seq: Int64,
        within limit: Int
    ) throws -> Bool {
        let rows = try transaction.all(ForecastFactStatements.newer, seq, limit + 1) { row in
            (metric: try row[0] as Fact.Metric, at: try row[1] as Instant)
        }
        return rows.count > limit || rows.contains { $0.metric == metric && $0.at < end }
    }
}

extension FactRepository {
    /// The newest launches of a window that fit, the last first.
    /// - Parameter limit: So many launches are looked at.
    package func newestLaunches(
        _ window: KPIWindow,
        _ filter: KPIFilter,
        lookingAt limit: Int
    ) throws -> [CampaignKey] {
        let rows = try transaction.all(ForecastFactStatements.newestLaunches, window.from, window.to, limit) { row in
            (campaign: try row[0] as CampaignKey, group: try row.int64(1))
        }
        let groups = try names(of: Set(rows.map(\.group)))
        return rows.filter { row in groups[row.group].map(filter.fits) ?? false }.map(\.campaign)
    }
}
