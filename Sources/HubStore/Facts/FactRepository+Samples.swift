package import HubDomain

extension FactRepository {
    /// The last fact there is: as long as it stays, figures made of facts stay.
    package var lastSeq: Int64 {
        get throws { try transaction.first(FactStatements.lastSeq) { try $0.int64(0) } ?? 0 }
    }

    /// Facts of a window one by one, each with its group.
    package func samples(_ metric: Fact.Metric, _ window: KPIWindow) throws -> [FactSample] {
        let rows = try transaction.all(FactStatements.inWindow, metric, window.from, window.to) { row in
            Row(
                campaign: try row[1],
                label: try row[2],
                at: try row[3],
                recordedAt: try row[4],
                group: try row[5],
                value: try row[6]
            )
        }
        let groups = try names(of: Set(rows.map(\.group)))
        return rows.map { row in
            FactSample(
                metric: metric,
                label: row.label,
                at: row.at,
                total: row.value,
                recordedAt: row.recordedAt,
                group: groups[row.group],
                campaign: row.campaign
            )
        }
    }

    /// Facts of a window one by one, over all groups.
    package func values(_ metric: Fact.Metric, _ window: KPIWindow) throws -> [FactSample] {
        try transaction.all(FactStatements.valuesInWindow, metric, window.from, window.to) { row in
            FactSample(metric: metric, label: try row[0], at: try row[1], total: try row[3], recordedAt: try row[2])
        }
    }

    /// Facts of a window by quarter-hours, over all groups: from the roll-ups, and behind them from the facts. The window
    /// begins and ends with a quarter-hour.
    package func sums(_ metrics: [Fact.Metric], _ window: KPIWindow) throws -> [FactSample] {
        let (from, to) = (window.from.milliseconds, window.to.milliseconds)
        var samples: [FactSample] = []
        for metric in metrics {
            samples += try transaction.all(RollUpStatements.buckets, metric, from, to) { row in
                let label = try row.text(1)
                return FactSample(
                    metric: metric,
                    label: label.isEmpty ? nil : label,
                    at: try row[0],
                    number: try row[2],
                    total: try row[3],
                    recordedAt: try row[4]
                )
            }
        }
        for fact in try tail(after: try watermark) where metrics.contains(fact.metric) && window.contains(fact.at) {
            samples.append(
                FactSample(
                    metric: fact.metric,
                    label: fact.label,
                    at: fact.at,
                    total: fact.value,
                    recordedAt: fact.recordedAt
                )
            )
        }
        return samples
    }

    /// How many submitted campaigns of each group are in the stages now.
    package func stageCounts(_ stages: [StageKey]) throws -> [StageCount] {
        var counts: [StageCount] = []
        for stage in stages {
            counts += try transaction.all(RollUpStatements.stage, stage) { row in
                StageCount(stage: stage, group: try Self.group(named: try row.text(0)), number: try row[1])
            }
        }
        let tail = try tail(after: try watermark).filter { !$0.flow.isEmpty }
        let groups = try names(of: Set(tail.map(\.group)))
        for fact in tail {
            guard let group = groups[fact.group] else { continue }
            counts += fact.flow.map {
                StageCount(stage: StageKey(rawValue: $0.stage), group: group, number: $0.change)
            }
        }
        return counts
    }

    /// Every step from stage to stage at an instant or later.
    package func steps(from instant: Instant) throws -> [StageStep] {
        var steps: [StageStep] = []
        for metric in [Fact.Metric.submitted, .moved, .regrouped] {
            let rows = try transaction.all(FactStatements.inWindow, metric, instant, Int64.max) { row in
                Row(
                    campaign: try row[1],
                    label: try row[2],
                    at: try row[3],
                    recordedAt: try row[4],
                    group: try row[5],
                    value: try row[6]
                )
            }
            let groups = try names(of: Set(rows.map(\.group)))
            for row in rows {
                guard let group = groups[row.group], let ends = Self.ends(metric, row) else { continue }
                steps.append(
                    StageStep(at: row.at, campaign: row.campaign, from: ends.from, to: ends.to, group: group)
                )
            }
        }
        return steps
    }

    private struct Row {
        let campaign: CampaignKey
        let label: String?
        let at: Instant
        let recordedAt: Instant
        let group: Int64
        let value: Int64
    }

    private static func ends(_ metric: Fact.Metric, _ row: Row) -> (from: StageKey?, to: StageKey?)? {
        guard let label = row.label else { return nil }
        switch metric {
        case .submitted: return (nil, StageKey(rawValue: label))
        case .regrouped:
            let stage = StageKey(rawValue: label)
            return row.value < 0 ? (stage, nil) : (nil, stage)
        default: return Fact.stages(of: label).map { ($0.from, $0.to) }
        }
    }

    func names(of ids: Set<Int64>) throws -> [Int64: FactGroup] {
        var groups: [Int64: FactGroup] = [:]
        for id in ids {
            guard let name = try transaction.first(FactStatements.groupName, id, row: { try $0.text(0) }) else {
                continue
            }
            groups[id] = try Self.group(named: name)
        }
        return groups
    }

    static func group(named name: String) throws -> FactGroup {
        guard let group = FactGroup(name: name) else {
            throw HubError(.internalError, "A group of figures can't be read")
        }
        return group
    }
}
