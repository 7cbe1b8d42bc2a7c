extension WorkChunk {
    /// Lays out the windows of every local date that can reach into the chunk.
    static func build(start: Int64, hours: WorkHoursIndex, rules: some ZoneRules) -> WorkChunk {
        let end = start + length
        let margin = 6 * LocalDateTime.day
        let offsets = ZoneOffsets(rules, from: start - margin, to: end + margin)
        let firstDay = Int(start / LocalDateTime.day)
        var windows: [(start: Int64, end: Int64)] = []
        windows.reserveCapacity(days * 2)
        // A window lasts a day on the wall, a zone is up to 16 hours off UTC, and a change of date line costs a day.
        for day in (firstDay - 4)..<(firstDay + days + 3) {
            let midnight = Int64(day) * LocalDateTime.day
            for window in hours.windows(onDay: day) {
                let from = max(offsets.earliest(midnight + window.start), start)
                let to = min(offsets.latest(midnight + window.end), end)
                if from < to { windows.append((from, to)) }
            }
        }
        return WorkChunk(start: start, spans: united(windows))
    }

    private static func united(_ windows: [(start: Int64, end: Int64)]) -> [Span] {
        var spans: [Span] = []
        spans.reserveCapacity(windows.count)
        var before: Int64 = 0
        var current: (start: Int64, end: Int64)?
        for window in windows.sorted(by: { $0.start < $1.start }) {
            if let open = current, window.start <= open.end {
                current = (open.start, max(open.end, window.end))
                continue
            }
            if let open = current {
                spans.append(Span(start: open.start, end: open.end, before: before))
                before += open.end - open.start
            }
            current = window
        }
        if let open = current { spans.append(Span(start: open.start, end: open.end, before: before)) }
        return spans
    }
}
