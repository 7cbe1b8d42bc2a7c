/// A campaign whose commitment falls into the window.
package struct DueLaunch: Hashable, Sendable {
    package let campaign: CampaignKey
    /// What was committed to.
    package let dueAt: Instant
    package let launchedAt: Instant?
    /// When it ended without a launch.
    package let endedAt: Instant?
    /// It was held for a reason that excuses the commitment.
    package let isExcused: Bool
    package let recordedAt: Instant
    package let group: FactGroup

    package init(
        campaign: CampaignKey,
        dueAt: Instant,
        launchedAt: Instant?,
        endedAt: Instant?,
        isExcused: Bool,
        recordedAt: Instant,
        group: FactGroup
    ) {
        self.campaign = campaign
        self.dueAt = dueAt
        self.launchedAt = launchedAt
        self.endedAt = endedAt
        self.isExcused = isExcused
        self.recordedAt = recordedAt
        self.group = group
    }

    package var isOnTime: Bool { launchedAt.map { $0 <= dueAt } ?? false }

    /// Counts at `now`: due by then, and not ended before.
    package func counts(at now: Instant) -> Bool {
        guard dueAt <= now else { return false }
        guard launchedAt == nil, let endedAt else { return true }
        return endedAt >= dueAt
    }
}

extension KPIQuery {
    /// Launches on time ÷ launches due, of campaigns whose commitment lies in the window.
    package func onTimeAnswer(_ launches: [DueLaunch], periods: [KPIWindow], now: Instant) -> KPIAnswer {
        let due = launches.filter { $0.counts(at: now) && filter.fits($0.group) && window.contains($0.dueAt) }
        var parts: [PartKey: KPIShare] = [:]
        var names: Set<[String?]> = []
        for launch in due {
            guard let period = Self.index(of: launch.dueAt, in: periods) else { continue }
            for name in labels(of: launch.group) {
                names.insert(name)
                parts[PartKey(period: period, by: name), default: KPIShare(0, of: 0)].count(launch.isOnTime)
            }
        }
        let late = due.filter { !$0.isOnTime }
        return KPIAnswer(
            query: self,
            asOf: now.startOfMinute,
            value: .ratio(KPIShare(Int64(due.count - late.count), of: Int64(due.count))),
            series: series(periods, names) { .ratio(parts[PartKey(period: $0, by: $1)] ?? KPIShare(0, of: 0)) },
            extra: ["late": Int64(late.count), "excused": Int64(late.count { $0.isExcused })]
        )
    }

    func labels(of group: FactGroup) -> [[String?]] {
        combinations(group.values)
    }
}
