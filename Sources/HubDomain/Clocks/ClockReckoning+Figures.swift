extension ClockReckoning {
    /// What is stored of the cycle.
    /// - Parameter definition: The clock in the policy that the cycle refers to.
    func figures(_ definition: ClockDefinition, originalDueAt: Instant?) -> ClockFigures {
        let isBreachedAtStop = stoppedAt.map(isBreached(at:)) ?? false
        let state: ClockFigures.State =
            switch (isCancelled, stoppedAt) {
            case (true, _): .cancelled
            case (false, _?): isBreachedAtStop ? .breached : .met
            case (false, nil): pausedReason == nil ? .running : .paused
            }
        let due = dueAt
        let breach: Instant? =
            if stoppedAt != nil { isBreachedAtStop ? due : nil } else { breachedAt }
        return ClockFigures(
            state: state,
            policy: terms.policy,
            calendar: terms.calendar,
            goal: goal,
            startedAt: startedAt,
            dueAt: state == .paused ? nil : due,
            originalDueAt: originalDueAt,
            stoppedAt: stoppedAt,
            elapsed: stoppedAt.map(elapsed(at:)),
            breachedAt: breach,
            isBreachedByRetarget: breach != nil && isBreachedByRetarget(at: stoppedAt ?? targetedBreach(breach)),
            nextFireAt: nextTimer(definition)?.at
        )
    }

    /// Just after a recorded breach.
    private func targetedBreach(_ breach: Instant?) -> Instant {
        max(breach ?? startedAt, targetedAt) + Milliseconds(1)
    }

    /// The first due instant, as it was set at the start.
    static func originalDueAt(of events: [ClockEvent], _ shelf: ClockShelf) throws -> Instant? {
        try ClockReckoning(Array(events.prefix(1)), shelf).dueAt
    }
}
