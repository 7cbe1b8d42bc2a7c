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
        CampaignStatements.all + CampaignPartStatements.all + CampaignListStatements.all + ViewerStatements.all
            + NeighbourStatements.all + ClockStatements.all + WorkflowStatements.all + [ViewerQuestions.isVisible]
            + LinkStatements.all + BoardStatements.all
    }

    /// - Throws: `not-found`.
    package func find(_ key: CampaignKey) throws -> Campaign {
        let head = try transaction.first(CampaignStatements.revision, key) { row in
            (id: try row.text(0), revision: try row.int64(1))
        }
        guard let head else { throw Self.missing(key) }
        if let known = transaction.caches.campaigns.value(of: head.id, at: head.revision) { return known }
        let campaign = try load(head.id, key)
        remember(campaign, at: campaign.revision)
        return campaign
    }

    /// As `find(id:)`, from memory where the revision is known there.
    package func known(id: String) throws -> Campaign? {
        let revision = try transaction.first(CampaignStatements.revisionByID, id) { try $0.int64(0) }
        guard let revision else { return nil }
        return try transaction.caches.campaigns.value(of: id, at: revision) ?? find(id: id)
    }

    /// The campaign whose event stream has this id, as its rows are.
    package func find(id: String) throws -> Campaign? {
        guard var campaign = try transaction.first(CampaignStatements.byID, id, row: { try Campaign(row: $0) }) else {
            return nil
        }
        try loadParts(of: &campaign)
        return campaign
    }

    func load(_ id: String, _ key: CampaignKey) throws -> Campaign {
        guard let campaign = try find(id: id) else { throw Self.missing(key) }
        return campaign
    }

    /// Keeps a campaign as it stands in the database, for whoever finds the same revision there.
    func remember(_ campaign: Campaign, at revision: Int64) {
        var campaign = campaign
        campaign.revision = revision
        let (cache, kept) = (transaction.caches.campaigns, campaign)
        transaction.remember { cache.keep(kept, of: kept.id, at: revision) }
    }

    package var isEmpty: Bool {
        get throws { try !transaction.exists(CampaignStatements.isEmpty) }
    }

    func loadParts(of campaign: inout Campaign) throws {
        campaign.lines = try transaction.lines(of: campaign.id)
        campaign.holds = try transaction.holds(of: campaign.id)
        campaign.tasks = try transaction.tasks(of: campaign.id)
        campaign.ticks = try transaction.ticks(of: campaign.id)
        campaign.findings = try transaction.findings(of: campaign.id)
        campaign.clocks = try transaction.clocks(of: campaign.id)
        campaign.flow = try transaction.workflowState(of: campaign.id)
        campaign.proofs = try transaction.proofs(of: campaign.id)
        campaign.approvals = try transaction.approvals(of: campaign.id)
        campaign.roundGrants = try transaction.roundGrants(of: campaign.id)
        campaign.programme = try transaction.programme(of: campaign.id)
        campaign.handOffs = try transaction.handOffs(of: campaign.id)
    }

    package static func missing(_ key: CampaignKey) -> HubError {
        HubError(.notFound, "There is no campaign \(key)")
    }
}
