/// Days on which somebody is away, in the person's own zone, the first and the last included.
package struct Absence: Hashable, Sendable {
    package let id: String
    package let from: CivilDate
    package let to: CivilDate
    package let note: String?

    package init(id: String, from: CivilDate, to: CivilDate, note: String?) {
        self.id = id
        self.from = from
        self.to = to
        self.note = note
    }

    package func covers(_ day: CivilDate) -> Bool { from <= day && day <= to }
}

extension Person {
    /// Whether somebody can't act: has left, or is away on the local day of an instant.
    package func isAway(_ absences: [Absence], at instant: Instant) -> Bool {
        guard isActive else { return true }
        let today = (ZoneID(zone) ?? .utc).rules.date(at: instant)
        return absences.contains { $0.covers(today) }
    }
}
