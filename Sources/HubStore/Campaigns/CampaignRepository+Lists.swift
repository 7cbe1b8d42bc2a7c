package import HubDomain

extension CampaignRepository {
    /// Campaigns that fit a filter, complete with their parts. A page may hold fewer than were asked for, or none, and
    /// still have a next one: see ``CampaignSearch``.
    package func list(
        _ filter: CampaignFilter,
        for viewer: CampaignViewer,
        _ page: PageRequest<CampaignPosition>,
        limits: CampaignSearchLimits = CampaignSearchLimits()
    ) throws -> Page<Campaign, CampaignPosition> {
        let search = CampaignSearch(transaction: transaction, viewer: viewer, filter: filter, limits: limits)
        let found = try search.positions(page)
        return Page(items: try found.items.map { try shown(CampaignKey(number: $0.number)) }, next: found.next)
    }

    /// The campaign for a list, which keeps nothing in memory that nobody asked for by itself.
    private func shown(_ key: CampaignKey) throws -> Campaign {
        let head = try transaction.first(CampaignStatements.revision, key) { row in
            (id: try row.text(0), revision: try row.int64(1))
        }
        guard let head else { throw Self.missing(key) }
        return try transaction.caches.campaigns.value(of: head.id, at: head.revision) ?? load(head.id, key)
    }

    /// Submitted campaigns in one of the stages that have a line of the service, by number.
    package func submitted(
        with service: String,
        in stages: [StageKey],
        _ page: PageRequest<Int64>
    ) throws -> Page<CampaignKey, Int64> {
        let rows = try stages.flatMap { stage in
            try transaction.all(
                CampaignStatements.submittedInStage,
                stage,
                page.after ?? 0,
                service,
                page.fetchCount
            ) { CampaignKey(number: try $0.int64(0)) }
        }
        return page.page(rows.sorted { $0.number < $1.number }, key: \.number)
    }
}
