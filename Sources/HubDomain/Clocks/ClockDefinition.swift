/// When a clock runs, its goal, and what it does on the way.
package struct ClockDefinition: Sendable {
    package let key: ClockKey
    package let name: String
    package let kind: ClockKind
    /// What the clock belongs to: the campaign, or one approval or hand-off of it.
    package let scope: Scope
    /// Any of these starts it; empty for clocks of approvals and hand-offs, which start with these.
    package let start: [ClockCondition]
    package let stop: [ClockCondition]
    /// Stages in which it stands still, beside the holds whose reason names it.
    package let pausedIn: [StageKey]
    package let goal: ClockGoals
    package let lines: LineRule
    package let calendar: ClockCalendar
    /// The calendar of urgent campaigns, where it is another one.
    package let urgentCalendar: ClockCalendar?
    /// Percent of the goal, rising.
    package let warnings: [Int]
    /// Warnings wait for the working hours of this calendar; `nil` for none.
    package let warningHours: ClockCalendar?
    package let reentry: Reentry
    package let onWarning: [ClockReaction]
    package let onBreach: [ClockReaction]

    package enum Scope: String, Hashable, Sendable, CaseIterable {
        case campaign
        case approval
        case handOff = "hand-off"
    }

    /// What happens when the clock is started again after it was stopped.
    package enum Reentry: String, Hashable, Sendable, CaseIterable {
        case newCycle = "new-cycle"
        /// The cycle goes on; the time between counts as a pause.
        case `continue`
    }

    /// The goal of a campaign with several lines.
    package enum LineRule: String, Hashable, Sendable, CaseIterable {
        case longest
        case sum
    }

    package init(
        key: ClockKey,
        name: String,
        kind: ClockKind = .sla,
        scope: Scope = .campaign,
        start: [ClockCondition] = [],
        stop: [ClockCondition] = [],
        pausedIn: [StageKey] = [],
        goal: ClockGoals,
        lines: LineRule = .longest,
        calendar: ClockCalendar = .team,
        urgentCalendar: ClockCalendar? = nil,
        warnings: [Int] = [],
        warningHours: ClockCalendar? = nil,
        reentry: Reentry = .newCycle,
        onWarning: [ClockReaction] = [],
        onBreach: [ClockReaction] = []
    ) {
        self.key = key
        self.name = name
        self.kind = kind
        self.scope = scope
        self.start = start
        self.stop = stop
        self.pausedIn = pausedIn
        self.goal = goal
        self.lines = lines
        self.calendar = calendar
        self.urgentCalendar = urgentCalendar
        self.warnings = warnings
        self.warningHours = warningHours
        self.reentry = reentry
        self.onWarning = onWarning
        self.onBreach = onBreach
    }
}

/// Something that happens to a campaign and starts or stops a clock.
package enum ClockCondition: Hashable, Sendable {
    case entering(StageKey)
    case leaving(StageKey)
    case performing(ActionKey)
}

/// Which calendar a clock counts on.
package enum ClockCalendar: Hashable, Sendable {
    /// That of the team the campaign is assigned to; of its division while it has no team.
    case team
    case named(String)
    /// Every minute counts.
    case always
}

/// What a warning or breach does beside being recorded.
package enum ClockReaction: Hashable, Sendable {
    /// Names who should be told in the event.
    case inform([Party])
    /// Raises the campaign's priority to at least this one.
    case raisePriority(Priority)
    /// Says this in the event.
    case comment(String)

    package enum Party: String, Hashable, Sendable, CaseIterable {
        case assignee
        case lead
        case requester
    }
}
