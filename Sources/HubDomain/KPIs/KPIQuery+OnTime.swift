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
        var parts: [Int: [[String?]: KPIShare]] = [:]
        var names: Set<[String?]> = by.isEmpty ? [[]] : []
        for launch in due {
            guard let period = Self.index(of: launch.dueAt, in: periods) else { continue }
            for name in labels(of: launch.group) {
                names.insert(name)
                parts[period, default: [:]][name, default: KPIShare(0, of: 0)].part += launch.isOnTime ? 1 : 0
                parts[period, default: [:]][name, default: KPIShare(0, of: 0)].whole += 1
            }
        }
        let series = periods.enumerated().flatMap { index, period in
            names.sorted(by: Self.isInOrder).map { name in
                KPIAnswer.Part(window: period, by: name, value: .ratio(parts[index]?[name] ?? KPIShare(0, of: 0)))
            }
        }
        let late = due.filter { !$0.isOnTime }
        return KPIAnswer(
            query: self,
            asOf: now.startOfMinute,
            value: .ratio(KPIShare(Int64(due.count - late.count), of: Int64(due.count))),
            series: interval != nil || !by.isEmpty ? series : [],
            extra: ["late": Int64(late.count), "excused": Int64(late.count { $0.isExcused })]
        )
    }

    func labels(of group: FactGroup) -> [[String?]] {
        by.reduce([[]]) { names, dimension in
            names.flatMap { name in group.values(of: dimension).map { name + [$0] } }
        }
    }
}
