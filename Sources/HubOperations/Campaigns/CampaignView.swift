package import HubDomain
import HubStore

/// A campaign with everything that its representation shows, read in one transaction.
package struct CampaignView: Sendable {
    package let campaign: Campaign
    private let judgement: Memo<BriefAssessment>
    package let requester: PersonName
    package let requestedFor: PersonName?
    /// In the order of the lines.
    package let serviceNames: [String]
    /// The instant of the reading.
    package let readAt: Instant

    /// What the brief still lacks. Worked out when it is asked for: by whoever shows the campaign, and not in the
    /// transaction, as the store has one writer.
    package var assessment: BriefAssessment { judgement.value }

    init(
        campaign: Campaign,
        definitions: CampaignDefinitions,
        requester: PersonName,
        requestedFor: PersonName?,
        readAt: Instant
    ) throws {
        let services = try campaign.lines.map { try definitions.service(of: $0) }
        self.campaign = campaign
        judgement = Memo { campaign.assess(by: definitions, services: services, at: readAt) }
        self.requester = requester
        self.requestedFor = requestedFor
        serviceNames = services.map(\.name)
        self.readAt = readAt
    }
}

/// Who somebody is, in short.
package struct PersonName: Hashable, Sendable {
    package let id: String
    package let name: String

    package init(id: String, name: String) {
        self.id = id
        self.name = name
    }
}

extension Hub {
    /// Makes the view of a campaign; a draft is shown by the newest definitions.
    func view(of campaign: Campaign, in tx: ReadTransaction) throws -> CampaignView {
        var campaign = campaign
        try definitions.rebase(&campaign)
        let pinned = try definitions.definitions(for: campaign, in: tx)
        if campaign.submittedAt == nil { try campaign.resize(by: pinned, at: tx.now) }
        return try CampaignView(
            campaign: campaign,
            definitions: pinned,
            requester: try name(of: campaign.requester, in: tx),
            requestedFor: try campaign.requestedFor.map { try name(of: $0, in: tx) },
            readAt: tx.now
        )
    }

    func name(of person: String, in tx: ReadTransaction) throws -> PersonName {
        PersonName(id: person, name: try tx.people.name(of: person))
    }
}
