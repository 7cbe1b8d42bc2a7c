import Synchronization

/// The working time of one calendar along the line of instants, in epoch milliseconds.
///
/// Chunks of the years 1970…2100 are kept once they have been asked for, at most 186 of them; those of other times are
/// worked out each time. Two threads may build the same chunk at once: both get the one stored first, and all are alike.
final class WorkTimeline: Sendable {
    let hours: WorkHoursIndex
    let rules: any ZoneRules
    private let kept = InlineArray<186, AtomicLazyReference<WorkChunk>> { _ in AtomicLazyReference() }

    init(hours: WorkHours, rules: any ZoneRules) {
        self.hours = WorkHoursIndex(hours)
        self.rules = rules
    }

    /// A zone's dates are safe to work with between these; outside there is no working time.
    static let earliest = Int64(-719_000) * LocalDateTime.day
    static let latest = Int64(2_932_000) * LocalDateTime.day

    static func clamped(_ instant: Int64) -> Int64 { min(max(instant, earliest), latest) }

    static func index(of instant: Int64) -> Int { Int(instant.dividedDown(by: WorkChunk.length)) }

    func chunk(_ index: Int) -> WorkChunk {
        guard kept.indices.contains(index) else { return build(index) }
        if let chunk = kept[index].load() { return chunk }
        return kept[index].storeIfNil(build(index))
    }

    private func build(_ index: Int) -> WorkChunk {
        WorkChunk.build(start: Int64(index) * WorkChunk.length, hours: hours, rules: rules)
    }

    /// Working time between two instants; both clamped, `from` not after `to`.
    func worked(from: Int64, to: Int64) -> Int64 {
        let first = Self.index(of: from)
        let last = Self.index(of: to)
        let opening = chunk(first)
        if first == last { return opening.worked(before: to) - opening.worked(before: from) }
        var sum = opening.total - opening.worked(before: from)
        for index in (first + 1)..<last { sum += chunk(index).total }
        return sum + chunk(last).worked(before: to)
    }

    func isWorking(at instant: Int64) -> Bool {
        instant == Self.clamped(instant) && chunk(Self.index(of: instant)).contains(instant)
    }
}
