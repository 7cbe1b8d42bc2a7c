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
        var parts: [Int: [[String?]: KPIShare]] = [:]
        var names: Set<[String?]> = by.isEmpty ? [[]] : []
        for cycle in cycles where cycle.group.map(filter.fits) ?? true {
            guard let verdict = cycle.verdict(options, at: now), window.contains(verdict.at) else { continue }
            let met: Int64 = verdict.isMet ? 1 : 0
            all = KPIShare(all.part + met, of: all.whole + 1)
            if !verdict.isMet, cycle.isByRetarget { byRetarget += 1 }
            guard let period = Self.index(of: verdict.at, in: periods) else { continue }
            for name in labels(of: cycle) {
                names.insert(name)
                let sum = parts[period]?[name] ?? KPIShare(0, of: 0)
                parts[period, default: [:]][name] = KPIShare(sum.part + met, of: sum.whole + 1)
            }
        }
        let series = periods.enumerated().flatMap { index, period in
            names.sorted(by: Self.isInOrder).map { name in
                KPIAnswer.Part(window: period, by: name, value: .ratio(parts[index]?[name] ?? KPIShare(0, of: 0)))
            }
        }
        return KPIAnswer(
            query: self,
            asOf: now.startOfMinute,
            value: .ratio(all),
            series: interval != nil || !by.isEmpty ? series : [],
            extra: ["late": all.whole - all.part, "byRetarget": byRetarget]
        )
    }

    private func labels(of cycle: MeasuredCycle) -> [[String?]] {
        by.reduce([[]]) { names, dimension in
            let values = dimension == .clock ? [cycle.clock] : cycle.group?.values(of: dimension) ?? [nil]
            return names.flatMap { name in values.map { name + [$0] } }
        }
    }
}
