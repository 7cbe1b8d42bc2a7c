import HubDomain
import HubJSON

/// Reads one clock of a policy.
struct ClockReader {
    let context: ReadingContext
    let defaults: Settings
    let log: ProblemLog

    static let shape = MappingShape(
        "a clock",
        [
            .required("key", .kebab),
            .required("name", .line),
            .optional("kind", .choice(of: ClockKind.self), "Whose promise it is; `sla` without it."),
            .optional("of", .choice(of: ClockDefinition.Scope.self), "What it belongs to; the campaign without it."),
            .optional("start", .list(ClockValueReader.condition, atLeast: 1), "Any of these starts it."),
            .optional("stop", .list(ClockValueReader.condition, atLeast: 1), "Any of these stops it."),
            .optional("pausedIn", .list(.kebab), "Stages in which it waits."),
            .required("goal", ClockGoalReader.shape, "How long it may run."),
            .optional("lines", .choice(of: ClockDefinition.LineRule.self), "The goal of several lines."),
            .optional("reentry", .choice(of: ClockDefinition.Reentry.self), "What starting again does."),
            .optional("calendar", .kebab, Settings.calendarNote),
        ] + Settings.keys,
        // A clock of the campaign needs both; that of an approval or a hand-off starts and stops with it.
        constraints: ["anyOf": [["required": ["of"]], ["required": ["start", "stop"]]]]
    )

    /// What a policy says for all its clocks and a clock may say for itself.
    struct Settings {
        static let calendarNote = "`team`, `always` or the key of a calendar."
        static let keys: [MappingShape.Key] = [
            .optional("urgentCalendar", .kebab, "Another calendar for urgent campaigns."),
            .optional("warn", .list(.integer(1...99)), "Percent of the goal, rising."),
            .optional("warnWithin", .kebab, "The calendar whose hours warnings wait for."),
            .optional("onWarn", .list(ClockValueReader.reaction), "What a warning does beside being recorded."),
            .optional("onBreach", .list(ClockValueReader.reaction), "What a breach does beside being recorded."),
        ]

        var calendar: ClockCalendar?
        var urgentCalendar: ClockCalendar?
        var warnings: [Int]?
        var warningHours: ClockCalendar?
        var onWarning: [ClockReaction]?
        var onBreach: [ClockReaction]?

        init(_ reader: MappingReader, _ context: ReadingContext, _ log: ProblemLog) {
            let values = ClockValueReader(context: context, log: log)
            calendar = reader.optional("calendar").flatMap(values.calendar)
            urgentCalendar = reader.optional("urgentCalendar").flatMap(values.calendar)
            warnings = reader.optional("warn").flatMap(values.warnings)
            warningHours = reader.optional("warnWithin").flatMap(values.calendar)
            onWarning = reader.has("onWarn") ? values.reactions(reader.list("onWarn")) : nil
            onBreach = reader.has("onBreach") ? values.reactions(reader.list("onBreach")) : nil
        }
    }

    func read(_ node: DefinitionNode) -> ClockDefinition? {
        guard let reader = MappingReader(node, Self.shape, log) else { return nil }
        let values = ClockValueReader(context: context, log: log)
        let key = reader.required("key")?.word(.kebab, log)
        let name = reader.required("name")?.name(log)
        let kind = reader.optional("kind")?.word(of: ClockKind.self, log) ?? .sla
        let scope = reader.optional("of")?.word(of: ClockDefinition.Scope.self, log) ?? .campaign
        let start = reader.list("start").compactMap(values.condition)
        let stop = reader.list("stop").compactMap(values.condition)
        let pausedIn = reader.list("pausedIn").compactMap(values.stage)
        let goal = reader.required("goal").flatMap { ClockGoalReader(scope: scope, log: log).read($0) }
        let lines = reader.optional("lines")?.word(of: ClockDefinition.LineRule.self, log) ?? .longest
        let reentry = reader.optional("reentry")?.word(of: ClockDefinition.Reentry.self, log) ?? .newCycle
        let own = Settings(reader, context, log)
        check(reader, scope)
        guard let key, let name, let goal, let calendar = own.calendar ?? defaults.calendar else { return nil }
        return ClockDefinition(
            key: ClockKey(rawValue: key),
            name: name,
            kind: kind,
            scope: scope,
            start: start,
            stop: stop,
            pausedIn: pausedIn,
            goal: goal,
            lines: lines,
            calendar: calendar,
            urgentCalendar: own.urgentCalendar ?? defaults.urgentCalendar,
            warnings: own.warnings ?? defaults.warnings ?? [],
            warningHours: own.warningHours ?? defaults.warningHours,
            reentry: reentry,
            onWarning: own.onWarning ?? defaults.onWarning ?? [],
            onBreach: own.onBreach ?? defaults.onBreach ?? []
        )
    }

    private func check(_ reader: MappingReader, _ scope: ClockDefinition.Scope) {
        for key in ["start", "stop"] {
            switch scope {
            case .campaign:
                if !reader.has(key) {
                    log.refuse("`\(key)` is missing: the clock would never \(key)", at: reader.node.mark)
                }
            case .approval, .handOff:
                guard reader.has(key) else { continue }
                log.refuse(
                    "a clock of \(scope.rawValue)s \(key)s with these and takes no `\(key)`",
                    at: reader.mark(of: key)
                )
            }
        }
    }
}
