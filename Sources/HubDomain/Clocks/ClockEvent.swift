/// One thing that happened to a cycle of a clock. Cycles are nothing but the list of these; events are only ever added.
package struct ClockEvent: Hashable, Sendable {
    package let at: Instant
    package let change: Change

    package enum Change: Hashable, Sendable {
        /// - Parameter isTimed: Whether timers fire for it; imported history has none.
        case start(ClockTerms, isTimed: Bool)
        case pause(reason: String)
        case resume
        /// - Parameter isFinal: Nothing can take the cycle up again.
        case stop(isFinal: Bool)
        case cancel
        /// - Parameter recounts: The calendar is put in the place of the last one; otherwise it counts from here on.
        case retarget(ClockTerms, cause: RetargetCause, recounts: Bool)
        case warn(percent: Int, isLate: Bool)
        case breach(isLate: Bool)
        /// Timers fire from here on: somebody works on what was imported.
        case watch
        /// What happened after the first so many standing events doesn't count any more: an action was voided. With 0
        /// the whole cycle is gone.
        case void(keeping: Int)
    }

    package init(_ change: Change, at: Instant) {
        self.at = at
        self.change = change
    }
}

extension ClockEvent {
    /// The events that count, without those that were voided and the voidings themselves.
    static func standing(_ events: [ClockEvent]) -> [ClockEvent] {
        var standing: [ClockEvent] = []
        for event in events {
            if case .void(let kept) = event.change {
                standing.removeLast(max(0, standing.count - kept))
            } else {
                standing.append(event)
            }
        }
        return standing
    }
}

/// What a cycle runs towards.
package struct ClockTerms: Hashable, Sendable {
    package let goal: ClockGoal
    /// The version of the policy that says so.
    package let policy: DefinitionReference
    package let calendar: DefinitionReference
    /// The calendar whose working hours warnings wait for.
    package let warningHours: DefinitionReference?

    package init(
        goal: ClockGoal,
        policy: DefinitionReference,
        calendar: DefinitionReference,
        warningHours: DefinitionReference? = nil
    ) {
        self.goal = goal
        self.policy = policy
        self.calendar = calendar
        self.warningHours = warningHours
    }
}

package enum ClockGoal: Hashable, Sendable {
    /// Minutes of working time.
    case working(Int64)
    /// A fixed instant; pauses don't move it.
    case until(Instant)
}

/// Why a running cycle got another goal or calendar.
package enum RetargetCause: String, Hashable, Sendable, CaseIterable {
    case priority
    case tier
    case lines
    case team
    case date
    /// A change of policy or calendar that an administrator took over.
    case admin
}
