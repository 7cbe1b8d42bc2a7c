import Foundation

/// The rules of a zone as Foundation knows them, with the transitions of 1970…2099 looked up once.
///
/// Foundation's own data is used and not the machine's files: all of the hub then reckons with one edition of the
/// database, whatever machine it runs on. Instants outside those years are asked for one by one.
package struct ZoneRulesTable: ZoneRules {
    package let zone: ZoneID
    private let timeZone: TimeZone
    private let transitions: [ZoneTransition]
    private let offsetAtStart: Int

    private static let start = Instant(milliseconds: 0)
    private static let end = LocalDateTime(CivilDate(dayNumber: 47_482), .startOfDay).asUTC

    package init(_ zone: ZoneID) {
        self.zone = zone
        timeZone = TimeZone(identifier: zone.name) ?? .gmt
        transitions = timeZone.transitions(from: Self.start, to: Self.end)
        offsetAtStart = timeZone.offset(at: Self.start)
    }

    package func offset(at instant: Instant) -> Int {
        guard instant >= Self.start, instant < Self.end else { return timeZone.offset(at: instant) }
        let index = firstIndex(after: instant)
        return index == 0 ? offsetAtStart : transitions[index - 1].offsetAfter
    }

    package func transitions(from first: Instant, to end: Instant) -> [ZoneTransition] {
        guard first > Self.start, end <= Self.end else { return timeZone.transitions(from: first, to: end) }
        return Array(transitions[firstIndex(notBefore: first)...].prefix { $0.at < end })
    }

    private func firstIndex(notBefore instant: Instant) -> Int {
        firstIndex(after: Instant(milliseconds: instant.milliseconds - 1))
    }

    private func firstIndex(after instant: Instant) -> Int {
        var low = 0
        var high = transitions.count
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle].at <= instant {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}

extension TimeZone {
    fileprivate func offset(at instant: Instant) -> Int {
        secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.milliseconds) / 1_000))
    }

    /// Foundation lists every change of the offset, also those that have nothing to do with summer time.
    fileprivate func transitions(from first: Instant, to end: Instant) -> [ZoneTransition] {
        var found: [ZoneTransition] = []
        var last = Instant(milliseconds: first.milliseconds - 1)
        while let next = nextTransition(after: last), next < end {
            let before = offset(at: Instant(milliseconds: next.milliseconds - 1))
            let after = offset(at: next)
            if before != after {
                found.append(ZoneTransition(at: next, offsetBefore: before, offsetAfter: after))
            }
            last = next
        }
        return found
    }

    private func nextTransition(after instant: Instant) -> Instant? {
        let date = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1_000)
        guard let next = nextDaylightSavingTimeTransition(after: date), next > date else { return nil }
        return Instant(milliseconds: Int64((next.timeIntervalSince1970 * 1_000).rounded()))
    }
}
