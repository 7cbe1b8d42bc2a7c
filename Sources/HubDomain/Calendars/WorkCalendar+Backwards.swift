extension WorkCalendar {
    /// The latest instant from which so much working time is left until another: when work must have begun.
    /// - Returns: `nil` when ten years before it hold less.
    package func latestStart(of work: Milliseconds, before end: Instant) -> Instant? {
        guard work > .zero else { return end }
        guard var early = begin(of: work, before: end) else { return nil }
        // At `early` enough is left, at `late` too little.
        var late = end
        while late - early > Milliseconds(1) {
            let middle = Instant(milliseconds: early.milliseconds + (late - early).count / 2)
            if elapsed(from: middle, to: end) >= work { early = middle } else { late = middle }
        }
        return early
    }

    /// Some instant from which at least so much is left.
    private func begin(of work: Milliseconds, before end: Instant) -> Instant? {
        var reach: Int64 = 1
        while reach <= 3_660 {
            let instant = end + Milliseconds(-reach * LocalDateTime.day)
            if elapsed(from: instant, to: end) >= work { return instant }
            reach *= 2
        }
        return nil
    }
}
