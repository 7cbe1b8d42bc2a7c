/// A warning or breach that is to be recorded.
struct ClockTimer: Hashable {
    /// When it fires.
    let at: Instant
    let signal: Signal

    enum Signal: Hashable {
        case warning(percent: Int)
        /// At the due instant, which lies before the firing: at it the promise is still kept.
        case breach(due: Instant)
    }
}

extension ClockReckoning {
    /// What fires next, whether its instant has come or not; `nil` when nothing does as things stand.
    ///
    /// What had already been passed when the goal was set, or when somebody began to work on what was imported, isn't
    /// warned of. A warning that would come with the breach or after it is left out.
    func nextTimer(_ definition: ClockDefinition) -> ClockTimer? {
        guard isRunning, let timedFrom else { return nil }
        let breach = breachTimer(from: timedFrom)
        let limit = breach?.at ?? breachInstant ?? Instant(milliseconds: .max)
        return warningTimer(definition, from: max(timedFrom, targetedAt), before: limit) ?? breach
    }

    private func breachTimer(from timedFrom: Instant) -> ClockTimer? {
        guard breachedAt == nil, let at = breachInstant, let due = dueAt else { return nil }
        // What imported history had missed before anybody worked on it is history too.
        guard at > timedFrom || timedFrom == startedAt else { return nil }
        return ClockTimer(at: at, signal: .breach(due: due))
    }

    /// The first instant at which more than the goal has passed.
    private var breachInstant: Instant? {
        switch terms.goal {
        case .working(let minutes): instant(elapsed: .minutes(minutes) + Milliseconds(1))
        case .until(let end):
            calendar.due(start: max(end, startedAt), goal: Milliseconds(1), pauses: pauses).instant
        }
    }

    private func warningTimer(
        _ definition: ClockDefinition,
        from mark: Instant,
        before limit: Instant
    ) -> ClockTimer? {
        guard breachedAt == nil else { return nil }
        for percent in definition.warnings where percent > warned {
            let share = Milliseconds((goal.count * Int64(percent) + 99) / 100)
            guard let reached = instant(elapsed: share), reached > mark else { continue }
            guard let at = warningCalendar.map({ $0.nextWorkingInstant(from: reached) }) ?? reached else { continue }
            return at < limit ? ClockTimer(at: at, signal: .warning(percent: percent)) : nil
        }
        return nil
    }
}
