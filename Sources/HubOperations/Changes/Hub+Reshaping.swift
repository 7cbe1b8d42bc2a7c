package import HubDomain
import HubJSON
import HubStore

extension Hub {
    /// Gives lines of a campaign up. Hours worked on them are billed by the hour; the rest of the quote is to be made anew.
    /// - Throws: `not-found`, `stale-version`, `forbidden`, `conflict` or `invalid`.
    package func drop(
        lines: [String],
        reason: String,
        of key: CampaignKey,
        by caller: Caller,
        expecting version: Int64?,
        repetition: RepetitionPolicy<CampaignView> = .never
    ) async throws -> Repeatable<CampaignView> {
        try await write(repetition) { tx in
            let campaign = try change(key, expecting: version, by: caller, in: tx) { campaign, pinned in
                let outcome = try campaign.drop(lines: lines, reason: reason, by: caller, pinned, at: tx.now)
                if campaign.acceptedAt != nil, !hasFixedPrice(campaign) {
                    try tx.billing.removeFixedCharge(campaign.key, campaign.division)
                }
                return outcome
            }
            return try view(of: campaign, for: caller, in: tx)
        }
    }
}

extension Hub {
    /// Hands a request to another division.
    /// - Parameter requester: Address or id of who asks for it there; needed when the present one may not.
    /// - Throws: `not-found`, `stale-version`, `forbidden`, `conflict` or `invalid`.
    package func transfer(
        _ key: CampaignKey,
        to division: String,
        requester: String?,
        reason: String,
        by caller: Caller,
        expecting version: Int64?,
        repetition: RepetitionPolicy<CampaignView> = .never
    ) async throws -> Repeatable<CampaignView> {
        try await write(repetition) { tx in
            let campaign = try change(key, expecting: version, by: caller, in: tx) { campaign, pinned in
                let pins = try definitions.pins(forDivision: division)
                let id = try newRequester(requester, of: campaign, in: division, tx)
                return try campaign.transfer(
                    to: division,
                    requester: id,
                    pins,
                    reason: reason,
                    by: caller,
                    pinned,
                    at: tx.now
                )
            }
            return try view(of: campaign, for: caller, in: tx)
        }
    }

    private func newRequester(
        _ requester: String?,
        of campaign: Campaign,
        in division: String,
        _ tx: ReadTransaction
    ) throws -> String? {
        let person =
            try requester.map { try activePerson($0, at: "/requester", in: tx) }
            ?? self.person(campaign.requester, in: tx)
        let roles: [Role] = [.requester, .lead]
        let isRequester = person?.grants.contains { grant in
            roles.contains(grant.role) && (grant.division == nil || grant.division == division)
        }
        guard isRequester == true else {
            let detail = "must be somebody who may request work for \(division)"
            throw HubError(.invalid, "The request has problems", issues: [.required("/requester", detail)])
        }
        return requester == nil ? nil : person?.id
    }

    /// Makes some lines of a campaign one of their own, in intake, linked with it.
    /// - Returns: The new campaign.
    /// - Throws: `not-found`, `stale-version`, `forbidden`, `conflict` or `invalid`.
    package func split(
        _ lines: [String],
        title: String?,
        reason: String,
        of key: CampaignKey,
        by caller: Caller,
        expecting version: Int64?,
        repetition: RepetitionPolicy<CampaignView> = .never
    ) async throws -> Repeatable<CampaignView> {
        let id = ids.next()
        return try await write(repetition) { tx in
            let newKey = try tx.campaigns.nextKey()
            var new: Campaign?
            _ = try change(key, expecting: version, by: caller, in: tx) { campaign, pinned in
                let issues = title.map(RequestDraft.problems(withTitle:)) ?? []
                guard issues.isEmpty else { throw HubError(.invalid, "The request has problems", issues: issues) }
                new = campaign.beginning(with: lines, title: title, id: id, key: newKey, pinned.workflow, at: tx.now)
                return try campaign.splitOff(
                    lines: lines,
                    as: newKey,
                    reason: reason,
                    by: caller,
                    pinned,
                    at: tx.now
                )
            }
            guard let new else { throw HubError(.internalError, "Nothing was split off") }
            return try view(of: try store(new, splitFrom: key, reason, by: caller, in: tx), for: caller, in: tx)
        }
    }

    private func store(
        _ new: Campaign,
        splitFrom key: CampaignKey,
        _ reason: String,
        by caller: Caller,
        in tx: WriteTransaction
    ) throws -> Campaign {
        var campaign = new
        let pinned = try definitions.definitions(for: campaign, in: tx)
        var draft = campaign
        draft.submittedAt = nil
        let birth = CampaignEvent(
            type: .submitted,
            occurredAt: tx.now,
            reason: "Split from \(key): \(reason)",
            changes: [Change(pointer: "", before: .null, after: .object(campaign.snapshot))]
        )
        let facts = Fact.measured(by: birth, from: draft, to: campaign, pinned)
        let events = try startClocks(of: &campaign, [birth], in: tx)
        let chain = try record(events, of: campaign, after: .start, by: caller, in: tx)
        try tx.campaigns.insert(campaign, chain: chain)
        try holdAnswers(of: campaign, since: nil, in: tx)
        try tx.facts.insert(facts, of: campaign)
        return campaign
    }

    /// Takes a request's lines into another one of the same division and ends it.
    /// - Returns: The campaign that has taken them in.
    /// - Throws: `not-found`, `stale-version`, `forbidden`, `conflict` or `invalid`.
    package func merge(
        _ key: CampaignKey,
        into target: CampaignKey,
        reason: String,
        by caller: Caller,
        expecting version: Int64?,
        repetition: RepetitionPolicy<CampaignView> = .never
    ) async throws -> Repeatable<CampaignView> {
        try await write(repetition) { tx in
            let source = try change(key, expecting: version, by: caller, in: tx) { campaign, pinned in
                try campaign.mergeAway(into: target, reason: reason, by: caller, pinned, at: tx.now)
            }
            let merged = try change(target, expecting: nil, by: caller, in: tx) { campaign, pinned in
                try campaign.takeIn(source, reason: reason, by: caller, pinned, at: tx.now)
            }
            return try view(of: merged, for: caller, in: tx)
        }
    }
}
