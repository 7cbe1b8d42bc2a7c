import HubDomain
import HubStore

extension Hub {
    /// The campaign, if the caller may see it: the one place that says so for everything that hangs on a campaign.
    /// - Throws: `not-found`.
    func readable(_ key: CampaignKey, by caller: Caller, in tx: ReadTransaction) throws -> Campaign {
        try tx.campaigns.find(key)
    }
}
