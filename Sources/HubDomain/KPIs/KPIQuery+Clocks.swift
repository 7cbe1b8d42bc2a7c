/// A cycle of an SLA clock, as attainment counts it.
package struct MeasuredCycle: Hashable, Sendable {
    package let clock: String
    package let state: ClockFigures.State
    /// Due, by the goal or by the first goal, as the question asks.
    package let dueAt: Instant?
    package let stoppedAt: Instant?
    package let isBreached: Bool
    /// The breach is there only because the goal was changed.
    package let isByRetarget: Bool
    /// `nil` where nobody asks for it.
    package let group: FactGroup?

    package init(
        clock: String,
        state: ClockFigures.State,
        dueAt: Instant?,
        stoppedAt: Instant?,
        isBreached: Bool,
        isByRetarget: Bool,
        group: FactGroup?
    ) {
        self.clock = clock
        self.state = state
        self.dueAt = dueAt
        self.stoppedAt = stoppedAt
        self.isBreached = isBreached
        self.isByRetarget = isByRetarget
        self.group = group
    }

    /// When it counts, and whether it was met; `nil` for one that doesn't count at all.
    package func verdict(_ options: KPIOptions, at now: Instant) -> (at: Instant, isMet: Bool)? {
        let isMet = options.against == .current ? state == .met : isInTime
        switch options.basis {
        case .stopped:
            guard let stoppedAt, state != .cancelled || isBreached else { return nil }
            return (stoppedAt, isMet)
        case .due:
            guard let dueAt, dueAt <= now else { return nil }
            if state == .cancelled, !isBreached { return nil }
            return (dueAt, isMet)
        }
    }

    private var isInTime: Bool {
        guard state == .met || state == .breached, let stoppedAt, let dueAt else { return false }
        return stoppedAt <= dueAt
    }
}

extension KPIQuery {
    /// Cycles met ÷ cycles, by the end of each cycle or by its due instant.
    package func attainmentAnswer(_ cycles: [MeasuredCycle], periods: [KPIWindow], now: Instant) -> KPIAnswer {
        var all = KPIShare(0, of: 0)
        var byRetarget: Int64 = 0
        var parts: [PartKey: KPIShare] = [:]
        var names: Set<[String?]> = []
        for cycle in cycles where cycle.group.map(filter.fits) ?? true {
            guard let verdict = cycle.verdict(options, at: now), window.contains(verdict.at) else { continue }
            all.count(verdict.isMet)
            if !verdict.isMet, cycle.isByRetarget { byRetarget += 1 }
            guard let period = Self.index(of: verdict.at, in: periods) else { continue }
            for name in labels(of: cycle) {
                names.insert(name)
                parts[PartKey(period: period, by: name), default: KPIShare(0, of: 0)].count(verdict.isMet)
            }
        }
        return KPIAnswer(
            query: self,
            asOf: now.startOfMinute,
            value: .ratio(all),
            series: series(periods, names) { .ratio(parts[PartKey(period: $0, by: $1)] ?? KPIShare(0, of: 0)) },
            extra: ["late": all.whole - all.part, "byRetarget": byRetarget]
        )
    }

    private func labels(of cycle: MeasuredCycle) -> [[String?]] {
        combinations { $0 == .clock ? [cycle.clock] : cycle.group?.values(of: $0) ?? [nil] }
    }
}
