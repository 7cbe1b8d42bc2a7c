/// When people work: a zone and the windows of its local dates. A value; the windows worked out so far are kept behind
/// it and shared by its copies.
///
/// Windows are taken on local dates and then turned into instants, so physical time counts: a night shift over the end
/// of summer time is an hour longer. A boundary that the clocks skip moves to the instant of the change. Of a boundary
/// that comes twice a window starts at the earlier and ends at the later. Windows are then united, also across days.
/// A holiday or special day takes or replaces the windows that *begin* on its date; what runs over from the day before
/// stays.
package struct WorkCalendar: Sendable {
    package let key: String
    package let zone: ZoneID
    package let hours: WorkHours
    let timeline: WorkTimeline

    package init(key: String, zone: ZoneID, hours: WorkHours) {
        self.init(key: key, hours: hours, rules: zone.rules)
    }

    /// A calendar in a zone whose rules are the caller's.
    package init(key: String, hours: WorkHours, rules: any ZoneRules) {
        self.key = key
        zone = rules.zone
        self.hours = hours
        timeline = WorkTimeline(hours: hours, rules: rules)
    }

    /// Every minute is working time.
    package static let always = WorkCalendar(key: "always", zone: .utc, hours: .always)
}

extension WorkCalendar: Hashable {
    package static func == (left: WorkCalendar, right: WorkCalendar) -> Bool {
        left.key == right.key && left.zone == right.zone && left.hours == right.hours
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(key)
        hasher.combine(zone)
        hasher.combine(hours)
    }
}
