package import HubDomain
import HubJSON

/// What was booked on campaigns that were launched or cancelled in a window.
enum KPIMoneyStatements {
    private static let counted = """
        (SELECT campaign_number, MAX(at) AS at, MAX(recorded_at) AS recorded_at, MAX(group_id) AS group_id FROM facts
            WHERE metric = ?1 AND at >= ?2 AND at < ?3 GROUP BY campaign_number) AS f
        """
    static let campaigns = Statement(
        "kpis.bookedCampaigns",
        """
        SELECT f.campaign_number, f.at, f.recorded_at, f.group_id, c.stage FROM \(counted)
        JOIN campaigns AS c ON c.number = f.campaign_number
        """
    )
    static let lines = Statement(
        "kpis.bookedLines",
        """
        SELECT f.campaign_number, l.id, l.service, l.service_version, l.tier, l.quantity, l.locale, l.variant_of,
            l.answers, l.price
        FROM \(counted) JOIN campaigns AS c ON c.number = f.campaign_number
        JOIN campaign_lines AS l ON l.campaign_id = c.id
        """
    )
    static let hours = Statement(
        "kpis.bookedHours",
        """
        SELECT f.campaign_number, t.line, t.currency, CAST(SUM(t.bill_minor) AS BIGINT),
            CAST(SUM(t.cost_minor) AS BIGINT), MAX(t.updated_at), t.change_order
        FROM \(counted) JOIN time_entries AS t ON t.campaign_number = f.campaign_number
        WHERE t.campaign_number IS NOT NULL
        GROUP BY f.campaign_number, t.line, t.currency, t.change_order
        """
    )
    static let expenses = Statement(
        "kpis.bookedExpenses",
        """
        SELECT f.campaign_number, e.line, e.currency, CAST(SUM(e.bill_minor) AS BIGINT),
            CAST(SUM(e.cost_minor) AS BIGINT), MAX(e.updated_at), 0
        FROM \(counted) JOIN expenses AS e ON e.campaign_number = f.campaign_number
        WHERE e.kind <> 'media' AND e.state <> 'cancelled'
        GROUP BY f.campaign_number, e.line, e.currency
        """
    )
    static let minutesOfPerson = Statement(
        "kpis.minutesOfPerson",
        """
        SELECT work_date, CAST(SUM(minutes) AS BIGINT) FROM time_entries
        WHERE person_id = ?1 AND work_date >= ?2 AND work_date <= ?3 AND campaign_number IS NOT NULL
        GROUP BY work_date
        """
    )

    static let all = [campaigns, lines, hours, expenses, minutesOfPerson]
}

extension FactRepository {
    /// What was booked on campaigns with a fact in a window.
    /// - Parameters:
    ///   - metric: ``Fact/Metric/launched`` or ``Fact/Metric/cancelled``.
    ///   - stages: Only campaigns that are in one of these now; `nil` for all.
    ///   - isQuoted: Whether the accepted quotes are asked for, where something was booked.
    ///   - countsAnswers: Whether a price counts something in the brief of its line; of other lines the answers stay away.
    package func booked(
        _ metric: Fact.Metric,
        _ window: KPIWindow,
        in stages: Set<StageKey>? = nil,
        isQuoted: Bool,
        countsAnswers: (DefinitionReference) -> Bool
    ) throws -> [BookedCampaign] {
        var found: [CampaignKey: BookedCampaign] = [:]
        let rows = try transaction.all(KPIMoneyStatements.campaigns, metric, window.from, window.to) { row in
            (
                key: try row[0] as CampaignKey, at: try row[1] as Instant, recordedAt: try row[2] as Instant,
                group: try row.int64(3), stage: try row[4] as StageKey
            )
        }
        let groups = try names(of: Set(rows.map(\.group)))
        for row in rows where stages?.contains(row.stage) ?? true {
            guard let group = groups[row.group] else { continue }
            found[row.key] = BookedCampaign(campaign: row.key, at: row.at, recordedAt: row.recordedAt, group: group)
        }
        let lines = try transaction.all(KPIMoneyStatements.lines, metric, window.from, window.to) { row in
            try Self.bookedLine(row, countsAnswers)
        }
        for (key, line) in lines { found[key]?.lines.append(line) }
        try add(KPIMoneyStatements.hours, isExpense: false, metric, window, to: &found)
        try add(KPIMoneyStatements.expenses, isExpense: true, metric, window, to: &found)
        if isQuoted {
            for key in found.keys where found[key]?.sums.isEmpty == false {
                found[key]?.quote = try transaction.quotes.accepted(of: key)?.figures
            }
        }
        return found.values.sorted { $0.campaign.number < $1.campaign.number }
    }

    private func add(
        _ statement: Statement,
        isExpense: Bool,
        _ metric: Fact.Metric,
        _ window: KPIWindow,
        to found: inout [CampaignKey: BookedCampaign]
    ) throws {
        let rows = try transaction.all(statement, metric, window.from, window.to) { row in
            (
                key: try row[0] as CampaignKey,
                sum: BookedSum(
                    line: try row[1],
                    currency: try row[2],
                    bill: try row[3],
                    cost: try row[4],
                    isExpense: isExpense,
                    isChangeOrder: try row.int(6) == 1
                ),
                updatedAt: try row[5] as Instant
            )
        }
        for row in rows {
            found[row.key]?.sums.append(row.sum)
            let known = found[row.key]?.recordedAt ?? row.updatedAt
            found[row.key]?.recordedAt = max(known, row.updatedAt)
        }
    }

    private static func bookedLine(
        _ row: SQLRow,
        _ countsAnswers: (DefinitionReference) -> Bool
    ) throws -> (CampaignKey, ServiceLine) {
        let price = (try row[9] as PriceName?)?.reference
        var line = ServiceLine(
            id: try row[1],
            service: try row[2],
            serviceVersion: try row.int(3),
            tier: try row[4],
            proposedTier: nil,
            quantity: try row.int(5),
            locale: try row[6],
            variantOf: try row[7],
            attempt: 1,
            answers: price.map(countsAnswers) ?? false ? try row[8] : JSONObject()
        )
        line.price = price
        return (try row[0], line)
    }

    /// Minutes that a person logged on lines, by work date.
    package func minutes(of person: String, from first: CivilDate, to last: CivilDate) throws -> [CivilDate: Int64] {
        let rows = try transaction.all(KPIMoneyStatements.minutesOfPerson, person, first, last) { row in
            (date: try row[0] as CivilDate, minutes: try row.int64(1))
        }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.date, $0.minutes) })
    }
}
