package import HubDomain
import HubStore

/// A campaign with everything that its representation shows, read in one transaction.
package struct CampaignView: Sendable {
    package let campaign: Campaign
    package let assessment: BriefAssessment
    package let requester: PersonName
    package let requestedFor: PersonName?
    /// In the order of the lines.
    package let serviceNames: [String]
    /// The instant of the reading.
    package let readAt: Instant
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
        return CampaignView(
            campaign: campaign,
            assessment: try campaign.assess(by: pinned, at: tx.now),
            requester: try name(of: campaign.requester, in: tx),
            requestedFor: try campaign.requestedFor.map { try name(of: $0, in: tx) },
            serviceNames: try campaign.lines.map { try pinned.service(of: $0).name },
            readAt: tx.now
        )
    }

    func name(of person: String, in tx: ReadTransaction) throws -> PersonName {
        PersonName(id: person, name: try tx.people.name(of: person))
    }
}
