package import HubDomain
import HubStore

/// A question for the picture of the flow.
package struct FlowQuery: Hashable, Sendable {
    package let window: KPIWindow
    package let filter: KPIFilter
    /// Of the histogram.
    package let interval: KPIWindow.Interval

    package init(window: KPIWindow, filter: KPIFilter, interval: KPIWindow.Interval) {
        self.window = window
        self.filter = filter
        self.interval = interval
    }
}

extension Hub {
    /// How work flows through production. Confidential campaigns count, and are named only to those who may know of them.
    /// - Throws: `invalid` when the window has more periods than an answer may.
    package func flowReport(_ query: FlowQuery, for caller: Caller) async throws -> FlowReport {
        let stages = KPIStages(definitions.current)
        return try await store.read { tx in
            let viewer = try tx.viewer(caller)
            return try Self.flowReport(query, stages, in: tx) { try tx.isVisible($0, to: viewer) }
        }
    }

    private static func flowReport(
        _ query: FlowQuery,
        _ stages: KPIStages,
        in tx: ReadTransaction,
        isVisible: (CampaignKey) throws -> Bool
    ) throws -> FlowReport {
        guard let periods = query.window.periods(query.interval) else { throw KPIWindow.tooManyPeriods }
        func facts(_ metric: Fact.Metric) throws -> [FactSample] {
            try tx.facts.samples(metric, query.window).filter { $0.group.map(query.filter.fits) ?? false }
        }
        let cycles = try facts(.cycleTime)
        let launches = try facts(.launched).map(\.at)
        let times = cycles.map(\.total).sorted()
        let points = cycles.compactMap { fact in
            fact.campaign.map { FlowReport.Scatter.Point(campaign: $0, at: fact.at, time: Milliseconds(fact.total)) }
        }
        let open = try tx.facts.openBuilds(in: stages.production).filter { query.filter.fits($0.group) }
        let elapsed = query.window.cut(at: tx.now)
        let counts = try tx.facts.stageCounts(Array(stages.production)).filter { query.filter.fits($0.group) }
        let steps = try tx.facts.steps(from: query.window.from).filter { query.filter.fits($0.group) }
        let level = LevelIntegral(
            of: stages.production,
            now: counts.reduce(0) { $0 + $1.number },
            steps,
            over: elapsed
        )
        return FlowReport(
            window: query.window,
            asOf: tx.now.startOfMinute,
            ageing: try FlowReport.Ageing(open, beside: times, at: tx.now).naming(isVisible),
            scatter: try FlowReport.Scatter(points).naming(isVisible),
            histogram: FlowReport.Histogram(launches, query.interval, periods),
            littlesLaw: LittlesLaw(window: elapsed, inProgress: level, launches: launches.count, cycleTimes: times),
            time: TimeSpent(try [.workTime, .activeTime, .waitTime].flatMap(facts))
        )
    }

    /// Where the working time of a campaign went so far.
    /// - Returns: `nil` before its build.
    /// - Throws: `not-found`.
    package func timeSpent(on key: CampaignKey, for caller: Caller) async throws -> TimeSpent? {
        try await store.read { tx in
            let campaign = try readable(key, by: caller, in: tx)
            let calendar = try definitions.definitions(for: campaign, in: tx).calendar as? WorkCalendar
            return calendar.flatMap { campaign.timeSpent(in: $0, at: tx.now) }
        }
    }
}

extension KPIWindow {
    static var tooManyPeriods: HubError {
        let detail = "gives more than \(periodLimit) periods: ask for a shorter window or a longer interval"
        return HubError(.invalid, "The window is too long", issues: [.invalid("/query/interval", detail)])
    }
}
