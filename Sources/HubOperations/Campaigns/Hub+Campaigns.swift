package import HubDomain
import HubStore

extension Hub {
    /// - Throws: `not-found`.
    package func campaign(_ key: CampaignKey, for caller: Caller) async throws -> CampaignView {
        try await store.read { tx in
            try view(of: try readable(key, by: caller, in: tx), for: caller, findsDuplicates: true, in: tx)
        }
    }

    /// Campaigns that fit a filter, in its order.
    /// - Parameters:
    ///   - assignee: Address or id of a person.
    ///   - text: A key or its number, or words that begin words of titles and briefs.
    package func campaigns(
        _ filter: CampaignFilter,
        assignee: String? = nil,
        text: String? = nil,
        for caller: Caller,
        page: PageRequest<CampaignPosition>
    ) async throws -> Page<CampaignView, CampaignPosition> {
        var filter = filter
        if let text {
            if let key = CampaignKey(text.uppercased()) {
                return try await campaigns(named: key, filter, assignee, caller)
            }
            if let key = CampaignKey("CMP-" + text) {
                // A number may be a word as well, such as a year.
                let named = try await campaigns(named: key, filter, assignee, caller)
                if !named.items.isEmpty { return named }
            }
            filter.words = Array(SearchTerms.words(of: text).prefix(CampaignFilter.wordLimit))
            guard !filter.words.isEmpty else { return Page(items: [], next: nil) }
            try await catchUpSearch()
        }
        let wanted = filter
        return try await store.read { tx in
            var filter = wanted
            if let assignee {
                guard let person = try person(assignee, in: tx) else { return Page(items: [], next: nil) }
                filter.assignee = person.id
            }
            let found = try tx.campaigns.list(filter, for: try tx.viewer(caller), page)
            return Page(items: try found.items.map { try view(of: $0, for: caller, in: tx) }, next: found.next)
        }
    }

    /// The one campaign with the key, if it fits the filter as well.
    private func campaigns(
        named key: CampaignKey,
        _ filter: CampaignFilter,
        _ assignee: String?,
        _ caller: Caller
    ) async throws -> Page<CampaignView, CampaignPosition> {
        try await store.read { tx in
            var filter = filter
            if let assignee { filter.assignee = try person(assignee, in: tx)?.id ?? "" }
            do {
                let campaign = try readable(key, by: caller, in: tx)
                let items = filter.fits(campaign) ? [try view(of: campaign, for: caller, in: tx)] : []
                return Page(items: items, next: nil)
            } catch let error as HubError where error.code == .notFound {
                return Page(items: [], next: nil)
            }
        }
    }

    /// Changes the campaign's own fields.
    /// - Throws: `not-found`, `stale-version`, `forbidden`, `conflict` or `invalid`.
    package func edit(
        _ key: CampaignKey,
        _ edit: CampaignEdit,
        by caller: Caller,
        expecting version: Int64?
    ) async throws -> CampaignView {
        try await write { tx in
            let heads = definitions.current
            let campaign = try change(key, expecting: version, by: caller, in: tx) { campaign, pinned in
                var edit = edit
                if let person = edit.requestedFor.flatMap(\.self) {
                    edit.requestedFor = try activePerson(person, at: "/requestedFor", in: tx).id
                }
                if let links = edit.links { try check(links, of: key, by: caller, in: tx) }
                try check(team: edit.team.flatMap(\.self))
                return try campaign.apply(
                    edit,
                    by: caller,
                    withLines(of: edit, pinned, heads),
                    services: heads.services,
                    serviceVersions: heads.serviceVersions,
                    at: tx.now
                )
            }
            return try view(of: campaign, for: caller, in: tx)
        }
    }

    private func check(team key: String?) throws {
        guard let key, definitions.current.head(.team, key) == nil else { return }
        let known = definitions.heads(of: .team).map(\.reference.key).joined(separator: ", ")
        let issue = Issue(
            pointer: "/team",
            code: "invalid",
            detail: "There is no team \"\(key)\"; known are \(known)"
        )
        throw HubError(.invalid, "The change has problems", issues: [issue])
    }

    /// Changes one line.
    /// - Throws: As `edit(_:_:by:expecting:)`.
    package func edit(
        _ key: CampaignKey,
        line: String,
        _ edit: LineEdit,
        by caller: Caller,
        expecting version: Int64?
    ) async throws -> CampaignView {
        try await write { tx in
            let campaign = try change(key, expecting: version, by: caller, in: tx) { campaign, pinned in
                try campaign.apply(edit, to: line, by: caller, pinned, at: tx.now)
            }
            return try view(of: campaign, for: caller, in: tx)
        }
    }

    /// The pinned definitions with the newest version of each service that an edit brings in.
    private func withLines(
        of edit: CampaignEdit,
        _ pinned: CampaignDefinitions,
        _ heads: DefinitionHeads
    ) -> CampaignDefinitions {
        guard let lines = edit.lines else { return pinned }
        var services = pinned.services
        for line in lines {
            guard let head = heads.head(.service, line.service), let service = head.value.service else {
                continue
            }
            services[.init(key: line.service, version: head.reference.version)] = service
        }
        return CampaignDefinitions(
            workflow: pinned.workflow,
            brief: pinned.brief,
            division: pinned.division,
            calendar: pinned.calendar,
            services: services,
            surroundings: pinned.surroundings
        )
    }
}

extension CampaignFilter {
    /// What the list's statement asks beside words.
    fileprivate func fits(_ campaign: Campaign) -> Bool {
        let isAssigned =
            assignee.map { person in
                campaign.tasks.contains { $0.assignee == person && !$0.state.isFinished }
            } ?? true
        return (stage.map { $0 == campaign.stage } ?? true) && (division.map { $0 == campaign.division } ?? true)
            && isAssigned
    }
}
