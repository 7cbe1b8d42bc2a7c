package import HubDomain
import HubStore

/// A campaign's overrides, slots and owed inputs with the people behind them.
package struct WorkflowStateView: Sendable {
    package let campaign: Campaign
    /// Names by person id.
    package let people: [String: String]

    package var state: WorkflowState { campaign.flow }
}

extension Hub {
    /// - Throws: `not-found`.
    package func workflowState(of key: CampaignKey, for caller: Caller) async throws -> WorkflowStateView {
        try await store.read { tx in try stateView(of: try readable(key, by: caller, in: tx), in: tx) }
    }

    /// Sets a gate aside for the attempt that runs.
    /// - Throws: `not-found`, `stale-version`, `forbidden`, `conflict` or `invalid`.
    package func overrideGate(
        _ request: GateOverride.Request,
        of key: CampaignKey,
        by caller: Caller,
        expecting version: Int64?,
        repetition: RepetitionPolicy<WorkflowStateView> = .never
    ) async throws -> Repeatable<WorkflowStateView> {
        try await write(repetition) { tx in
            let campaign = try change(key, expecting: version, by: caller, in: tx) { campaign, pinned in
                try campaign.override(request, by: caller, pinned, at: tx.now)
            }
            return try stateView(of: campaign, in: tx)
        }
    }

    /// Asks the requester for something by a day of the plan.
    /// - Throws: `not-found`, `stale-version`, `forbidden`, `conflict` or `invalid`.
    package func oweInput(
        _ request: OwedInput.Request,
        on key: CampaignKey,
        by caller: Caller,
        expecting version: Int64?,
        repetition: RepetitionPolicy<WorkflowStateView> = .never
    ) async throws -> Repeatable<WorkflowStateView> {
        try await write(repetition) { tx in
            let campaign = try change(key, expecting: version, by: caller, in: tx) { campaign, pinned in
                try campaign.owe(request, by: caller, pinned, at: tx.now)
            }
            return try stateView(of: campaign, in: tx)
        }
    }

    /// Notes that an input of the requester has come.
    /// - Throws: `not-found`, `stale-version`, `forbidden` or `conflict`.
    package func receiveInput(
        _ input: String,
        of key: CampaignKey,
        by caller: Caller,
        expecting version: Int64?
    ) async throws -> WorkflowStateView {
        try await write { tx in
            let campaign = try change(key, expecting: version, by: caller, in: tx) { campaign, pinned in
                try campaign.receive(input: input, by: caller, pinned, at: tx.now)
            }
            return try stateView(of: campaign, in: tx)
        }
    }

    private func stateView(of campaign: Campaign, in tx: ReadTransaction) throws -> WorkflowStateView {
        WorkflowStateView(
            campaign: campaign,
            people: try names(of: campaign.flow.overrides.map(\.by), in: tx)
        )
    }
}
