extension WorkTimeline {
    /// How a walk along the working time ended.
    enum Advance {
        case reached(Int64)
        /// The limit came first, with so much still to go.
        case stopped(remaining: Int64)
        /// Ten years went by without working time.
        case idle
        /// A hundred years went by, or the calendar of dates ended.
        case tooFar
    }

    /// Ten years with as many leap days as ten years can have.
    static let idleLimit = Int64(3_653) * LocalDateTime.day
    private static let walkLimit = Int64(36_525) * LocalDateTime.day

    /// Walks from `start` until `goal` of working time has passed, or to `limit`.
    /// - Parameters:
    ///   - start: clamped.
    ///   - goal: above zero.
    func advance(from start: Int64, by goal: Int64, until limit: Int64 = .max) -> Advance {
        var index = Self.index(of: start)
        var chunk = chunk(index)
        var (needed, isTooMuch) = chunk.worked(before: start).addingReportingOverflow(goal)
        if isTooMuch { needed = .max }
        var lastWork = start
        while true {
            if let first = chunk.spans.first?.start, first < limit, first - lastWork > Self.idleLimit { return .idle }
            if needed <= chunk.total {
                let end = chunk.instant(worked: needed)
                guard end <= limit else { return stopped(from: start, goal: goal, limit: limit) }
                return end <= Self.latest ? .reached(end) : .tooFar
            }
            if chunk.end >= limit { return stopped(from: start, goal: goal, limit: limit) }
            lastWork = max(lastWork, chunk.spans.last?.end ?? lastWork)
            if chunk.end - lastWork > Self.idleLimit { return .idle }
            if chunk.end - start > Self.walkLimit || chunk.end >= Self.latest { return .tooFar }
            needed -= chunk.total
            index += 1
            chunk = self.chunk(index)
        }
    }

    private func stopped(from start: Int64, goal: Int64, limit: Int64) -> Advance {
        .stopped(remaining: goal - worked(from: start, to: min(limit, Self.latest)))
    }
}
