package import HubDomain
import HubJSON
import HubStore

extension Hub {
    /// Enters time: all of it, or none. What it is billed and costs is worked out and stored now.
    /// - Parameter isList: Whether problems name the place in a list of entries.
    /// - Throws: `invalid` with every problem.
    package func enter(
        _ drafts: [TimeDraft],
        isList: Bool = true,
        by caller: Caller,
        repetition: RepetitionPolicy<[TimeView]> = .never
    ) async throws -> Repeatable<[TimeView]> {
        try await write(repetition) { tx in
            let entries = try enter(drafts, isList: isList, by: caller, in: tx)
            return try entries.map { try view(of: $0, for: caller, in: tx) }
        }
    }

    func enter(
        _ drafts: [TimeDraft],
        isList: Bool,
        by caller: Caller,
        in tx: WriteTransaction
    ) throws -> [TimeEntry] {
        var desk = try TimeDesk(self, caller, tx)
        let entries = try drafts.enumerated().compactMap { index, draft in
            try desk.entry(of: draft, at: isList ? "/entries/\(index)" : "")
        }
        guard desk.issues.isEmpty else {
            throw HubError(.invalid, "The time entries have problems", issues: desk.issues)
        }
        try store(entries, by: caller, in: tx)
        return entries
    }

    /// Stores new entries, with one event for each campaign.
    func store(_ entries: [TimeEntry], by caller: Caller, in tx: WriteTransaction) throws {
        for entry in entries { try tx.time.insert(entry) }
        let keys = entries.compactMap { $0.work.line?.campaign }
        for key in Set(keys).sorted(by: { $0.number < $1.number }) {
            let own = entries.filter { $0.work.line?.campaign == key }
            try recordTime(.timeEntered, of: key, own, own.flatMap { $0.change(since: nil) }, by: caller, in: tx)
        }
    }

    /// Records what happened to entries of a campaign, and who has built by them.
    func recordTime(
        _ type: EventType,
        of key: CampaignKey,
        _ entries: [TimeEntry],
        _ changes: [Change],
        reason: String? = nil,
        by caller: Caller,
        in tx: WriteTransaction
    ) throws {
        _ = try change(key, expecting: nil, by: caller, in: tx) { campaign, definitions in
            campaign.note(entries, in: definitions.workflow)
            let event = CampaignEvent(type: type, occurredAt: tx.now, reason: reason, changes: changes)
            return Outcome(events: [event] + (try burnAlert(of: campaign, in: tx)))
        }
    }

    /// Changes an entry that isn't billed and whose month is open; the campaign's events keep what it was before.
    /// - Throws: `not-found`, `forbidden`, `stale-version`, `conflict` for a locked entry, or `invalid`.
    package func edit(
        time id: String,
        _ change: @escaping @Sendable (inout TimeDraft) -> Void,
        reason: String?,
        by caller: Caller,
        expecting version: Int64?
    ) async throws -> TimeView {
        try await write { tx in
            let before = try changeable(id, by: caller, expecting: version, in: tx)
            var draft = TimeDraft(before)
            change(&draft)
            var desk = try TimeDesk(self, caller, tx)
            guard let entry = try desk.entry(of: draft, at: "", replacing: before) else {
                throw HubError(.invalid, "The time entry has problems", issues: desk.issues)
            }
            try tx.time.update(entry)
            for key in Set([before, entry].compactMap { $0.work.line?.campaign }) {
                let isMoved = before.work.line?.campaign != entry.work.line?.campaign
                let isThere = entry.work.line?.campaign == key
                let places =
                    isMoved ? [isThere ? entry.change(since: nil)[0] : before.removal] : entry.change(since: before)
                try recordTime(.timeEdited, of: key, isThere ? [entry] : [], places, reason: reason, by: caller, in: tx)
            }
            if before.work.line == nil, entry.work.line == nil {
                try recordPeopleEvent("time.edited", about: entry.person, entry.body(since: before), by: caller, in: tx)
            }
            return try view(of: entry, for: caller, in: tx)
        }
    }

    /// Takes an entry back.
    /// - Throws: As a change of it.
    package func remove(time id: String, reason: String?, by caller: Caller, expecting version: Int64?) async throws {
        try await write { tx in
            let entry = try changeable(id, by: caller, expecting: version, in: tx)
            try tx.time.delete(id)
            if let key = entry.work.line?.campaign {
                try recordTime(.timeRemoved, of: key, [], [entry.removal], reason: reason, by: caller, in: tx)
            } else {
                let body: JSONObject = ["changes": .array([entry.removal.json])]
                try recordPeopleEvent("time.removed", about: entry.person, body, by: caller, in: tx)
            }
        }
    }

    private func changeable(
        _ id: String,
        by caller: Caller,
        expecting version: Int64?,
        in tx: WriteTransaction
    ) throws -> TimeEntry {
        guard let entry = try tx.time.find(id) else { throw HubError(.notFound, "There is no such time entry") }
        if let key = entry.work.line?.campaign { _ = try readable(key, by: caller, in: tx) }
        let division = entry.work.line?.division
        let isLead = division.map { caller.has(.lead, in: $0) } ?? caller.has(.lead)
        guard entry.person == caller.id || isLead else {
            throw HubError(.forbidden, "An entry is changed by whose it is, or by a lead")
        }
        if let version, version != entry.version {
            throw HubError(
                .staleVersion,
                "The entry was changed by somebody else: it is at version \(entry.version)",
                details: ["version": .integer(entry.version)]
            )
        }
        if entry.statement != nil { throw HubError(.conflict, "The entry is billed: it can't be changed any more") }
        if let closed = try tx.time.closedThrough(), entry.bookedMonth <= closed {
            throw HubError(.conflict, "\(entry.bookedMonth) is closed: enter the difference as new time")
        }
        if let work = entry.work.line, try tx.time.closedLines(of: work.campaign).contains(work.line) {
            throw HubError(.conflict, "The time of \(work.line) is complete: reopen its capture first")
        }
        return entry
    }
}

extension TimeDraft {
    /// The draft that an entry could have been made of.
    init(_ entry: TimeEntry) {
        let line = entry.work.line
        self.init(
            person: entry.person,
            campaign: line?.campaign,
            line: line?.line,
            task: line?.task,
            activity: entry.work.activity,
            workDate: entry.workDate,
            minutes: entry.minutes,
            role: line?.role,
            team: line?.team,
            vendor: line?.vendor,
            isChangeOrder: line?.isChangeOrder ?? false,
            note: entry.note
        )
    }
}

extension TimeEntry {
    fileprivate func body(since before: TimeEntry) -> JSONObject {
        ["changes": .array(change(since: before).map(\.json))]
    }
}

extension Change {
    /// As events hold it.
    var json: JSONValue { ["pointer": .string(pointer), "before": before, "after": after] }
}
