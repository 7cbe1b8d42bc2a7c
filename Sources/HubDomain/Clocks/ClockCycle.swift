/// One run of a clock from start to stop.
package struct ClockCycle: Hashable, Sendable {
    package let clock: ClockKey
    /// The approval or hand-off that it is about; `nil` for a clock of the campaign itself.
    package let subject: String?
    /// Counts from 1 for each clock and subject.
    package let number: Int
    package let kind: ClockKind
    /// Oldest first, beginning with the start.
    package private(set) var events: [ClockEvent]
    /// What followed from the events when the last one was added.
    package internal(set) var figures: ClockFigures

    package init(
        clock: ClockKey,
        subject: String?,
        number: Int,
        kind: ClockKind,
        events: [ClockEvent],
        figures: ClockFigures
    ) {
        self.clock = clock
        self.subject = subject
        self.number = number
        self.kind = kind
        self.events = events
        self.figures = figures
    }

    /// The events that count: all but those that were voided.
    package var standingEvents: [ClockEvent] { ClockEvent.standing(events) }

    /// Running or paused.
    package var isActive: Bool { figures.state == .running || figures.state == .paused }

    package var eventsText: String { events.map(\.text).joined(separator: ";") }

    /// - Returns: `nil` when the text isn't one of events.
    package static func events(fromText text: String) -> [ClockEvent]? {
        let parts = text.split(separator: ";")
        let events = parts.compactMap { ClockEvent(text: $0) }
        return events.count == parts.count && !events.isEmpty ? events : nil
    }

    /// The same cycle with other events, for working it out again.
    package func replacing(events: [ClockEvent]) -> ClockCycle {
        var cycle = self
        cycle.events = events
        return cycle
    }

    mutating func add(_ event: ClockEvent) {
        events.append(event)
    }
}

/// What is stored of a cycle beside its events, so that lists and timers can ask for it. It follows from the events and
/// the calendar versions alone; `campaignhub sla verify` proves it.
package struct ClockFigures: Hashable, Sendable {
    package var state: State
    package var policy: DefinitionReference
    package var calendar: DefinitionReference
    package var goal: Milliseconds
    package var startedAt: Instant
    /// `nil` while paused, and when the goal can't be reached.
    package var dueAt: Instant?
    /// The first due instant, which retargeting leaves alone.
    package var originalDueAt: Instant?
    package var stoppedAt: Instant?
    /// Working time at the stop; `nil` while active.
    package var elapsed: Milliseconds?
    /// Of a breach that was recorded, or that the stop found.
    package var breachedAt: Instant?
    package var isBreachedByRetarget: Bool
    /// When the next warning or breach is to be recorded.
    package var nextFireAt: Instant?

    package enum State: String, Hashable, Sendable, CaseIterable {
        case running
        case paused
        case met
        case breached
        case cancelled
    }

    package init(
        state: State,
        policy: DefinitionReference,
        calendar: DefinitionReference,
        goal: Milliseconds,
        startedAt: Instant,
        dueAt: Instant?,
        originalDueAt: Instant?,
        stoppedAt: Instant?,
        elapsed: Milliseconds?,
        breachedAt: Instant?,
        isBreachedByRetarget: Bool,
        nextFireAt: Instant?
    ) {
        self.state = state
        self.policy = policy
        self.calendar = calendar
        self.goal = goal
        self.startedAt = startedAt
        self.dueAt = dueAt
        self.originalDueAt = originalDueAt
        self.stoppedAt = stoppedAt
        self.elapsed = elapsed
        self.breachedAt = breachedAt
        self.isBreachedByRetarget = isBreachedByRetarget
        self.nextFireAt = nextFireAt
    }
}

extension ClockCycle {
    /// How many warnings and breaches were recorded.
    package var firedCount: Int {
        events.count { event in
            switch event.change {
            case .warn, .breach: true
            default: false
            }
        }
    }

    /// Everything the cycle has ever run towards.
    package var allTerms: [ClockTerms] {
        events.compactMap { event in
            switch event.change {
            case .start(let terms, _), .retarget(let terms, _, _): terms
            default: nil
            }
        }
    }
}
