package import HubDomain
import HubJSON
import HubStore

/// An approval with what its reader needs beside it.
package struct ApprovalView: Sendable {
    package let campaign: Campaign
    package let approval: Approval
    package let proof: Proof
    /// Names by person id.
    package let people: [String: String]
    package let readAt: Instant

    package var state: Approval.State { campaign.state(of: approval) }
    package var dueAt: Instant? { campaign.dueAt(approval) }
    package var isOverdue: Bool { approval.isWaiting && dueAt.map { $0 < readAt } ?? false }
}

/// Somebody to be asked.
package struct NewApprover: Sendable {
    package let kind: String
    /// Address or id.
    package let person: String
    package let substitute: String?
    package let dueAt: Instant?

    package init(kind: String, person: String, substitute: String? = nil, dueAt: Instant? = nil) {
        self.kind = kind
        self.person = person
        self.substitute = substitute
        self.dueAt = dueAt
    }
}

extension Hub {
    /// - Throws: `not-found`.
    package func approvals(of key: CampaignKey, for caller: Caller) async throws -> [ApprovalView] {
        try await store.read { tx in try approvalList(of: try readable(key, by: caller, in: tx), in: tx) }
    }

    /// Asks people to approve a proof.
    /// - Parameters:
    ///   - proof: `nil` for the newest of what is about to go out.
    ///   - approvers: Empty for those whom the brief names and who weren't asked yet.
    /// - Throws: `not-found`, `stale-version`, `forbidden`, `conflict`, `rounds-exceeded` or `invalid`.
    package func askApproval(
        of proof: String?,
        from approvers: [NewApprover],
        note: String?,
        on key: CampaignKey,
        by caller: Caller,
        expecting version: Int64?,
        repetition: RepetitionPolicy<[ApprovalView]> = .never
    ) async throws -> Repeatable<[ApprovalView]> {
        try await write(repetition) { tx in
            var known = 0
            let campaign = try change(key, expecting: version, by: caller, in: tx) { campaign, pinned in
                known = campaign.approvals.count
                let chosen = proof ?? campaign.proofs.last { $0.subject == Proof.currentProof }?.id
                guard let chosen else {
                    throw HubError(
                        .conflict,
                        "There is no proof to approve yet: POST /v1/campaigns/\(campaign.key)/proofs first"
                    )
                }
                let named = approvers.isEmpty ? campaign.namedApprovers(toAskFor: chosen) : approvers
                let requests = try requests(named, areOfBrief: approvers.isEmpty, campaign, chosen, in: tx)
                return try campaign.askApproval(
                    of: chosen,
                    from: requests,
                    note: note,
                    by: caller,
                    pinned,
                    at: tx.now
                )
            }
            return Array(try approvalList(of: campaign, in: tx).dropFirst(known))
        }
    }

    /// Decides, as the person who was asked or, while that person is away, as the substitute.
    /// - Throws: `not-found`, `stale-version`, `forbidden`, `conflict` or `invalid`.
    package func decide(
        _ approval: String,
        _ verdict: Campaign.ApprovalVerdict,
        on key: CampaignKey,
        by caller: Caller,
        expecting version: Int64?,
        repetition: RepetitionPolicy<ApprovalView> = .never
    ) async throws -> Repeatable<ApprovalView> {
        try await write(repetition) { tx in
            let campaign = try change(key, expecting: version, by: caller, in: tx) { campaign, pinned in
                let person = campaign.approval(approval)?.person
                return try campaign.decide(
                    approval: approval,
                    verdict,
                    by: caller,
                    substitutes: try person.map { try isAway($0, in: tx) } ?? false,
                    pinned,
                    at: tx.now
                )
            }
            return try view(of: approval, campaign, in: tx)
        }
    }

    /// - Throws: `not-found`, `stale-version`, `forbidden`, `conflict` or `invalid`.
    package func withdraw(
        _ approval: String,
        reason: String?,
        on key: CampaignKey,
        by caller: Caller,
        expecting version: Int64?,
        repetition: RepetitionPolicy<ApprovalView> = .never
    ) async throws -> Repeatable<ApprovalView> {
        try await write(repetition) { tx in
            let campaign = try change(key, expecting: version, by: caller, in: tx) { campaign, _ in
                try campaign.withdraw(approval: approval, reason: reason, by: caller, at: tx.now)
            }
            return try view(of: approval, campaign, in: tx)
        }
    }

    /// Grants rounds of approval beyond what a line's service includes.
    /// - Throws: `not-found`, `stale-version`, `forbidden`, `conflict` or `invalid`.
    package func grantRounds(
        _ rounds: Int,
        line: String,
        reason: String,
        on key: CampaignKey,
        by caller: Caller,
        expecting version: Int64?,
        repetition: RepetitionPolicy<RoundsView> = .never
    ) async throws -> Repeatable<RoundsView> {
        try await write(repetition) { tx in
            var included: Int?
            _ = try change(key, expecting: version, by: caller, in: tx) { campaign, pinned in
                let outcome = try campaign.grantRounds(
                    rounds,
                    on: line,
                    reason: reason,
                    by: caller,
                    pinned,
                    at: tx.now
                )
                included = try campaign.line(line).flatMap { try campaign.includedRounds(of: $0, by: pinned) }
                return outcome
            }
            return RoundsView(line: line, included: included)
        }
    }

    func approvalList(of campaign: Campaign, in tx: ReadTransaction) throws -> [ApprovalView] {
        try campaign.approvals.compactMap { try view(of: $0, campaign, in: tx) }
    }

    private func view(of approval: String, _ campaign: Campaign, in tx: ReadTransaction) throws -> ApprovalView {
        guard let found = campaign.approval(approval), let view = try view(of: found, campaign, in: tx) else {
            throw HubError(.internalError, "\(campaign.key) lost the approval \(approval)")
        }
        return view
    }

    func view(of approval: Approval, _ campaign: Campaign, in tx: ReadTransaction) throws -> ApprovalView? {
        guard let proof = campaign.proof(approval.proof) else { return nil }
        let people = [approval.person, approval.substitute, approval.askedBy, approval.decidedBy].compactMap(\.self)
        return ApprovalView(
            campaign: campaign,
            approval: approval,
            proof: proof,
            people: try names(of: people, in: tx),
            readAt: tx.now
        )
    }

    private func requests(
        _ approvers: [NewApprover],
        areOfBrief: Bool,
        _ campaign: Campaign,
        _ proof: String,
        in tx: ReadTransaction
    ) throws -> [Campaign.ApprovalRequest] {
        var issues: [Issue] = []
        let requests = try approvers.enumerated().compactMap { index, approver -> Campaign.ApprovalRequest? in
            let pointer = "/approvers/\(index)"
            let substitute = try approver.substitute.flatMap { try person($0, in: tx) }
            if approver.substitute != nil, !areOfBrief, substitute?.isActive != true {
                issues.append(.invalid(pointer + "/substitute", "is nobody whom the hub knows and who is active"))
            }
            guard let person = try person(approver.person, in: tx), person.isActive || substitute?.isActive == true
            else {
                issues.append(
                    .invalid(pointer + "/person", "\(approver.person.shortened) can't log in: add the person first")
                )
                return nil
            }
            return Campaign.ApprovalRequest(
                kind: approver.kind,
                person: person.id,
                substitute: substitute?.id,
                dueAt: approver.dueAt
            )
        }
        guard issues.isEmpty else { throw HubError(.invalid, "The approvers have problems", issues: issues) }
        // Of those whom the brief names only who wasn't asked yet.
        let open = areOfBrief ? requests.filter { !campaign.hasAsked($0, for: proof) } : requests
        guard !open.isEmpty else {
            throw HubError(.conflict, "Everybody whom the brief names was asked already: name approvers")
        }
        return open
    }
}

/// How many rounds a line has in all; `nil` for any number.
package struct RoundsView: Sendable {
    package let line: String
    package let included: Int?
}

extension Campaign {
    fileprivate func namedApprovers(toAskFor proof: String) -> [NewApprover] {
        (brief["approvers"]?.array ?? []).compactMap { row in
            guard let kind = row["kind"]?.string, let person = row["person"]?.string else { return nil }
            return NewApprover(kind: kind, person: person, substitute: row["substitute"]?.string)
        }
    }

    fileprivate func hasAsked(_ request: ApprovalRequest, for proof: String) -> Bool {
        approvals.contains {
            $0.proof == proof && $0.kind == request.kind && $0.person == request.person
                && [.waiting, .approved, .approvedWithChanges].contains(state(of: $0))
        }
    }
}
