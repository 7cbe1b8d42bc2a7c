import HubDomain
import HubStore

/// What became of a step that the hub meant to take.
enum TimedResult: Sendable {
    case performed
    /// The slot was given up.
    case missed
    /// Somebody has changed the campaign since it was looked up.
    case nothing
}

extension Hub {
    /// Takes the step that a campaign's timer stands for, if its instant has come.
    /// - Throws: As `perform`: a build that can't start now is tried again.
    func take(_ step: CampaignTimer.Step, with key: CampaignKey) async throws -> TimedResult {
        try await write { tx in
            var result = TimedResult.nothing
            _ = try change(key, expecting: nil, by: .system, in: tx) { campaign, pinned in
                guard let timer = campaign.flow.timer, timer.step == step, timer.at <= tx.now else {
                    return Outcome(events: [])
                }
                result = .performed
                switch step {
                case .fullyLive: return campaign.becomeFullyLive(at: tx.now)
                case .startBuild:
                    return try perform(try request(.startBuild, timer, campaign, pinned), on: &campaign, pinned, in: tx)
                case .launch:
                    let request = try request(.launch, timer, campaign, pinned)
                    let plan = try campaign.plan(request, for: .system, by: pinned, at: tx.now)
                    if plan.isAllowed { return try campaign.apply(plan, request, by: .system, pinned, at: tx.now) }
                    result = .missed
                    return campaign.missSlot(plan, pinned, at: tx.now)
                }
            }
            return result
        }
    }

    private func perform(
        _ request: ActionRequest,
        on campaign: inout Campaign,
        _ pinned: CampaignDefinitions,
        in tx: WriteTransaction
    ) throws -> Outcome {
        try perform(request, on: &campaign, for: .system, pinned, in: tx)
    }

    /// The action with an effect that the campaign's workflow lets the hub itself take.
    private func request(
        _ effect: ActionDefinition.Effect,
        _ timer: CampaignTimer,
        _ campaign: Campaign,
        _ pinned: CampaignDefinitions
    ) throws -> ActionRequest {
        let action = pinned.workflow.actions(from: campaign.stage).first {
            $0.effect == effect && $0.roles.contains(.system)
        }
        guard let action else { throw HubError(.notFound, "The workflow has no such action for the hub") }
        let takesReason = action.reason.isAccepted
        return ActionRequest(action: action.key, reason: takesReason ? "Due at \(timer.at.rfc3339)" : nil)
    }
}
