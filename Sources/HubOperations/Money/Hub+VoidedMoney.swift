import HubDomain
import HubJSON
import HubStore

/// What voiding an action has to do with what is billed.
extension Hub {
    /// What of an action is on paper already, or was dropped and can't be brought back.
    func moneyIssues(
        with trace: ActionTrace,
        _ campaign: Campaign,
        _ workflow: WorkflowDefinition,
        in tx: ReadTransaction
    ) throws -> [Issue] {
        func issue(_ detail: String) -> [Issue] { [Issue(pointer: "", code: "billed", detail: detail)] }
        switch workflow.action(trace.action)?.effect {
        case .launch:
            let billed = try tx.billing.billed(of: campaign.key).keys.contains {
                $0.hasPrefix("fixed/") || $0.hasPrefix("monthly/")
            }
            return billed ? issue("The launch stands on a statement: correct that by a credit") : []
        case .cancel:
            let billed = try tx.billing.isBilled("cancellation/\(campaign.key)")
            return billed ? issue("The cancellation stands on a statement: correct that by a credit") : []
        case .reopen where trace.fields["acceptedAt"] != nil:
            return issue("The charge for the cancellation was dropped with it: cancel the campaign again")
        default: return []
        }
    }

    /// Brings what is to be billed back to where it was.
    func takeMoneyBack(
        _ voiding: Voiding,
        from before: Campaign,
        to campaign: Campaign,
        _ workflow: WorkflowDefinition,
        in tx: WriteTransaction
    ) throws {
        switch workflow.action(voiding.action)?.effect {
        case .accept, .plan:
            try tx.billing.removeFixedCharge(campaign.key, campaign.division)
            guard var quote = try tx.quotes.newest(of: campaign.key), let acceptance = quote.acceptance,
                acceptance.isStanding, acceptance.at == voiding.stored.performedAt
            else { return }
            quote.acceptance = nil
            try tx.quotes.update(quote)
        case .cancel:
            try tx.quotes.removeCancellation(of: campaign.key)
            if campaign.acceptedAt != nil, hasFixedPrice(campaign) {
                try tx.billing.addFixedCharge(campaign.key, campaign.division)
            }
        default: break
        }
    }

    /// Whether a line is billed at an amount that doesn't depend on hours.
    func hasFixedPrice(_ campaign: Campaign) -> Bool {
        campaign.lines.contains { line in
            line.price.flatMap { definitions.money.prices[$0] }.map { !$0.billsHours(line.tier) } ?? false
        }
    }
}
