import HubDomain
import HubOperations
import HubStore
import HubTestSupport
import Testing

/// Thousands of random cases, and every figure that an import can feed against a count by hand.
@Suite struct ImportedFiguresTests {
    private let log: RandomLog
    private let test: TestHub
    private let window: KPIWindow
    private let stories: [RandomLog.Story]

    init() async throws {
        let begin = try #require(Instant(rfc3339: "2025-01-06T00:00:00Z"))
        log = RandomLog(cases: 2_000, seed: 7, begin: begin)
        stories = log.stories
        test = try await TestHub()
        let report = try await test.hub.importHistory(log.cases, RandomLog.mapping, HistoryDefaults())
        #expect(report.campaigns == 2_000)
        let zone = try #require(ZoneID("America/St_Johns"))
        let from = KPIWindow.Edge.date(try #require(CivilDate(iso8601: "2025-02-03")))
        let to = KPIWindow.Edge.date(try #require(CivilDate(iso8601: "2025-11-20")))
        window = try #require(KPIWindow(from: from, to: to, zone: zone, now: test.now))
    }

    private func periods() throws -> [KPIWindow] { try #require(window.periods(.month)) }

    /// Compares the whole and every month, before the facts are folded and after.
    private func check(
        _ metric: KPIMetric,
        _ options: KPIOptions = KPIOptions(),
        by: [KPIDimension] = [],
        _ naive: (KPIWindow) -> KPIValue
    ) async throws {
        let query = KPIQuery(metric: metric, options: options, window: window, interval: .month, by: by)
        let answer = try await test.hub.kpi(query)
        #expect(answer.value == naive(window), "\(metric)")
        #expect(answer.series.map(\.value) == (try periods().map(naive)), "\(metric)")
    }

    private func fold() async throws {
        let fold = FactFold(store: test.store)
        while try await fold.runOnce(limit: 700) > 0 {}
    }

    @Test func `counts, ratios and durations are those of the rows, folded or not`() async throws {
        for isFolded in [false, true] {
            if isFolded { try await fold() }
            try await check(.throughput) { window in
                .count(Int64(stories.count { $0.launched.map(window.contains) ?? false }))
            }
            try await check(.leadTime) { window in
                .durations(launched(in: window).map { ($0.at - $0.story.submitted).count })
            }
            try await check(.cycleTime) { window in
                .durations(
                    launched(in: window).compactMap { item in item.story.buildByLaunch.map { (item.at - $0).count } }
                )
            }
            try await check(.reworkRate) { window in
                let failures = Int64(stories.flatMap(\.failures).count(where: window.contains))
                let passes = Int64(stories.flatMap(\.passes).count(where: window.contains))
                return .ratio(KPIShare(failures, of: failures + passes))
            }
            try await check(.firstTimeRight) { window in
                let first = stories.compactMap(\.decisions.first).filter { window.contains($0.at) }
                return .ratio(KPIShare(Int64(first.count { $0.isPass }), of: Int64(first.count)))
            }
            try await check(.firstPassAcceptance) { window in
                let accepted = Int64(stories.compactMap(\.accepted).count(where: window.contains))
                return .ratio(KPIShare(accepted, of: accepted))
            }
            try await check(.escapeRate) { window in .ratio(KPIShare(0, of: Int64(launched(in: window).count))) }
        }
    }

    @Test func `stage times are the sums of visits`() async throws {
        let query = KPIQuery(metric: .stageTime, window: window, by: [.stage])
        let answer = try await test.hub.kpi(query)
        for stage in ["intake", "build", "qa", "launch"] {
            let part = try #require(answer.series.first { $0.by == [stage] })
            let times = launched(in: window).map { $0.story.visits(to: stage) }.filter { !$0.isEmpty }
            #expect(part.value == .durations(times.map { $0.reduce(0, +) }), "\(stage)")
        }
    }

    @Test func `the flow of campaigns through the stages adds up at the end of every month`() async throws {
        for isFolded in [false, true] {
            if isFolded { try await fold() }
            let flow = try await test.hub.kpi(KPIQuery(metric: .flow, window: window, interval: .month))
            for period in try periods() {
                for stage in RandomLog.order {
                    let naive = stories.count { $0.stage(at: period.to) == stage }
                    let shown = flow.series.first { $0.window == period && $0.by == [stage] }?.value
                    #expect(
                        shown == .count(Int64(naive)) || (shown == nil && naive == 0),
                        "\(stage) \(period.to.rfc3339)"
                    )
                }
            }
            let production: Set<String?> = ["build", "qa", "launch"]
            try await check(.wip) { window in
                .count(Int64(stories.count { production.contains($0.stage(at: window.to)) }))
            }
        }
    }

    @Test func `the age of work in progress counts from its first build`() async throws {
        let production: Set<String?> = ["build", "qa", "launch"]
        try await check(.wipAge) { window in
            let builds = stories.filter { production.contains($0.stage(at: window.to)) }.compactMap(\.build).filter {
                $0 < window.to
            }
            return .durations(builds.map { (window.to - $0).count })
        }
    }

    @Test func `facts and roll-ups are those of the events, and damage is found and mended`() async throws {
        try await fold()
        let rebuild = FactRebuild(hub: test.hub)
        let sound = try await rebuild.run(isVerifying: true)
        #expect(sound.isSound && sound.campaigns == 2_000, "\(sound.differing.prefix(5)) \(sound.rollUps.prefix(5))")
        let damage = Statement(
            "test.damage",
            "UPDATE facts SET value = value + 1 WHERE metric = 'launched'",
            mayScan: true
        )
        let spoil = Statement("test.spoil", "UPDATE fact_buckets SET number = number + 1", mayScan: true)
        try await test.store.write { tx in
            try tx.run(damage)
            try tx.run(spoil)
        }
        let found = try await rebuild.run(isVerifying: true)
        #expect(!found.differing.isEmpty && !found.rollUps.isEmpty)
        _ = try await rebuild.run(isVerifying: false)
        #expect(try await rebuild.run(isVerifying: true).isSound)
        try await check(.throughput) { window in
            .count(Int64(stories.count { $0.launched.map(window.contains) ?? false }))
        }
    }

    private func launched(in window: KPIWindow) -> [(story: RandomLog.Story, at: Instant)] {
        stories.compactMap { story in story.launched.flatMap { window.contains($0) ? (story, $0) : nil } }
    }
}
