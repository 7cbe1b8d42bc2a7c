package import HubDomain
import HubStore

/// Tells whether figures may have changed, from the cheapest to the surest.
package struct KPIState: Hashable, Sendable {
    /// Of facts, and for figures about campaigns of events.
    package let facts: Int64
    /// 0 for figures that are made of facts alone.
    package let events: Int64
}

extension Hub {
    /// How many commits this process knows of: as long as it stays, so does every figure that doesn't move with time.
    package var commitCount: UInt64 { store.commits.raises }

    /// How far the facts, and where they matter the events, have come; look-ups at the end of an index.
    package func kpiState(of queries: [KPIQuery]) async throws -> KPIState {
        let needsEvents = queries.contains { $0.definition.readsBeyondFacts }
        return try await store.read { tx in
            KPIState(facts: try tx.facts.lastSeq, events: needsEvents ? try Events.lastSeq(in: tx) : 0)
        }
    }

    /// A key figure.
    /// - Throws: `invalid` when the window has more periods than an answer may.
    package func kpi(_ query: KPIQuery) async throws -> KPIAnswer {
        try await kpis([query])[0]
    }

    /// Several key figures of one state of the store.
    /// - Throws: As `kpi`.
    package func kpis(_ queries: [KPIQuery]) async throws -> [KPIAnswer] {
        let stages = KPIStages(definitions.current)
        return try await store.read { tx in
            let accounts = AccountReader(of: self, for: queries, ended: stages.ended, in: tx)
            return try queries.map { try answer($0, stages, accounts, in: tx) }
        }
    }

    private func answer(
        _ query: KPIQuery,
        _ stages: KPIStages,
        _ accounts: AccountReader,
        in tx: ReadTransaction
    ) throws -> KPIAnswer {
        guard let periods = query.window.periods(query.interval) else { throw KPIWindow.tooManyPeriods }
        switch query.definition.form {
        case .count(let metrics, _), .ratio(let metrics, _):
            return query.answer(try Self.samples(metrics, query, periods, in: tx), periods: periods)
        case .duration(let metric):
            let samples =
                query.isOverall
                ? try tx.facts.values(metric, query.window) : try tx.facts.samples(metric, query.window)
            return query.answer(samples, periods: periods)
        case .onTime:
            let launches = try tx.facts.dueLaunches(
                query.window,
                query.options.against,
                ended: stages.ended,
                excuses: stages.excuses
            )
            return query.onTimeAnswer(launches, periods: periods, now: tx.now)
        case .clocks:
            return query.attainmentAnswer(
                try tx.facts.cycles(query.window, query.options, isGrouped: !query.isOverall),
                periods: periods,
                now: tx.now
            )
        case .stock(let stock):
            return try Self.answer(query, stock, stages, periods, in: tx)
        case .money(let figure):
            return query.moneyAnswer(try accounts.accounts(figure, query.window), figure, periods: periods)
        case .utilisation:
            return query.utilisationAnswer(try loads(periods, in: tx), periods: periods, now: tx.now)
        }
    }

    private static func samples(
        _ metrics: [Fact.Metric],
        _ query: KPIQuery,
        _ periods: [KPIWindow],
        in tx: ReadTransaction
    ) throws -> [FactSample] {
        let isWhole = periods.allSatisfy { period in
            FactSample.bucket(of: period.from) == period.from.milliseconds
                && FactSample.bucket(of: period.to) == period.to.milliseconds
        }
        if query.isOverall, isWhole { return try tx.facts.sums(metrics, query.window) }
        return try metrics.flatMap { try tx.facts.samples($0, query.window) }
    }

    private static func answer(
        _ query: KPIQuery,
        _ stock: KPIDefinition.Stock,
        _ stages: KPIStages,
        _ periods: [KPIWindow],
        in tx: ReadTransaction
    ) throws -> KPIAnswer {
        let firstEnd = periods.first?.to ?? query.window.to
        switch stock {
        case .wip, .flow:
            let counted = stock == .wip ? stages.production : stages.all
            return query.flowAnswer(
                try tx.facts.stageCounts(counted.sorted { $0.rawValue < $1.rawValue }),
                try tx.facts.steps(from: firstEnd),
                stages: counted,
                periods: periods,
                now: tx.now
            )
        case .wipAge:
            let current = try tx.facts.openBuilds(in: stages.production)
            let open = try openBuilds(current, stages.production, periods, since: firstEnd, in: tx)
            return query.ageAnswer(open, current: current, periods: periods, now: tx.now)
        }
    }

    /// What was in production at the end of each period: what is now, taken back step by step.
    private static func openBuilds(
        _ current: [OpenBuild],
        _ production: Set<StageKey>,
        _ periods: [KPIWindow],
        since firstEnd: Instant,
        in tx: ReadTransaction
    ) throws -> [[OpenBuild]] {
        var open = Dictionary(current.map { ($0.campaign, $0) }, uniquingKeysWith: { first, _ in first })
        var steps = try tx.facts.steps(from: firstEnd).enumerated()
            .sorted { ($0.element.at, $0.offset) > ($1.element.at, $1.offset) }.map(\.element)[...]
        var found: [[OpenBuild]] = []
        for period in periods.reversed() {
            while let step = steps.first, step.at >= period.to {
                steps.removeFirst()
                guard let to = step.to else { continue }
                guard let from = step.from else {
                    // A submission, or the arrival in another group, which its departure comes before.
                    if !production.contains(to) { open[step.campaign] = nil }
                    continue
                }
                guard production.contains(from), let since = try tx.facts.buildStart(of: step.campaign) else {
                    open[step.campaign] = nil
                    continue
                }
                open[step.campaign] = OpenBuild(campaign: step.campaign, stage: from, since: since, group: step.group)
            }
            found.append(open.values.sorted { $0.campaign.number < $1.campaign.number })
        }
        return found.reversed()
    }
}

/// Stages of all workflows by what figures take them for.
struct KPIStages: Sendable {
    let all: Set<StageKey>
    let production: Set<StageKey>
    let ended: Set<StageKey>
    /// Reasons of holds that excuse a commitment.
    let excuses: Set<String>

    init(_ heads: DefinitionHeads) {
        let workflows = heads.heads(of: .workflow).compactMap(\.value.workflow)
        let stages = workflows.flatMap(\.stages)
        all = Set(stages.filter { $0.category != .draft }.map(\.key))
        production = Set(stages.filter { $0.category == .production }.map(\.key))
        ended = Set(stages.filter { $0.category == .ended }.map(\.key))
        excuses = Set(workflows.flatMap { $0.reasons[.hold].filter(\.excusesCommitment).map(\.key) })
    }
}
