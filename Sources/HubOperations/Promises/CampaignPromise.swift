package import HubDomain
import HubStore

/// What the requester of a campaign was told about its date.
package struct CampaignPromise: Sendable {
    private let sla: Memo<EarliestDate?>
    /// Likely dates as they were at the submission; `nil` for none.
    package let likely: StoredPromise?
    /// Why there are no likely dates.
    package let likelyReason: String?
    private let told: Memo<PromisedPrice>

    init(sla: Memo<EarliestDate?>, likely: StoredPromise?, likelyReason: String?, price: Memo<PromisedPrice>) {
        self.sla = sla
        told = price
        self.likely = likely
        self.likelyReason = likelyReason
    }

    /// By service levels, from the submission on. Worked out when it is asked for.
    package var earliest: EarliestDate? { sla.value }

    /// The newest quote, else what one made now would say. Worked out when it is asked for.
    package var price: PromisedPrice { told.value }
}

extension Hub {
    /// What is told of a campaign; of a draft what would be told if it were handed in now.
    func toldPromise(
        of campaign: Campaign,
        _ pinned: CampaignDefinitions,
        _ shelf: ClockShelf,
        _ quote: Quote?,
        in tx: ReadTransaction
    ) throws -> CampaignPromise {
        var campaign = campaign
        if campaign.submittedAt == nil { try definitions.pinPolicies(of: &campaign, pinned) }
        let stored = campaign.submittedAt == nil ? nil : try tx.forecasts.promise(of: campaign.key)
        // A draft is shown anew with every minute.
        let start = campaign.submittedAt ?? tx.now.startOfMinute
        let sla = Memo { [campaign] in
            // The shelf holds whatever the clocks refer to, so that none is missing here.
            (try? campaign.earliestDate(by: pinned, shelf, from: start)) ?? nil
        }
        return CampaignPromise(
            sla: sla,
            likely: stored,
            likelyReason: stored == nil ? reason(of: campaign) : nil,
            price: try toldPrice(of: campaign, quote, pinned, in: tx)
        )
    }

    private func reason(of campaign: Campaign) -> String {
        campaign.submittedAt == nil
            ? "Given at the submission; POST /v1/promise tells it before."
            : "None was given at the submission: too little had been launched to tell one."
    }
}
