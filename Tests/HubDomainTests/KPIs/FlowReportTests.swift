import HubDomain
import Testing

@Suite struct FlowReportTests {
    private static let start = Instant(milliseconds: 1_772_323_200_000)
    private let window = KPIWindow(from: start, to: start + .days(10), zone: .utc)
    private let production: Set<StageKey> = [.build, .qa, .launch]

    private func step(_ hours: Int64, _ from: StageKey?, _ to: StageKey?) -> StageStep {
        guard let group = FactGroup(name: "consumer|normal|||||") else { fatalError("the name of a group") }
        return StageStep(
            at: Self.start + .hours(hours),
            campaign: CampaignKey(number: 1_001),
            from: from,
            to: to,
            group: group
        )
    }

    @Test func `the mean in progress is weighted by time`() {
        // Two from hour 0 to 24, three to hour 48, one from then on to hour 240: (48 + 72 + 192) ÷ 240.
        let steps = [
            step(24, .intake, .build), step(30, .build, .qa), step(48, .launch, "live"), step(48, .qa, "cancelled"),
        ]
        let level = LevelIntegral(of: production, now: 1, steps, over: window)
        #expect(level.area == 312 * 3_600_000)
    }

    @Test func `steps after the window and before it change nothing in it`() {
        let level = LevelIntegral(
            of: production,
            now: 4,
            [step(250, .intake, .build), step(-1, .intake, .build)],
            over: window
        )
        #expect(level.area == 3 * 240 * 3_600_000)
    }

    @Test func `in a steady flow Little's ratio is one`() {
        // A launch every 12 hours, each 36 hours in production: three at any time.
        var steps: [StageStep] = []
        for slot in -10..<30 as Range<Int64> {
            steps += [step(slot * 12, .intake, .build), step(slot * 12 + 36, .launch, "live")]
        }
        let inside = steps.filter { $0.at >= window.from && $0.at < window.to }
        let level = LevelIntegral(of: production, now: 3, inside, over: window)
        let law = LittlesLaw(
            window: window,
            inProgress: level,
            launches: 20,
            cycleTimes: Array(repeating: Milliseconds.hours(36).count, count: 20)
        )
        #expect(law.launchesPerDay == 2 && law.meanCycleTime == 2_160)
        #expect(abs(law.meanInProgress - 3) < 1e-12)
        #expect(law.ratio.map { abs($0 - 1) < 1e-12 } == true)
    }

    @Test func `without a launch there is no ratio`() {
        let level = LevelIntegral(of: production, now: 0, [], over: window)
        #expect(LittlesLaw(window: window, inProgress: level, launches: 0, cycleTimes: []).ratio == nil)
    }

    @Test func `the histogram counts periods without a launch too`() throws {
        let days = try #require(window.periods(.day))
        let launches = [1, 2, 3, 30, 31, 100].map { Self.start + .hours($0) }
        let bars = FlowReport.Histogram(launches, .day, days).bars
        #expect(bars.map(\.launches) == [0, 1, 2, 3])
        #expect(bars.map(\.periods) == [7, 1, 1, 1])
        #expect(bars.reduce(0) { $0 + $1.launches * $1.periods } == launches.count)
    }

    @Test func `a plot of very many points keeps the outliers`() {
        let points = (0..<20_000).map { index in
            FlowReport.Scatter.Point(
                campaign: CampaignKey(number: Int64(index)),
                at: Self.start + Milliseconds(Int64(index) * 1_000),
                time: Milliseconds(index % 1_000 == 7 ? 9_000_000 : 60_000)
            )
        }
        let scatter = FlowReport.Scatter(points)
        #expect(scatter.count == 20_000 && scatter.points.count <= FlowReport.Scatter.limit)
        #expect(scatter.points.count { $0.time.count == 9_000_000 } == 20)
        #expect(scatter.points.map(\.at) == scatter.points.map(\.at).sorted())
        #expect(FlowReport.Scatter(Array(points.prefix(1_000))).points.count == 1_000)
    }

    @Test func `work in progress is told from what usually is long done`() {
        guard let group = FactGroup(name: "consumer|normal|||||") else { fatalError("the name of a group") }
        let ages: [Int64] = [1, 50, 51, 86, 96]
        let builds = ages.map { age in
            OpenBuild(campaign: CampaignKey(number: age), stage: .build, since: Self.start + .hours(-age), group: group)
        }
        let times = (1...100).map { Milliseconds.hours($0).count }
        let ageing = FlowReport.Ageing(builds, beside: times, at: Self.start)
        #expect(ageing.items.map(\.beyond) == [95, 85, 50, nil, nil])
        let hidden = ageing.naming { $0.number != 86 }
        #expect(hidden.items.map(\.campaign?.number) == [96, nil, 51, 50, 1] && hidden.count == 5)
    }
}
