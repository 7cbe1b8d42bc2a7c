package import HubDomain

/// Who looks at campaigns: confidential ones are shown to those whom they name, by person id or by address.
package struct CampaignViewer: Hashable, Sendable {
    package let id: String
    /// Lower case; empty when there is none.
    package let address: String

    package init(id: String, address: String) {
        self.id = id
        self.address = address
    }

    /// The hub itself, from which nothing is hidden.
    package static let system = CampaignViewer(id: Caller.system.id, address: "")

    /// Whether a campaign is one that the viewer may know of.
    package func maySee(_ campaign: Campaign) -> Bool {
        guard campaign.isConfidential, self != .system else { return true }
        let people = campaign.namedPeople
        return people.contains(id) || people.contains(address)
    }

    /// The condition on a row of `campaigns` that says the same.
    /// - Parameters:
    ///   - id: The parameter for the viewer's id.
    ///   - address: The parameter for the viewer's address.
    static func condition(id: String, address: String) -> String {
        """
        (is_confidential = 0 OR \(id) = '\(Caller.system.id)' OR number IN \
        (SELECT campaign_number FROM campaign_viewers WHERE person IN (\(id), \(address))))
        """
    }
}

enum ViewerQuestions {
    static let isVisible = Statement(
        "campaigns.isVisible",
        "SELECT 1 FROM campaigns WHERE number = ?1 AND \(CampaignViewer.condition(id: "?2", address: "?3"))",
        isHot: true
    )
}

extension ReadTransaction {
    /// Whether a viewer may know of a campaign.
    package func isVisible(_ key: CampaignKey, to viewer: CampaignViewer) throws -> Bool {
        try exists(ViewerQuestions.isVisible, key, viewer.id, viewer.address)
    }

    /// The caller as a viewer of campaigns.
    package func viewer(_ caller: Caller) throws -> CampaignViewer {
        guard caller.id != Caller.system.id else { return .system }
        return CampaignViewer(id: caller.id, address: try people.address(of: caller.id) ?? "")
    }
}

/// The SQL of the table of those who may see confidential campaigns.
enum ViewerStatements {
    static let add = Statement(
        "viewers.add",
        """
        INSERT INTO campaign_viewers (person, campaign_number) VALUES (?1, ?2)
        ON CONFLICT (person, campaign_number) DO NOTHING
        """
    )
    static let remove = Statement(
        "viewers.remove",
        "DELETE FROM campaign_viewers WHERE person = ?1 AND campaign_number = ?2"
    )
    static let all = [add, remove]
}

extension WriteTransaction {
    /// Keeps the table in step with whom a confidential campaign names.
    /// - Parameter before: The stored state; `nil` for a new campaign.
    func putViewers(of campaign: Campaign, since before: Campaign?) throws {
        guard campaign.isConfidential || before?.isConfidential == true else { return }
        let old = before.flatMap { $0.isConfidential ? $0.namedPeople : nil } ?? []
        let new = campaign.isConfidential ? campaign.namedPeople : []
        for person in new.subtracting(old).sorted() { try run(ViewerStatements.add, person, campaign.key) }
        for person in old.subtracting(new).sorted() { try run(ViewerStatements.remove, person, campaign.key) }
    }
}
