extension SLACalculation {
    /// More windows than this are left out of the answer, with a note.
    static let mostWindows = 4_000

    func explainElapsed(to end: Instant, on calendar: WorkCalendar) -> SLAExplanation {
        explanation(.elapsed, to: end, on: calendar, notes: [])
    }

    func explainDue(goal: Milliseconds, on calendar: WorkCalendar) throws(HubError) -> SLAExplanation {
        let lasting = pauses.filter { $0.to == nil }.map(\.from).min()
        switch calendar.due(start: start, goal: goal, pauses: pauses) {
        case .at(let due):
            guard let lasting else { return explanation(.due(due), to: due, on: calendar, notes: []) }
            let note = "The goal was reached at \(due.rfc3339), before the pause that still lasts began."
            return explanation(.due(nil), to: max(due, start), on: calendar, notes: due > lasting ? [] : [note])
        case .paused:
            let to = max(lasting ?? start, start)
            let left = goal - calendar.elapsed(from: start, to: to, pauses: pauses)
            let note = "A pause still lasts, so there is no due instant; \(left.count / 60_000) minutes are left."
            return explanation(.due(nil), to: to, on: calendar, notes: [note])
        case .never(let reason):
            throw unreachable(reason)
        }
    }

    private func unreachable(_ reason: DueAnswer.Reason) -> HubError {
        let issue =
            switch reason {
            case .noWorkingTime:
                Issue(
                    pointer: "/calendar",
                    code: "no-working-time",
                    detail: "The calendar has ten years in a row without working time before the goal is reached."
                )
            case .tooFar:
                Issue(
                    pointer: "/goalMinutes",
                    code: "out-of-range",
                    detail: "On this calendar the goal takes more than a hundred years."
                )
            }
        return HubError(.invalid, "The goal can't be reached.", issues: [issue])
    }

    private func explanation(
        _ result: SLAExplanation.Result,
        to end: Instant,
        on calendar: WorkCalendar,
        notes: [String]
    ) -> SLAExplanation {
        var windows = calendar.windows(from: start, to: end, pauses: pauses, limit: Self.mostWindows + 1)
        var notes = notes + CalendarNotes(calendar, from: start, to: end).sentences
        if windows.count > Self.mostWindows {
            windows.removeLast(windows.count - Self.mostWindows)
            notes.append("Only the first \(Self.mostWindows) windows are listed; all of them are counted.")
        }
        return SLAExplanation(
            result: result,
            elapsed: calendar.elapsed(from: start, to: end, pauses: pauses),
            windows: windows,
            zone: calendar.zone,
            notes: notes
        )
    }
}
