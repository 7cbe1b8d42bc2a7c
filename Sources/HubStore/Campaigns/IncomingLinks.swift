package import HubDomain

/// A campaign that links to another one.
package struct IncomingLink: Hashable, Sendable {
    package let campaign: CampaignKey
    package let title: String
    package let stage: StageKey
    package let kind: CampaignLink.Kind
    package let role: String?
}

/// The SQL of links by the campaign at their other end.
enum LinkStatements {
    static let incoming = Statement(
        "links.incoming",
        """
        SELECT campaign_number, title, stage, kind, role
        FROM campaign_links JOIN campaigns ON number = campaign_number
        WHERE other_number = ?1 AND \(CampaignViewer.condition(id: "?2", address: "?3"))
        ORDER BY campaign_number, kind LIMIT ?4
        """,
        isHot: true
    )
    static let add = Statement(
        "links.add",
        """
        INSERT INTO campaign_links (other_number, campaign_number, kind, role) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (other_number, campaign_number, kind) DO UPDATE SET role = excluded.role
        """
    )
    static let remove = Statement(
        "links.remove",
        "DELETE FROM campaign_links WHERE other_number = ?1 AND campaign_number = ?2 AND kind = ?3"
    )
    static let all = [incoming, add, remove]
}

extension ReadTransaction {
    /// The campaigns that link to one, as far as a viewer may know of them; a thousand at most.
    package func linksTo(_ key: CampaignKey, for viewer: CampaignViewer) throws -> [IncomingLink] {
        try all(LinkStatements.incoming, key, viewer.id, viewer.address, 1_000) { row in
            IncomingLink(
                campaign: try row[0],
                title: try row[1],
                stage: try row[2],
                kind: try row[3],
                role: try row[4]
            )
        }
    }
}

extension WriteTransaction {
    /// Keeps the copy in step with the links of a campaign.
    func putLinks(of campaign: Campaign, since before: Campaign?) throws {
        let old = before?.links ?? []
        guard campaign.links != old else { return }
        for link in old where !campaign.links.contains(where: { $0.kind == link.kind && $0.campaign == link.campaign })
        {
            try run(LinkStatements.remove, link.campaign, campaign.key, link.kind)
        }
        for link in campaign.links where !old.contains(link) {
            try run(LinkStatements.add, link.campaign, campaign.key, link.kind, link.role)
        }
    }
}

extension CampaignLink.Kind: SQLConvertible {}
