import HubDomain
import HubStore

extension Hub {
    /// The campaign, if the caller may see it: the one place that says so for everything that hangs on a campaign. A
    /// confidential one that doesn't name the caller is not there.
    /// - Throws: `not-found`.
    func readable(_ key: CampaignKey, by caller: Caller, in tx: ReadTransaction) throws -> Campaign {
        let campaign = try tx.campaigns.find(key)
        try check(caller, maySee: campaign, in: tx)
        return campaign
    }

    /// - Throws: `not-found`, in the words for a campaign that doesn't exist.
    func check(_ caller: Caller, maySee campaign: Campaign, in tx: ReadTransaction) throws {
        guard campaign.isConfidential else { return }
        guard try tx.viewer(caller).maySee(campaign) else {
            throw CampaignRepository<ReadTransaction>.missing(campaign.key)
        }
    }
}
