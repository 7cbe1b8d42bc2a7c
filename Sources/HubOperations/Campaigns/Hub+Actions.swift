package import HubDomain
import HubStore

/// What a caller may do with a campaign now, and what is still missing for each.
package struct ActionList: Sendable {
    package let campaign: Campaign
    package let plans: [Plan]
    package let workflow: WorkflowDefinition
    /// For leads; `nil` for others and where no action stands.
    package let voiding: Voiding?
    package let reshapings: [Reshaping]
}

extension Hub {
    /// - Throws: `not-found`.
    package func actions(on key: CampaignKey, for caller: Caller) async throws -> ActionList {
        try await store.read { tx in
            var campaign = try readable(key, by: caller, in: tx)
            try definitions.rebase(&campaign)
            var pinned = try definitions.definitions(for: campaign, in: tx)
            let actions = pinned.workflow.actions(from: campaign.stage)
            if actions.contains(where: \.asksMoney) {
                let judgesBudget = actions.contains(where: \.asksBudget)
                _ = try addMoney(to: &pinned, for: campaign, judgesBudget: judgesBudget, in: tx)
            }
            return ActionList(
                campaign: campaign,
                plans: try campaign.plans(for: caller, by: pinned, at: tx.now),
                workflow: pinned.workflow,
                voiding: caller.has(.lead, in: campaign.division) ? try voiding(of: campaign, pinned, in: tx) : nil,
                reshapings: campaign.reshapings(for: caller, pinned.workflow)
            )
        }
    }

    /// Performs an action, or explains what stands in the way.
    /// - Throws: `gate-unmet` (every gate with its state and items), `conflict` with the stage and what it offers,
    ///   `invalid`, `stale-version`, `forbidden` or `not-found`.
    package func perform(
        _ request: ActionRequest,
        on key: CampaignKey,
        for caller: Caller,
        expecting version: Int64?,
        repetition: RepetitionPolicy<CampaignView> = .never
    ) async throws -> Repeatable<CampaignView> {
        let prepared = await prepareQuote(of: key, for: request, by: caller)
        return try await write(repetition) { tx in
            let campaign = try change(key, expecting: version, by: caller, in: tx) { campaign, pinned in
                try perform(request, on: &campaign, for: caller, pinned, prepared, in: tx)
            }
            let isSubmission = campaign.submittedAt == tx.now
            if isSubmission { try keepPromise(of: campaign, in: tx) }
            return try view(of: campaign, for: caller, findsDuplicates: isSubmission, in: tx)
        }
    }

    func perform(
        _ request: ActionRequest,
        on campaign: inout Campaign,
        for caller: Caller,
        _ pinned: CampaignDefinitions,
        _ prepared: PreparedQuote? = nil,
        in tx: WriteTransaction
    ) throws -> Outcome {
        if campaign.submittedAt == nil { try campaign.resize(by: pinned, at: tx.now) }
        var pinned = pinned
        var offer: QuoteOffer?
        if let action = pinned.workflow.action(request.action), action.asksMoney {
            let judgesBudget = action.asksBudget
            offer = try addMoney(to: &pinned, for: campaign, request, prepared, judgesBudget: judgesBudget, in: tx)
        }
        let plan = try campaign.plan(request, for: caller, by: pinned, at: tx.now)
        guard plan.isAllowed else { throw HubError.refused(plan, of: (campaign, pinned.workflow)) }
        let before = campaign
        var outcome = try campaign.apply(plan, request, by: caller, pinned, at: tx.now)
        try settle(plan, of: campaign, since: before, &outcome, pinned, offer, by: caller, in: tx)
        return outcome
    }
}

extension ActionDefinition {
    /// Whether what a campaign costs has to do with it.
    var asksMoney: Bool {
        gates.contains(.quoteAccepted) || asksBudget || effect == .accept || effect == .plan
    }

    fileprivate var asksBudget: Bool {
        gates.contains { if case .budgetAvailable = $0 { true } else { false } }
    }
}
