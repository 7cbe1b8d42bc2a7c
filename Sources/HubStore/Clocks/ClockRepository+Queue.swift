package import HubDomain

extension ClockRepository {
    /// Open work in the order in which it falls due; what has no running clock comes last. Confidential work is there for
    /// those whom it names.
    package func queue(
        _ filter: QueueFilter,
        for viewer: CampaignViewer,
        _ page: PageRequest<QueuePosition>
    ) throws -> Page<Campaign, QueuePosition> {
        let keys = try filter.assignee.map { try assigned(to: $0) } ?? listed(filter, viewer, page)
        var campaigns = try keys.map { try transaction.campaigns.find($0) }
        if filter.assignee != nil { campaigns = Self.page(of: campaigns.filter(viewer.maySee), filter, page) }
        return page.page(campaigns) { $0.queuePosition ?? .first }
    }

    private func listed(
        _ filter: QueueFilter,
        _ viewer: CampaignViewer,
        _ page: PageRequest<QueuePosition>
    ) throws -> [CampaignKey] {
        guard let statement = QueueStatements.byShape[.init(of: filter)] else {
            throw HubError(.internalError, "There is no statement for the filter")
        }
        let after = page.after ?? .first
        var arguments: [any SQLBindable] = [
            after.at, after.rank, after.number, page.fetchCount, viewer.id, viewer.address,
        ]
        if let team = filter.team { arguments.append(team) }
        if let stage = filter.stage { arguments.append(stage) }
        if let division = filter.division { arguments.append(division) }
        return try transaction.all(statement, arguments: arguments) { try $0[0] }
    }

    private func assigned(to person: String) throws -> [CampaignKey] {
        let keys: [CampaignKey] = try transaction.all(QueueStatements.ofAssignee, person) { try $0[0] }
        return Array(Set(keys))
    }

    private static func page(
        of campaigns: [Campaign],
        _ filter: QueueFilter,
        _ page: PageRequest<QueuePosition>
    ) -> [Campaign] {
        let after = page.after ?? .first
        let fitting = campaigns.filter { filter.fits($0) && $0.queuePosition.map { after < $0 } ?? false }
        let ordered = fitting.sorted { ($0.queuePosition ?? .first) < ($1.queuePosition ?? .first) }
        return Array(ordered.prefix(page.fetchCount))
    }
}
