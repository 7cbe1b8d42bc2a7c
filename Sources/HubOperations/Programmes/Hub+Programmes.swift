package import HubDomain
import HubJSON
import HubStore

/// A programme as a list shows it.
package struct ProgrammeView: Sendable {
    package let programme: Programme
    package let owner: PersonName
}

/// A programme with what its campaigns come to, as far as the reader may know of them.
package struct ProgrammeDetail: Sendable {
    package let view: ProgrammeView
    /// In order of their numbers.
    package let campaigns: [Campaign]
    package let figures: ProgrammeFigures
    package let launches: [ProgrammeLaunch]
}

extension Hub {
    /// Campaigns that a programme is summed over at most.
    package static let programmeLimit = 500

    /// - Throws: `forbidden` or `invalid`.
    package func makeProgramme(
        _ title: String,
        note: String?,
        owner: String?,
        by caller: Caller,
        repetition: RepetitionPolicy<ProgrammeView> = .never
    ) async throws -> Repeatable<ProgrammeView> {
        let id = ids.next()
        return try await write(repetition) { tx in
            guard Programme.makers.contains(where: { caller.has($0) }) else {
                throw HubError(.forbidden, "Programmes are made by requesters, producers and leads")
            }
            let issues = Programme.issues(title: title, note: note)
            guard issues.isEmpty else { throw HubError(.invalid, "The programme has problems", issues: issues) }
            let programme = Programme(
                id: id,
                key: try tx.programmes.nextKey(),
                title: title,
                note: note,
                owner: try owner.map { try activePerson($0, at: "/owner", in: tx).id } ?? caller.id,
                createdAt: tx.now,
                updatedAt: tx.now
            )
            try tx.programmes.put(programme)
            try record("programme.created", of: programme, since: nil, by: caller, in: tx)
            return try view(of: programme, in: tx)
        }
    }

    /// - Throws: `not-found`, `stale-version`, `forbidden` or `invalid`.
    package func editProgramme(
        _ key: ProgrammeKey,
        title: String?,
        note: String??,
        owner: String?,
        by caller: Caller,
        expecting version: Int64?
    ) async throws -> ProgrammeView {
        try await write { tx in
            var programme = try tx.programmes.find(key)
            if let version, version != programme.version {
                throw HubError(.staleVersion, "\(key) was changed", details: ["version": .integer(programme.version)])
            }
            try programme.check(mayEdit: caller)
            let newNote: String? = if let note { note } else { programme.note }
            let issues = Programme.issues(title: title ?? programme.title, note: newNote)
            guard issues.isEmpty else { throw HubError(.invalid, "The programme has problems", issues: issues) }
            let before = programme
            let person = try owner.map { try activePerson($0, at: "/owner", in: tx).id }
            if programme.edit(title: title, note: note, owner: person, at: tx.now) {
                try tx.programmes.put(programme)
                try record("programme.edited", of: programme, since: before, by: caller, in: tx)
            }
            return try view(of: programme, in: tx)
        }
    }

    /// The newest first.
    package func programmes(_ page: PageRequest<Int64>) async throws -> Page<ProgrammeView, Int64> {
        try await store.read { tx in
            let found = try tx.programmes.list(page)
            return Page(items: try found.items.map { try view(of: $0, in: tx) }, next: found.next)
        }
    }

    /// - Throws: `not-found`.
    package func programme(_ key: ProgrammeKey, for caller: Caller) async throws -> ProgrammeDetail {
        try await store.read { tx in try detail(of: try tx.programmes.find(key), for: caller, in: tx) }
    }

    /// Takes a campaign in.
    /// - Throws: `not-found` for either, `stale-version` for the campaign, `forbidden`, or `conflict` for a campaign that
    ///   belongs to another programme, or a programme that is full.
    package func add(
        _ campaign: CampaignKey,
        to key: ProgrammeKey,
        by caller: Caller,
        expecting version: Int64?
    ) async throws -> ProgrammeDetail {
        try await write { tx in
            let programme = try tx.programmes.find(key)
            let known = try tx.programmes.campaigns(of: key, for: .system, limit: Self.programmeLimit)
            guard known.count < Self.programmeLimit || known.contains(campaign) else {
                throw HubError(.conflict, "\(key) has \(Self.programmeLimit) campaigns and takes no more")
            }
            _ = try change(campaign, expecting: version, by: caller, in: tx) { campaign, _ in
                try campaign.join(key, by: caller, at: tx.now)
            }
            return try detail(of: programme, for: caller, in: tx)
        }
    }

    /// Takes a campaign out.
    /// - Throws: `not-found` for either and for a campaign that isn't part of it, `stale-version` or `forbidden`.
    package func remove(
        _ campaign: CampaignKey,
        from key: ProgrammeKey,
        by caller: Caller,
        expecting version: Int64?
    ) async throws {
        try await write { tx in
            _ = try tx.programmes.find(key)
            _ = try change(campaign, expecting: version, by: caller, in: tx) { campaign, _ in
                try campaign.join(nil, leaving: key, by: caller, at: tx.now)
            }
        }
    }

    private func view(of programme: Programme, in tx: ReadTransaction) throws -> ProgrammeView {
        ProgrammeView(programme: programme, owner: try name(of: programme.owner, in: tx))
    }

    private func detail(
        of programme: Programme,
        for caller: Caller,
        in tx: ReadTransaction
    ) throws -> ProgrammeDetail {
        let keys = try tx.programmes.campaigns(
            of: programme.key,
            for: try tx.viewer(caller),
            limit: Self.programmeLimit
        )
        var figures = ProgrammeFigures()
        var launches: [ProgrammeLaunch] = []
        let campaigns = try keys.map { try tx.campaigns.find($0) }
        for campaign in campaigns {
            figures.count(campaign)
            figures.add(try tx.quotes.newest(of: campaign.key))
            for expense in try tx.expenses.list(of: campaign.key) { figures.add(expense) }
            guard let workflow = try definitions.value(campaign.pins.workflow, in: tx).workflow else { continue }
            launches += campaign.launches(workflow, at: tx.now)
        }
        return ProgrammeDetail(
            view: try view(of: programme, in: tx),
            campaigns: campaigns,
            figures: figures,
            launches: launches.sorted { ($0.at, $0.campaign.number) < ($1.at, $1.campaign.number) }
        )
    }

    private func record(
        _ type: String,
        of programme: Programme,
        since before: Programme?,
        by caller: Caller,
        in tx: WriteTransaction
    ) throws {
        let changes = Change.between(
            before.map { .object($0.snapshot) } ?? .null,
            .object(programme.snapshot)
        )
        var body: JSONObject = ["programme": .string(programme.key.description)]
        body["requestId"] = caller.requestID.map(JSONValue.string)
        body["changes"] = .array(
            changes.map { ["pointer": .string($0.pointer), "before": $0.before, "after": $0.after] }
        )
        try tx.append(
            NewEvent(
                id: ids.next(),
                stream: programme.id,
                occurredAt: tx.now,
                type: type,
                actorID: caller.id,
                body: JSONValue.object(body).text()
            )
        )
    }
}
