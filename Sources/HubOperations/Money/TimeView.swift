package import HubDomain
import HubStore

/// A time entry as a reader sees it.
package struct TimeView: Sendable {
    package let entry: TimeEntry
    package let person: PersonName
    /// Whether the reader may see what it costs.
    package let showsCost: Bool
}

/// A person's week.
package struct TimeSheet: Sendable {
    package let person: PersonName
    package let week: WorkWeek
    /// By date.
    package let entries: [TimeView]
}

/// A running timer.
package struct RunningTimer: Sendable {
    package let work: TimeDraft
    package let startedAt: Instant
}

extension Hub {
    func view(of entry: TimeEntry, for caller: Caller, in tx: ReadTransaction) throws -> TimeView {
        TimeView(
            entry: entry,
            person: try name(of: entry.person, in: tx),
            showsCost: entry.work.line.map { caller.seesCost(in: $0.division) } ?? false
        )
    }

    /// A person's week: one's own, or for leads and finance anybody's.
    /// - Parameter person: Address or id; `nil` for oneself.
    /// - Throws: `not-found` or `forbidden`.
    package func timeSheet(of person: String?, _ week: WorkWeek?, for caller: Caller) async throws -> TimeSheet {
        try await store.read { tx in
            guard let person = try self.person(person ?? caller.id, in: tx) else {
                throw HubError(.notFound, "There is no such person")
            }
            guard person.id == caller.id || caller.has(.lead) || caller.has(.finance) else {
                throw HubError(.forbidden, "The sheets of others are for leads and finance")
            }
            let week = week ?? WorkWeek(of: person.today(at: tx.now))
            let viewer = try tx.viewer(caller)
            let entries = try tx.time.entries(of: person.id, from: week.monday, to: week.sunday).filter { entry in
                guard entry.person != caller.id, let campaign = entry.work.line?.campaign else { return true }
                return viewer.maySee(try tx.campaigns.find(campaign))
            }
            return TimeSheet(
                person: PersonName(id: person.id, name: person.name),
                week: week,
                entries: try entries.map { try view(of: $0, for: caller, in: tx) }
            )
        }
    }

    /// Everything that was entered on a campaign, by date.
    /// - Throws: `not-found`.
    package func timeEntries(of key: CampaignKey, for caller: Caller) async throws -> [TimeView] {
        try await store.read { tx in
            let campaign = try readable(key, by: caller, in: tx)
            return try tx.time.entries(of: campaign.key).map { try view(of: $0, for: caller, in: tx) }
        }
    }
}

extension Person {
    func today(at now: Instant) -> CivilDate { (ZoneID(zone) ?? .utc).rules.date(at: now) }

    /// Roles in a division.
    func roles(in division: String) -> Set<Role> {
        Set(grants.filter { $0.division == nil || $0.division == division }.map(\.role))
    }
}
