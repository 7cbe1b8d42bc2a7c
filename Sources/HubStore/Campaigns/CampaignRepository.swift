package import HubDomain
import HubJSON

extension TransactionScope {
    package var campaigns: CampaignRepository<Self> { CampaignRepository(transaction: self) }
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
    package func dueToStart(at now: Instant, limit: Int) throws -> [CampaignKey] {
        try transaction.all(CampaignStatements.dueToStart, now, limit) { try $0[0] }
    }

    /// Campaigns whose launch slot has come, earliest first.
    package func dueToLaunch(at now: Instant, limit: Int) throws -> [CampaignKey] {
        try transaction.all(CampaignStatements.dueToLaunch, now, limit) { try $0[0] }
    }

    /// The next instant after `now` at which a campaign starts or launches by itself.
    package func nextTimer(after now: Instant) throws -> Instant? {
        let start: Instant? = try transaction.first(CampaignStatements.nextStart, now) { try $0[0] }
        let launch: Instant? = try transaction.first(CampaignStatements.nextLaunch, now) { try $0[0] }
        return [start, launch].compactMap(\.self).min()
    }

    func loadParts(of campaign: inout Campaign) throws {
        campaign.lines = try transaction.lines(of: campaign.id)
        guard campaign.submittedAt != nil else { return }
        campaign.holds = try transaction.holds(of: campaign.id)
        campaign.tasks = try transaction.tasks(of: campaign.id)
        campaign.ticks = try transaction.ticks(of: campaign.id)
        campaign.findings = try transaction.findings(of: campaign.id)
    }

    static func missing(_ key: CampaignKey) -> HubError {
        HubError(.notFound, "There is no campaign \(key)")
    }
}
