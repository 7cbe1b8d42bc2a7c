/// What follows from the events of a cycle: a pure function of these and of the calendar versions they name.
struct ClockReckoning {
    /// A stretch counted on one calendar.
    private struct Stretch {
        let from: Instant
        var calendar: WorkCalendar
    }

    private(set) var terms: ClockTerms
    let firstTerms: ClockTerms
    let startedAt: Instant
    private(set) var stoppedAt: Instant?
    private(set) var isCancelled = false
    private(set) var isFinal = false
    private(set) var pausedReason: String?
    /// The last one has no end while the clock is paused.
    private(set) var pauses: [Pause] = []
    /// From when on timers fire; `nil` for never.
    private(set) var timedFrom: Instant?
    /// From when on the present goal holds.
    private(set) var targetedAt: Instant
    /// The highest threshold that was warned of under the present goal.
    private(set) var warned = 0
    private(set) var breachedAt: Instant?
    /// The hours that warnings wait for.
    private(set) var warningCalendar: WorkCalendar?
    private var stretches: [Stretch]
    private let shelf: ClockShelf

    /// - Throws: `internal` when the events don't begin with a start, or name a version that was lost.
    init(_ events: [ClockEvent], _ shelf: ClockShelf) throws {
        let events = ClockEvent.standing(events)
        guard let first = events.first, case .start(let terms, let isTimed) = first.change else {
            throw HubError(.internalError, "The events of a clock begin with no start")
        }
        self.shelf = shelf
        self.terms = terms
        firstTerms = terms
        startedAt = first.at
        targetedAt = first.at
        timedFrom = isTimed ? first.at : nil
        stretches = [Stretch(from: first.at, calendar: try shelf.calendar(terms.calendar))]
        warningCalendar = try terms.warningHours.map(shelf.calendar)
        for event in events.dropFirst() { try take(event) }
    }

    private mutating func take(_ event: ClockEvent) throws {
        switch event.change {
        case .start: throw HubError(.internalError, "A clock was started twice")
        case .pause(let reason):
            if pausedReason == nil { pauses.append(Pause(from: event.at, to: nil)) }
            pausedReason = reason
        case .resume: resume(at: event.at)
        case .stop(let isFinal):
            stoppedAt = event.at
            self.isFinal = isFinal
            endPause(at: event.at)
        case .cancel:
            stoppedAt = event.at
            isCancelled = true
            isFinal = true
            endPause(at: event.at)
        case .retarget(let terms, _, let recounts): try retarget(terms, recounts, at: event.at)
        case .warn(let percent, _): warned = max(warned, percent)
        case .breach: breachedAt = event.at
        case .watch: timedFrom = event.at
        case .void: break
        }
    }

    private mutating func resume(at instant: Instant) {
        if let stopped = stoppedAt {
            pauses.append(Pause(from: stopped, to: instant))
            stoppedAt = nil
        } else {
            endPause(at: instant)
        }
    }

    private mutating func endPause(at instant: Instant) {
        guard pausedReason != nil, let open = pauses.popLast() else { return }
        pausedReason = nil
        if open.from < instant { pauses.append(Pause(from: open.from, to: instant)) }
    }

    private mutating func retarget(_ terms: ClockTerms, _ recounts: Bool, at instant: Instant) throws {
        if terms.calendar != self.terms.calendar {
            let calendar = try shelf.calendar(terms.calendar)
            if recounts {
                stretches[stretches.count - 1].calendar = calendar
            } else {
                stretches.append(Stretch(from: instant, calendar: calendar))
            }
        }
        warningCalendar = try terms.warningHours.map(shelf.calendar)
        self.terms = terms
        targetedAt = instant
        warned = 0
        breachedAt = nil
    }
}

// MARK: Time

extension ClockReckoning {
    var calendar: WorkCalendar { stretches[stretches.count - 1].calendar }
    var isRunning: Bool { stoppedAt == nil && pausedReason == nil }

    /// Working time up to an instant, or to the stop where that comes first.
    func elapsed(at instant: Instant) -> Milliseconds {
        working(to: min(instant, stoppedAt ?? instant))
    }

    private func working(to end: Instant) -> Milliseconds {
        stretches.indices.reduce(.zero) { sum, index in
            let from = stretches[index].from
            let to = index + 1 < stretches.count ? min(stretches[index + 1].from, end) : end
            return sum + stretches[index].calendar.elapsed(from: from, to: to, pauses: pauses)
        }
    }

    /// The earliest instant by which so much working time has passed; `nil` when there is none.
    func instant(elapsed amount: Milliseconds) -> Instant? {
        var rest = amount
        for index in stretches.indices {
            let stretch = stretches[index]
            if index + 1 < stretches.count {
                let passed = stretch.calendar.elapsed(
                    from: stretch.from,
                    to: stretches[index + 1].from,
                    pauses: pauses
                )
                guard passed >= rest else {
                    rest = rest - passed
                    continue
                }
            }
            return stretch.calendar.due(start: stretch.from, goal: rest, pauses: pauses).instant
        }
        return nil
    }

    /// The goal as working time; of a goal until an instant what lies before it.
    var goal: Milliseconds {
        switch terms.goal {
        case .working(let minutes): .minutes(minutes)
        case .until(let instant): working(to: max(instant, startedAt))
        }
    }

    var dueAt: Instant? {
        switch terms.goal {
        case .working(let minutes): instant(elapsed: .minutes(minutes))
        case .until(let instant): max(instant, startedAt)
        }
    }

    /// What is left at an instant; negative once more has passed.
    func remaining(at instant: Instant) -> Milliseconds {
        let instant = min(instant, stoppedAt ?? instant)
        switch terms.goal {
        case .working(let minutes): return .minutes(minutes) - elapsed(at: instant)
        case .until(let end):
            return instant <= end
                ? calendar.elapsed(from: instant, to: end)
                : .zero - calendar.elapsed(from: max(end, startedAt), to: instant, pauses: pauses)
        }
    }

    func isBreached(at instant: Instant) -> Bool { remaining(at: instant) < .zero }

    /// Whether a breach at an instant is one only because the goal was changed: under the first one there would be none.
    func isBreachedByRetarget(at instant: Instant) -> Bool {
        guard isBreached(at: instant), firstTerms.goal != terms.goal else { return false }
        switch firstTerms.goal {
        case .working(let minutes): return elapsed(at: instant) <= .minutes(minutes)
        case .until(let end): return min(instant, stoppedAt ?? instant) <= end
        }
    }
}
