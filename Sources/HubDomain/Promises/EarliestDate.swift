/// When a campaign could be live by its service levels: every stage takes its goal, on an empty desk.
package struct EarliestDate: Hashable, Sendable {
    package let at: Instant
    /// In the order of the stages.
    package let steps: [Step]
    /// Stages on the way that no clock has a goal for; they count as no time.
    package let stagesWithoutGoal: [StageKey]

    /// One stage of the way.
    package struct Step: Hashable, Sendable {
        package let stage: StageKey
        package let clock: ClockKey
        package let goalMinutes: Int64
        package let from: Instant
        package let dueAt: Instant
        /// Key of the calendar that the goal counts on.
        package let calendar: String
    }

    /// The step that takes longest on the wall.
    package var longest: Step? { steps.max { ($0.dueAt - $0.from).count < ($1.dueAt - $1.from).count } }
}

extension Campaign {
    /// The earliest launch by service levels. The campaign's policies must be pinned.
    /// - Parameters:
    ///   - shelf: Policies and calendars as they are now.
    ///   - start: When it is handed in, or enters `first`.
    ///   - first: The stage that it begins in; `nil` for the whole way.
    /// - Returns: `nil` when no stage has a goal, or a calendar has no working time to come.
    package func earliestDate(
        by definitions: CampaignDefinitions,
        _ shelf: ClockShelf,
        from start: Instant,
        in first: StageKey? = nil
    ) throws -> EarliestDate? {
        let moment = ClockMoment(
            before: nil,
            action: nil,
            at: start,
            isTimed: false,
            definitions: definitions,
            shelf: shelf
        )
        let clocks = leadingClocks(moment)
        let stages = definitions.workflow.stages.filter { $0.category == .intake || $0.category == .production }
        var steps: [EarliestDate.Step] = []
        var missing: [StageKey] = []
        var from = start
        let way = stages.map(\.key)
        for stage in first.flatMap({ way.firstIndex(of: $0) }).map({ way[$0...] }) ?? way[...] {
            guard let clock = clocks.first(where: { $0.covers(stage) }), case .working(let minutes) = clock.goal else {
                missing.append(stage)
                continue
            }
            let reference = shelf.current(clock.calendar(for: self), for: self)
            let answer = try shelf.calendar(reference).due(start: from, goal: .minutes(minutes))
            guard case .at(let due) = answer else { return nil }
            steps.append(
                EarliestDate.Step(
                    stage: stage,
                    clock: clock.definition.key,
                    goalMinutes: minutes,
                    from: from,
                    dueAt: due,
                    calendar: reference.key
                )
            )
            from = due
        }
        return steps.isEmpty ? nil : EarliestDate(at: from, steps: steps, stagesWithoutGoal: missing)
    }
}

extension LeadingClock {
    /// Whether the clock runs for just this stage.
    fileprivate func covers(_ stage: StageKey) -> Bool {
        definition.start.contains(.entering(stage)) && definition.stop.contains(.leaving(stage))
    }
}
