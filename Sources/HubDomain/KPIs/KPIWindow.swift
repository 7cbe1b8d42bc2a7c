/// A half-open stretch of time in the zone that its days belong to.
package struct KPIWindow: Hashable, Sendable {
    package let from: Instant
    package let to: Instant
    package let zone: ZoneID

    package init(from: Instant, to: Instant, zone: ZoneID) {
        self.from = from
        self.to = to
        self.zone = zone
    }

    package enum Interval: String, Hashable, Sendable, CaseIterable {
        case day
        case week
        case month
        case quarter
    }

    /// An end of a window as it is asked for.
    package enum Edge: Hashable, Sendable {
        /// The beginning of the day.
        case date(CivilDate)
        case instant(Instant)
    }

    /// Whole days that a window has when nothing else is asked for.
    package static let standardDays = 90
    /// Periods that one answer may have.
    package static let periodLimit = 1_500

    /// The window that is asked for. Without both ends: the last 90 whole days. Without an end: up to and with today;
    /// without a beginning: the 90 days before the end.
    /// - Returns: `nil` when it would have no length, or reaches beyond the years that dates have.
    package init?(from: Edge?, to: Edge?, zone: ZoneID, now: Instant) {
        let rules = zone.rules
        let today = rules.date(at: now)
        func begin(of date: CivilDate) -> Instant { rules.earliest(LocalDateTime(date, .startOfDay)) }
        func instant(_ edge: Edge) -> Instant {
            switch edge {
            case .date(let date): begin(of: date)
            case .instant(let instant): instant
            }
        }
        let end = to.map(instant) ?? begin(of: from == nil ? today : today.adding(days: 1))
        let usable = Instant(milliseconds: -62_000_000_000_000)...Instant(milliseconds: 253_000_000_000_000)
        guard usable.contains(end) else { return nil }
        let start = from.map(instant) ?? begin(of: rules.date(at: end).adding(days: -Self.standardDays))
        guard usable.contains(start), start < end else { return nil }
        self.init(from: start, to: end, zone: zone)
    }

    /// The part before an instant, or all of it where the window lies behind it altogether.
    package func cut(at now: Instant) -> KPIWindow {
        now > from && now < to ? KPIWindow(from: from, to: now, zone: zone) : self
    }

    package func contains(_ instant: Instant) -> Bool { instant >= from && instant < to }

    /// The window cut where the zone's days, weeks (from Monday), months or quarters begin; the first and the last part
    /// may be shorter.
    /// - Returns: `nil` when there are too many.
    package func periods(_ interval: Interval?) -> [KPIWindow]? {
        guard let interval else { return [self] }
        let rules = zone.rules
        var periods: [KPIWindow] = []
        var start = from
        var next = Self.first(of: interval, rules.date(at: from))
        while start < to {
            guard periods.count < Self.periodLimit else { return nil }
            next = Self.following(interval, next)
            let end = min(rules.earliest(LocalDateTime(next, .startOfDay)), to)
            guard end > start else { continue }
            periods.append(KPIWindow(from: start, to: end, zone: zone))
            start = end
        }
        return periods
    }

    private static func first(of interval: Interval, _ date: CivilDate) -> CivilDate {
        switch interval {
        case .day: date
        // Day 0 was a Thursday.
        case .week: date.adding(days: -((date.dayNumber + 3) % 7 + 7) % 7)
        case .month: CivilDate(year: date.year, month: date.month, day: 1) ?? date
        case .quarter: CivilDate(year: date.year, month: (date.month - 1) / 3 * 3 + 1, day: 1) ?? date
        }
    }

    private static func following(_ interval: Interval, _ date: CivilDate) -> CivilDate {
        switch interval {
        case .day: date.adding(days: 1)
        case .week: date.adding(days: 7)
        case .month: months(1, after: date)
        case .quarter: months(3, after: date)
        }
    }

    private static func months(_ count: Int, after date: CivilDate) -> CivilDate {
        let month = date.month - 1 + count
        return CivilDate(year: date.year + month / 12, month: month % 12 + 1, day: 1) ?? date.adding(days: 1)
    }
}
