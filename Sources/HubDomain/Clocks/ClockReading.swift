/// A cycle as it is shown at an instant.
package struct ClockReading: Hashable, Sendable {
    package let clock: ClockKey
    package let name: String
    package let kind: ClockKind
    package let subject: String?
    package let cycle: Int
    package let state: ClockFigures.State
    package let isBreached: Bool
    package let isBreachedByRetarget: Bool
    package let goal: Milliseconds
    package let startedAt: Instant
    /// `nil` while paused.
    package let dueAt: Instant?
    package let originalDueAt: Instant?
    package let stoppedAt: Instant?
    /// Working time.
    package let elapsed: Milliseconds
    /// By the wall, pauses included.
    package let elapsedWall: Milliseconds
    /// Negative once breached.
    package let remaining: Milliseconds
    package let pausedReason: String?
    /// Whether it is working time now on the clock's calendar.
    package let isWithinHours: Bool
    package let policy: DefinitionReference
    package let calendar: DefinitionReference
    package let holders: [ClockHolder]
}

extension Campaign {
    /// The clocks as they stand, in the order in which they started.
    ///
    /// Figures of running clocks are those of the minute that `now` lies in, or of the last clock event after its
    /// beginning: so the same minute and event always show the same figures.
    package func clockReadings(
        _ shelf: ClockShelf,
        _ workflow: WorkflowDefinition,
        at now: Instant
    ) throws -> [ClockReading] {
        try clocks.map { try reading(of: $0, shelf, workflow, at: now) }
    }

    package func reading(
        of cycle: ClockCycle,
        _ shelf: ClockShelf,
        _ workflow: WorkflowDefinition,
        at now: Instant
    ) throws -> ClockReading {
        let reckoning = try ClockReckoning(cycle.events, shelf)
        let definition = try shelf.definition(of: cycle.clock, in: reckoning.terms.policy)
        let figures = cycle.figures
        let at = figures.stoppedAt ?? cycle.figuresMoment(at: now)
        return ClockReading(
            clock: cycle.clock,
            name: definition.name,
            kind: cycle.kind,
            subject: cycle.subject,
            cycle: cycle.number,
            state: figures.state,
            isBreached: reckoning.isBreached(at: at),
            isBreachedByRetarget: reckoning.isBreachedByRetarget(at: at),
            goal: figures.goal,
            startedAt: figures.startedAt,
            dueAt: figures.dueAt,
            originalDueAt: figures.originalDueAt,
            stoppedAt: figures.stoppedAt,
            elapsed: reckoning.elapsed(at: at),
            elapsedWall: at - figures.startedAt,
            remaining: reckoning.remaining(at: at),
            pausedReason: cycle.pausedReason,
            isWithinHours: reckoning.calendar.isWorking(at: at),
            policy: figures.policy,
            calendar: figures.calendar,
            holders: holders(of: cycle, on: reckoning.calendar, workflow, until: at)
        )
    }
}

extension ClockCycle {
    /// The instant that figures shown at `now` are of.
    func figuresMoment(at now: Instant) -> Instant {
        let minute = Instant(milliseconds: now.milliseconds - now.milliseconds % 60_000)
        let last = events.map(\.at).max() ?? minute
        // At the due instant the promise is still kept; the breach is what comes after it.
        let event = figures.breachedAt == nil ? last : last + Milliseconds(1)
        return max(minute, event)
    }
}
