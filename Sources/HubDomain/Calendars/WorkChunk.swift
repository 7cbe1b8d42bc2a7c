/// The working time of 256 days from a UTC midnight: windows as instants, in order, apart, cut at the chunk's ends.
/// Instants are epoch milliseconds.
final class WorkChunk: Sendable {
    /// One window and how much working time of the chunk lies before it.
    struct Span {
        let start: Int64
        let end: Int64
        let before: Int64
    }

    static let days = 256
    static let length = Int64(days) * LocalDateTime.day

    let start: Int64
    let spans: [Span]
    let total: Int64
    /// For each UTC day of the chunk, how many spans have begun before it: where the search on that day starts.
    private let spansBeforeDay: [Int32]

    init(start: Int64, spans: [Span]) {
        self.start = start
        self.spans = spans
        total = spans.last.map { $0.before + $0.end - $0.start } ?? 0
        var counts: [Int32] = []
        counts.reserveCapacity(Self.days)
        var count = 0
        for day in 0..<Int64(Self.days) {
            while count < spans.count, spans[count].start < start + day * LocalDateTime.day { count += 1 }
            counts.append(Int32(count))
        }
        spansBeforeDay = counts
    }

    var end: Int64 { start + Self.length }

    /// Working time from the chunk's start to `instant`, which lies in the chunk or at its end.
    func worked(before instant: Int64) -> Int64 {
        let count = spansBegun(before: instant)
        guard count > 0 else { return 0 }
        let span = spans[count - 1]
        return span.before + min(instant, span.end) - span.start
    }

    /// The earliest instant before which `amount` of the chunk's working time lies; `amount` in `1...total`.
    func instant(worked amount: Int64) -> Int64 {
        var low = 0
        var high = spans.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if spans[middle].before < amount {
                low = middle
            } else {
                high = middle
            }
        }
        return spans[low].start + amount - spans[low].before
    }

    func contains(_ instant: Int64) -> Bool {
        let count = spansBegun(before: instant + 1)
        return count > 0 && instant < spans[count - 1].end
    }

    private func spansBegun(before instant: Int64) -> Int {
        let day = min(Int((instant - start) / LocalDateTime.day), Self.days - 1)
        var count = Int(spansBeforeDay[day])
        while count < spans.count, spans[count].start < instant { count += 1 }
        return count
    }
}
