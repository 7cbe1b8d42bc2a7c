package import HubDomain
import HubJSON

extension TransactionScope {
    package var campaigns: CampaignRepository<Self> { CampaignRepository(transaction: self) }
}

/// A campaign that something is to happen to by itself, and when.
package struct DueCampaign: Hashable, Sendable {
    package let key: CampaignKey
    package let at: Instant

    package init(key: CampaignKey, at: Instant) {
        self.key = key
        self.at = at
    }
}

/// Campaigns with all that belongs to them.
package struct CampaignRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] {
        CampaignStatements.all + CampaignPartStatements.all + CampaignListStatements.all
    }

    /// - Throws: `not-found`.
    package func find(_ key: CampaignKey) throws -> Campaign {
        let row = try transaction.first(CampaignStatements.byNumber, key) { try Campaign(row: $0) }
        guard var campaign = row else { throw Self.missing(key) }
        try loadParts(of: &campaign)
        return campaign
    }

    package var isEmpty: Bool {
        get throws { try !transaction.exists(CampaignStatements.isEmpty) }
    }

    /// Campaigns whose planned start has come, earliest first.
    package func dueToStart(at now: Instant, after last: DueCampaign? = nil, limit: Int) throws -> [DueCampaign] {
        try due(CampaignStatements.dueToStart, now, last, limit)
    }

    /// Campaigns whose launch slot has come, earliest first.
    package func dueToLaunch(at now: Instant, after last: DueCampaign? = nil, limit: Int) throws -> [DueCampaign] {
        try due(CampaignStatements.dueToLaunch, now, last, limit)
    }

    private func due(
        _ statement: Statement,
        _ now: Instant,
        _ last: DueCampaign?,
        _ limit: Int
    ) throws -> [DueCampaign] {
        let edge = last?.at.milliseconds ?? Int64.min
        return try transaction.all(statement, now, limit, edge, last?.key.number ?? 0) { row in
            DueCampaign(key: try row[0], at: try row[1])
        }
    }

    /// The next instant after `now` at which a campaign starts or launches by itself.
    package func nextTimer(after now: Instant) throws -> Instant? {
        let start: Instant? = try transaction.first(CampaignStatements.nextStart, now) { try $0[0] }
        let launch: Instant? = try transaction.first(CampaignStatements.nextLaunch, now) { try $0[0] }
        return [start, launch].compactMap(\.self).min()
    }

    func loadParts(of campaign: inout Campaign) throws {
        campaign.lines = try transaction.lines(of: campaign.id)
        campaign.holds = try transaction.holds(of: campaign.id)
        campaign.tasks = try transaction.tasks(of: campaign.id)
        campaign.ticks = try transaction.ticks(of: campaign.id)
        campaign.findings = try transaction.findings(of: campaign.id)
    }

    static func missing(_ key: CampaignKey) -> HubError {
        HubError(.notFound, "There is no campaign \(key)")
    }
}
