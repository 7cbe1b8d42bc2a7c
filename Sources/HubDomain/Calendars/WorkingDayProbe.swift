/// Tells working days from others, for walking over many dates of one calendar.
///
/// The zone's offsets are looked up for a block of days at a time.
struct WorkingDayProbe {
    private static let blockLength = 128

    private let timeline: WorkTimeline
    private var offsets: ZoneOffsets
    private var block: Range<Int>

    init(_ timeline: WorkTimeline, startingAt day: Int) {
        self.timeline = timeline
        block = Self.block(around: day)
        offsets = Self.offsets(for: block, rules: timeline.rules)
    }

    /// The windows that begin on the day, as instants, without those that the clocks leave nothing of.
    mutating func windows(onDay day: Int) -> [WorkWindow] {
        var found: [WorkWindow] = []
        forEachWindow(onDay: day) { found.append($0) }
        return found
    }

    mutating func isWorkingDay(_ day: Int) -> Bool {
        var isWorking = false
        forEachWindow(onDay: day) { _ in isWorking = true }
        return isWorking
    }

    private mutating func forEachWindow(onDay day: Int, _ body: (WorkWindow) -> Void) {
        let windows = timeline.hours.windows(onDay: day)
        guard !windows.isEmpty else { return }
        if !block.contains(day) {
            block = Self.block(around: day)
            offsets = Self.offsets(for: block, rules: timeline.rules)
        }
        let midnight = Int64(day) * LocalDateTime.day
        for window in windows {
            let from = offsets.earliest(midnight + window.start)
            let to = offsets.latest(midnight + window.end)
            if from < to {
                body(WorkWindow(from: Instant(milliseconds: from), to: Instant(milliseconds: to)))
            }
        }
    }

    private static func block(around day: Int) -> Range<Int> { (day - blockLength)..<(day + blockLength) }

    private static func offsets(for block: Range<Int>, rules: some ZoneRules) -> ZoneOffsets {
        let from = Int64(block.lowerBound - 5) * LocalDateTime.day
        let to = Int64(block.upperBound + 5) * LocalDateTime.day
        return ZoneOffsets(rules, from: from, to: to)
    }
}
