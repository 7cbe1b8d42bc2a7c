extension WorkCalendar {
    /// The earliest instant at or after `start` by which `goal` of working time has passed outside the pauses.
    ///
    /// A goal that ends exactly at closing time is due at closing time. A goal of zero or less is due at `start`.
    /// For a goal above zero, `elapsed(from: start, to: due, pauses: pauses) == goal`.
    package func due(start: Instant, goal: Milliseconds, pauses: [Pause] = []) -> DueAnswer {
        guard goal > .zero else { return .at(start) }
        var from = WorkTimeline.clamped(start.milliseconds)
        var goal = goal.count
        for pause in Pause.united(pauses) where pause.end > from {
            if pause.from.milliseconds > from {
                let advance = timeline.advance(from: from, by: goal, until: pause.from.milliseconds)
                guard case .stopped(let remaining) = advance else { return answer(advance) }
                goal = remaining
            }
            guard let to = pause.to else { return .paused }
            from = WorkTimeline.clamped(to.milliseconds)
        }
        return answer(timeline.advance(from: from, by: goal))
    }

    private func answer(_ advance: WorkTimeline.Advance) -> DueAnswer {
        switch advance {
        case .reached(let instant): .at(Instant(milliseconds: instant))
        case .idle: .never(.noWorkingTime)
        case .stopped, .tooFar: .never(.tooFar)
        }
    }

    /// Working time between two instants outside the pauses; zero when `to` is not after `from`. A pause without end
    /// lasts to `to`.
    package func elapsed(from: Instant, to: Instant, pauses: [Pause] = []) -> Milliseconds {
        let start = WorkTimeline.clamped(from.milliseconds)
        let end = WorkTimeline.clamped(to.milliseconds)
        guard start < end else { return .zero }
        var sum = timeline.worked(from: start, to: end)
        for pause in Pause.united(pauses) {
            let pausedFrom = max(pause.from.milliseconds, start)
            let pausedTo = min(pause.end, end)
            if pausedFrom < pausedTo { sum -= timeline.worked(from: pausedFrom, to: pausedTo) }
        }
        return Milliseconds(sum)
    }

    /// What is left of `goal` at `now`; negative once more has passed.
    package func remaining(
        start: Instant,
        goal: Milliseconds,
        at now: Instant,
        pauses: [Pause] = []
    ) -> Milliseconds {
        goal - elapsed(from: start, to: now, pauses: pauses)
    }

    package func isWorking(at instant: Instant) -> Bool {
        timeline.isWorking(at: instant.milliseconds)
    }

    /// `instant` itself within working hours, else the start of the next window.
    /// - Returns: `nil` when ten years pass without one.
    package func nextWorkingInstant(from instant: Instant) -> Instant? {
        let start = WorkTimeline.clamped(instant.milliseconds)
        guard case .reached(let worked) = timeline.advance(from: start, by: 1) else { return nil }
        return Instant(milliseconds: worked - 1)
    }
}
