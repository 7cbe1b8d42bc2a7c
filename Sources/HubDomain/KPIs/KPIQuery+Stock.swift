/// A campaign's step from stage to stage, as it changes how many are in each.
package struct StageStep: Hashable, Sendable {
    package let at: Instant
    package let campaign: CampaignKey
    /// `nil` for a submission.
    package let from: StageKey?
    /// `nil` for leaving a group.
    package let to: StageKey?
    package let group: FactGroup

    package init(at: Instant, campaign: CampaignKey, from: StageKey?, to: StageKey?, group: FactGroup) {
        self.at = at
        self.campaign = campaign
        self.from = from
        self.to = to
        self.group = group
    }
}

/// How many campaigns of a group are in a stage.
package struct StageCount: Hashable, Sendable {
    package let stage: StageKey
    package let group: FactGroup
    package let number: Int64

    package init(stage: StageKey, group: FactGroup, number: Int64) {
        self.stage = stage
        self.group = group
        self.number = number
    }
}

/// A campaign in production, and since when it is built.
package struct OpenBuild: Hashable, Sendable {
    package let campaign: CampaignKey
    package let stage: StageKey
    package let since: Instant
    package let group: FactGroup

    package init(campaign: CampaignKey, stage: StageKey, since: Instant, group: FactGroup) {
        self.campaign = campaign
        self.stage = stage
        self.since = since
        self.group = group
    }
}

extension KPIQuery {
    /// Campaigns in stages at the end of each period, worked out backwards from what is known of now.
    /// - Parameters:
    ///   - counts: Of now.
    ///   - steps: Every step at or after the end of the first period, in any order.
    ///   - stages: The ones that count; for work in progress those of production.
    package func flowAnswer(
        _ counts: [StageCount],
        _ steps: [StageStep],
        stages: Set<StageKey>,
        periods: [KPIWindow],
        now: Instant
    ) -> KPIAnswer {
        let isByStage = metric == .flow || by.contains(.stage)
        var level = Level()
        func add(_ stage: StageKey, _ group: FactGroup, _ change: Int64) {
            guard stages.contains(stage), filter.fits(group) else { return }
            level.total += change
            for name in labels(of: stage, group, isByStage) { level.parts[name, default: 0] += change }
        }
        for count in counts { add(count.stage, count.group, count.number) }
        let levelNow = level
        var rest = steps.sorted { $0.at > $1.at }[...]
        var levels: [Level] = []
        for period in periods.reversed() {
            while let step = rest.first, step.at >= period.to {
                if let stage = step.from { add(stage, step.group, 1) }
                if let stage = step.to { add(stage, step.group, -1) }
                rest.removeFirst()
            }
            levels.append(level)
        }
        levels.reverse()
        let shown = isEndOpen ? levelNow : levels.last ?? levelNow
        return KPIAnswer(
            query: self,
            asOf: now.startOfMinute,
            value: .count(shown.total),
            series: series(periods, Set(levels.flatMap { $0.parts.filter { $0.value != 0 }.keys })) {
                .count(levels[$0].parts[$1] ?? 0)
            }
        )
    }

    private struct Level {
        var total: Int64 = 0
        var parts: [[String?]: Int64] = [:]
    }

    /// The names of the dimensions, the stage where it is asked for or the figure has it anyway.
    private func labels(of stage: StageKey, _ group: FactGroup, _ isByStage: Bool) -> [[String?]] {
        by.isEmpty && isByStage
            ? [[stage.rawValue]]
            : combinations { $0 == .stage ? [stage.rawValue] : group.values(of: $0) }
    }

    /// The ages of work in progress at the end of each period.
    /// - Parameters:
    ///   - open: What was in production at the end of each period.
    ///   - current: What is in production now.
    package func ageAnswer(
        _ open: [[OpenBuild]],
        current: [OpenBuild],
        periods: [KPIWindow],
        now: Instant
    ) -> KPIAnswer {
        let moment = now.startOfMinute
        let ages = zip(open, periods).map { builds, period in self.ages(of: builds, at: min(period.to, moment)) }
        let shown = isEndOpen ? self.ages(of: current, at: moment) : ages.last ?? []
        return KPIAnswer(
            query: self,
            asOf: moment,
            value: .durations(shown.map(\.age)),
            series: series(periods, Set(ages.flatMap { $0.flatMap(\.labels) })) { period, name in
                .durations(ages[period].filter { $0.labels.contains(name) }.map(\.age))
            }
        )
    }

    private struct Age {
        let labels: [[String?]]
        let age: Int64
    }

    private func ages(of builds: [OpenBuild], at moment: Instant) -> [Age] {
        builds.filter { $0.since < moment && filter.fits($0.group) }.map { build in
            Age(labels: labels(of: build.stage, build.group, false), age: (moment - build.since).count)
        }
    }
}

extension Instant {
    package var startOfMinute: Instant {
        Instant(milliseconds: milliseconds.dividedDown(by: LocalDateTime.minute) * LocalDateTime.minute)
    }
}
