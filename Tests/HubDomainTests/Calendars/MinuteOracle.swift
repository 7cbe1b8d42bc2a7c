import Foundation
import HubDomain

/// The simplest reckoning there is: looks at the wall clock once a minute and marks the minutes that are working time.
/// Its offsets come straight from Foundation; it shares no arithmetic with the calendar.
struct MinuteOracle {
    let start: Instant
    private var isWorking: [Bool]

    /// - Parameter start: a full minute.
    init(_ calendar: WorkCalendar, from start: Instant, days: Int) {
        self.start = start
        isWorking = Array(repeating: false, count: days * 1_440)
        let wall = Wall(calendar.zone, from: start, days: days)
        for day in wall.days {
            for window in calendar.hours.windows(beginningOn: CivilDate(dayNumber: day)) {
                let opens = day * 1_440 + window.start.minutes
                let closes = day * 1_440 + window.end.minutes + (window.end <= window.start ? 1_440 : 0)
                for minute in wall.first(opens)..<max(wall.first(opens), wall.last(closes))
                where isWorking.indices.contains(minute) { isWorking[minute] = true }
            }
        }
    }

    func elapsed(from: Int, to: Int, pauses: [Pause]) -> Int {
        (from..<to).count { isCounted($0, pauses) }
    }

    /// The minute by whose beginning `goal` minutes have been counted.
    func due(from: Int, goal: Int, pauses: [Pause]) -> Int? {
        var left = goal
        var minute = from
        while left > 0 {
            guard isWorking.indices.contains(minute) else { return nil }
            if isCounted(minute, pauses) { left -= 1 }
            minute += 1
        }
        return minute
    }

    func instant(_ minute: Int) -> Instant { start + .minutes(Int64(minute)) }

    func isWorking(_ minute: Int) -> Bool { isWorking[minute] }

    private func isCounted(_ minute: Int, _ pauses: [Pause]) -> Bool {
        let instant = instant(minute)
        return isWorking[minute] && !pauses.contains { $0.from <= instant && $0.to.map { instant < $0 } ?? true }
    }
}

/// What the wall shows, minute by minute of real time, as minutes since 1970-01-01T00:00.
private struct Wall {
    /// The minutes of real time at which each minute of the wall is shown for the first and the last time.
    private var shown: [Int: (first: Int, last: Int)] = [:]
    private var end: Int

    init(_ zone: ZoneID, from start: Instant, days: Int) {
        let timeZone = TimeZone(identifier: zone.name) ?? .gmt
        let margin = 2 * 1_440
        end = days * 1_440 + margin
        for minute in -margin..<end {
            let seconds = Double(start.milliseconds / 1_000) + Double(minute) * 60
            let offset = timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: seconds))
            let time = Int(((seconds + Double(offset)) / 60).rounded(.down))
            shown[time] = (shown[time]?.first ?? minute, minute)
        }
    }

    var days: ClosedRange<Int> {
        let times = shown.keys
        return ((times.min() ?? 0) / 1_440)...((times.max() ?? 0) / 1_440)
    }

    func first(_ time: Int) -> Int { shown[time]?.first ?? next(after: time) }
    func last(_ time: Int) -> Int { shown[time]?.last ?? next(after: time) }

    /// The first minute that shows a later time than one that is never shown.
    private func next(after time: Int) -> Int {
        var time = time
        for _ in 0..<2_000 {
            time += 1
            if let found = shown[time] { return found.first }
        }
        return end
    }
}
