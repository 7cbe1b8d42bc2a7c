import HubDomain
import HubJSON
import HubOperations

/// What campaigns of the demo have to do with each other, added when their history is over: ads that wait for a page,
/// changes of live work, and requests that somebody has made before.
struct Neighbours {
    let hub: Hub
    let staff: Staff

    private static let duplicates = 3

    /// - Parameter campaigns: As they are in the end.
    /// - Returns: All campaigns, those that were added last.
    func add(to campaigns: [Campaign]) async throws -> [Campaign] {
        guard let lead = staff.members(with: .lead).first?.caller else { return campaigns }
        let open = campaigns.filter { !$0.isConfidential }.sorted { $0.key.number < $1.key.number }
        var all = Dictionary(campaigns.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        for campaign in open {
            if let linked = try await link(campaign, among: open, by: lead) { all[linked.key] = linked }
        }
        var added: [Campaign] = []
        for campaign in open.filter({ $0.stage == .intake }).prefix(Self.duplicates) {
            if let again = try await repeated(campaign) { added.append(again) }
        }
        return campaigns.map { all[$0.key] ?? $0 } + added
    }

    /// Ads lead to a live page of their division, and every tenth page that is being made changes one.
    private func link(_ campaign: Campaign, among others: [Campaign], by lead: Caller) async throws -> Campaign? {
        guard [StageKey.draft, .intake, "planned", .build, .qa].contains(campaign.stage) else { return nil }
        let page = others.last { other in
            other.stage == .live && other.division == campaign.division && other.key != campaign.key
                && other.lines.contains { $0.service == ServiceKind.landingPage.rawValue }
        }
        guard let page, let first = campaign.lines.first else { return nil }
        var edit = CampaignEdit()
        switch first.service {
        case ServiceKind.paidSocial.rawValue:
            edit.links = [CampaignLink(kind: .needs, campaign: page.key, role: "landing-page")]
            var line = LineEdit()
            line.answers = ["destination": "landing-page"]
            _ = try await hub.edit(campaign.key, line: first.id, line, by: lead, expecting: nil)
        case ServiceKind.landingPage.rawValue where campaign.key.number.isMultiple(of: 10):
            edit.links = [CampaignLink(kind: .changes, campaign: page.key)]
        default: return nil
        }
        return try await hub.edit(campaign.key, edit, by: lead, expecting: nil).campaign
    }

    /// The same work, asked for by a colleague.
    private func repeated(_ campaign: Campaign) async throws -> Campaign? {
        let colleagues = staff.members(with: .requester, in: campaign.division).map(\.caller)
        guard let colleague = colleagues.first(where: { $0.id != campaign.requester }) else { return nil }
        var draft = RequestDraft(like: campaign)
        draft.title += ", as discussed"
        draft.requestedLaunchAt = campaign.requestedLaunchAt.map { $0 + .days(1) }
        return try await hub.create(draft, submit: true, by: colleague).fresh.campaign
    }
}
