extension WorkCalendar {
    /// The working time between two instants, outside the pauses, as windows in order that neither touch nor overlap.
    /// Their lengths add up to `elapsed(from:to:pauses:)`.
    /// - Parameter limit: No more windows than this are returned.
    package func windows(
        from: Instant,
        to: Instant,
        pauses: [Pause] = [],
        limit: Int = .max
    ) -> [WorkWindow] {
        let end = WorkTimeline.clamped(to.milliseconds)
        var start = WorkTimeline.clamped(from.milliseconds)
        var found = WindowCollector(limit: limit)
        for pause in Pause.united(pauses) where pause.end > start && pause.from.milliseconds < end {
            if start < pause.from.milliseconds { collect(from: start, to: pause.from.milliseconds, into: &found) }
            start = pause.end
        }
        if start < end { collect(from: start, to: end, into: &found) }
        return found.windows
    }

    private func collect(from: Int64, to: Int64, into found: inout WindowCollector) {
        for index in WorkTimeline.index(of: from)...WorkTimeline.index(of: to) {
            for span in timeline.chunk(index).spans where span.end > from && span.start < to {
                guard found.add(max(span.start, from), min(span.end, to)) else { return }
            }
        }
    }
}

/// Joins the pieces that the chunks' ends made of one window.
private struct WindowCollector {
    private(set) var windows: [WorkWindow] = []
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    /// - Returns: `false` when the limit is reached.
    mutating func add(_ from: Int64, _ to: Int64) -> Bool {
        let end = Instant(milliseconds: to)
        if let last = windows.last, last.to.milliseconds == from {
            windows[windows.count - 1] = WorkWindow(from: last.from, to: end)
            return true
        }
        guard windows.count < limit else { return false }
        windows.append(WorkWindow(from: Instant(milliseconds: from), to: end))
        return true
    }
}
