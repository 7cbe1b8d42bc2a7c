package import HubDomain

extension CampaignRepository {
    /// Campaigns that fit a filter, complete with their parts.
    package func list(
        _ filter: CampaignFilter,
        for viewer: CampaignViewer,
        _ page: PageRequest<CampaignPosition>
    ) throws -> Page<Campaign, CampaignPosition> {
        guard let statement = CampaignListStatements.byShape[.init(of: filter)] else {
            throw HubError(.internalError, "There is no statement for the filter")
        }
        let arguments = CampaignListStatements.arguments(
            for: filter,
            viewer,
            after: page.after,
            limit: page.fetchCount
        )
        let rows = try transaction.all(statement, arguments: arguments) { row in
            (campaign: try Campaign(row: row), value: try row.int64(CampaignStatements.columnCount))
        }
        let shown = page.page(rows) { CampaignPosition(value: $0.value, number: $0.campaign.key.number) }
        let campaigns = try shown.items.map { item in
            var campaign = item.campaign
            if let known = transaction.caches.campaigns.value(of: campaign.id, at: campaign.revision) { return known }
            try loadParts(of: &campaign)
            return campaign
        }
        return Page(items: campaigns, next: shown.next)
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
