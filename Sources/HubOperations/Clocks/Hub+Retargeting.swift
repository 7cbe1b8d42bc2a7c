package import HubDomain
import HubStore

/// What taking running clocks over to a new version of their policy did or would do to one of them.
package struct ClockRetarget: Sendable {
    package let campaign: CampaignKey
    package let before: ClockCycle
    package let after: ClockCycle
}

extension Hub {
    /// Takes the active cycles under a policy over to its newest version and to the newest version of their calendars;
    /// finished cycles stay as they are. All of them or none, in one transaction.
    /// - Parameters:
    ///   - isDryRun: Tells what would change and changes nothing.
    /// - Returns: The cycles whose goal, policy or calendar version changed.
    /// - Throws: `forbidden` for others than administrators, `invalid` at `/policy` for an unknown one.
    package func retargetClocks(
        under policy: String,
        reason: String?,
        isDryRun: Bool,
        by caller: Caller,
        repetition: RepetitionPolicy<[ClockRetarget]> = .never
    ) async throws -> Repeatable<[ClockRetarget]> {
        guard caller.has(.admin) || caller.has(.system) else {
            throw HubError(.forbidden, "Administrators take running clocks over to a new policy")
        }
        guard let head = definitions.current.head(.slaPolicy, policy) else { throw unknownPolicy(policy) }
        let version = head.reference.version
        if isDryRun, repetition.request == nil {
            return .done(
                try await store.read { tx in
                    try tx.clocks.campaigns(under: policy).flatMap { try preview($0, policy, version, caller, in: tx) }
                }
            )
        }
        return try await write(repetition) { tx in
            try tx.clocks.campaigns(under: policy).flatMap { key in
                try isDryRun
                    ? preview(key, policy, version, caller, in: tx)
                    : retarget(key, policy, version, reason, caller, in: tx)
            }
        }
    }

    private func preview(
        _ key: CampaignKey,
        _ policy: String,
        _ version: Int,
        _ caller: Caller,
        in tx: ReadTransaction
    ) throws -> [ClockRetarget] {
        let campaign = try tx.campaigns.find(key)
        guard try tx.viewer(caller).maySee(campaign) else { return [] }
        var after = campaign
        let pinned = try definitions.definitions(for: campaign, in: tx)
        _ = try retarget(&after, policy, version, pinned, in: tx)
        return Self.differences(campaign, after)
    }

    private func retarget(
        _ key: CampaignKey,
        _ policy: String,
        _ version: Int,
        _ reason: String?,
        _ caller: Caller,
        in tx: WriteTransaction
    ) throws -> [ClockRetarget] {
        var before: Campaign?
        let after = try change(key, expecting: nil, by: caller, seesAll: true, in: tx) { campaign, pinned in
            before = campaign
            let changes = try retarget(&campaign, policy, version, pinned, in: tx)
            guard !changes.isEmpty else { return Outcome(events: []) }
            var event = CampaignEvent(type: .clockRetargeted, occurredAt: tx.now, reason: reason)
            event.clocks = changes
            return Outcome(events: [event])
        }
        guard let before, try tx.viewer(caller).maySee(after) else { return [] }
        return Self.differences(before, after)
    }

    private func retarget(
        _ campaign: inout Campaign,
        _ policy: String,
        _ version: Int,
        _ pinned: CampaignDefinitions,
        in tx: ReadTransaction
    ) throws -> [ClockChange] {
        let moment = try moment(of: campaign, before: campaign, action: nil, at: tx.now, pinned, in: tx)
        return try campaign.retargetClocks(under: policy, toVersion: version, moment)
    }

    private static func differences(_ before: Campaign, _ after: Campaign) -> [ClockRetarget] {
        zip(before.clocks, after.clocks).filter { $0 != $1 }.map {
            ClockRetarget(campaign: before.key, before: $0, after: $1)
        }
    }

    private func unknownPolicy(_ key: String) -> HubError {
        let known = definitions.heads(of: .slaPolicy).map(\.reference.key).joined(separator: ", ")
        let issue = Issue(
            pointer: "/policy",
            code: "invalid",
            detail: "There is no SLA policy \"\(key)\"; known are \(known)"
        )
        return HubError(.invalid, "The policy isn't known", issues: [issue])
    }
}
