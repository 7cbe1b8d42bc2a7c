/// How work flows through production: what is under way and how old it is, how long what went out took, how launches
/// are spread, whether Little's law holds, and where the time went. A picture to look at, beside the figures to steer by.
package struct FlowReport: Hashable, Sendable {
    package let window: KPIWindow
    /// The minute up to which it holds.
    package let asOf: Instant
    package let ageing: Ageing
    package let scatter: Scatter
    package let histogram: Histogram
    package let littlesLaw: LittlesLaw
    package let time: TimeSpent

    package init(
        window: KPIWindow,
        asOf: Instant,
        ageing: Ageing,
        scatter: Scatter,
        histogram: Histogram,
        littlesLaw: LittlesLaw,
        time: TimeSpent
    ) {
        self.window = window
        self.asOf = asOf
        self.ageing = ageing
        self.scatter = scatter
        self.histogram = histogram
        self.littlesLaw = littlesLaw
        self.time = time
    }

    /// Work in production now, the oldest first.
    package struct Ageing: Hashable, Sendable {
        package private(set) var items: [Item]
        /// All there is, shown or not.
        package let count: Int

        package struct Item: Hashable, Sendable {
            /// `nil` for one that the reader may not know of.
            package fileprivate(set) var campaign: CampaignKey?
            package let stage: StageKey
            package let since: Instant
            package let age: Milliseconds
            /// The percentile of the window's cycle times that the age is beyond: 50, 85 or 95.
            package let beyond: Int?
        }

        package static let limit = 500

        /// Without the names that a reader may not know.
        package func naming(_ isVisible: (CampaignKey) throws -> Bool) rethrows -> Ageing {
            var ageing = self
            for index in items.indices where try !(items[index].campaign.map(isVisible) ?? true) {
                ageing.items[index].campaign = nil
            }
            return ageing
        }

        /// - Parameter cycleTimes: Of the window, in milliseconds, ascending.
        package init(_ builds: [OpenBuild], beside cycleTimes: [Int64], at now: Instant) {
            let begun = builds.filter { $0.since <= now }.sorted {
                ($0.since, $0.campaign.number) < ($1.since, $1.campaign.number)
            }
            count = begun.count
            items = begun.prefix(Self.limit).map { build in
                let age = now - build.since
                let beyond = [95, 85, 50].first { percent in
                    !cycleTimes.isEmpty && age.count > KPIValue.nearestRank(percent, of: cycleTimes)
                }
                return Item(
                    campaign: build.campaign,
                    stage: build.stage,
                    since: build.since,
                    age: age,
                    beyond: beyond
                )
            }
        }
    }

    /// The cycle time of each campaign launched in the window, by its launch.
    package struct Scatter: Hashable, Sendable {
        package private(set) var points: [Point]
        /// All there are, shown or not.
        package let count: Int
        package let cycleTime: KPIValue

        package struct Point: Hashable, Sendable {
            /// `nil` for one that the reader may not know of.
            package fileprivate(set) var campaign: CampaignKey?
            package let at: Instant
            package let time: Milliseconds

            package init(campaign: CampaignKey, at: Instant, time: Milliseconds) {
                self.campaign = campaign
                self.at = at
                self.time = time
            }
        }

        package static let limit = 1_000

        /// Without the names that a reader may not know.
        package func naming(_ isVisible: (CampaignKey) throws -> Bool) rethrows -> Scatter {
            var scatter = self
            for index in points.indices where try !(points[index].campaign.map(isVisible) ?? true) {
                scatter.points[index].campaign = nil
            }
            return scatter
        }

        /// Of more points than a plot can show every n-th is kept, and all beyond the 95th percentile as far as there is
        /// room: those are what one looks for.
        package init(_ points: [Point]) {
            let times = points.map(\.time.count)
            count = points.count
            cycleTime = .durations(times)
            let ordered = points.sorted { ($0.at, $0.campaign?.number ?? 0) < ($1.at, $1.campaign?.number ?? 0) }
            guard ordered.count > Self.limit else {
                self.points = ordered
                return
            }
            let edge = KPIValue.nearestRank(95, of: times.sorted())
            let outlying = ordered.indices.filter { ordered[$0].time.count > edge }.prefix(Self.limit / 2)
            let room = Self.limit - outlying.count
            let even = (0..<room).map { $0 * ordered.count / room }
            self.points = Set(outlying).union(even).sorted().map { ordered[$0] }
        }
    }

    /// In how many periods so many were launched.
    package struct Histogram: Hashable, Sendable {
        package let interval: KPIWindow.Interval
        /// Ascending by launches, without gaps up to the most there were.
        package let bars: [Bar]

        package struct Bar: Hashable, Sendable {
            package let launches: Int
            package let periods: Int
        }

        package init(_ launches: [Instant], _ interval: KPIWindow.Interval, _ periods: [KPIWindow]) {
            self.interval = interval
            var counts = [Int](repeating: 0, count: periods.count)
            for launch in launches {
                if let index = KPIQuery.index(of: launch, in: periods) { counts[index] += 1 }
            }
            bars =
                counts.max().map { most in
                    (0...most).map { number in Bar(launches: number, periods: counts.count { $0 == number }) }
                } ?? []
        }
    }
}
