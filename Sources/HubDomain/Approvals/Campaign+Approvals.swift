package import HubJSON

extension Campaign {
    /// Who is asked to approve a proof.
    package struct ApprovalRequest: Hashable, Sendable {
        package let kind: String
        /// Person id.
        package let person: String
        /// Person id.
        package let substitute: String?
        package let dueAt: Instant?

        package init(kind: String, person: String, substitute: String?, dueAt: Instant?) {
            self.kind = kind
            self.person = person
            self.substitute = substitute
            self.dueAt = dueAt
        }
    }

    /// Asks people to approve a proof in force.
    /// - Throws: `not-found` for the proof, `forbidden`, `conflict` when the proof isn't in force, `rounds-exceeded` when
    ///   a line's service includes no further round, or `invalid`.
    package mutating func askApproval(
        of proofID: String,
        from requests: [ApprovalRequest],
        note: String?,
        by caller: Caller,
        _ definitions: CampaignDefinitions,
        at now: Instant
    ) throws -> Outcome {
        guard caller.has(anyOf: [.producer, .lead], in: division) else {
            throw HubError(.forbidden, "Approvals are asked for by producers and leads")
        }
        try checkIsOpenForApproval(definitions.workflow)
        guard let proof = proof(proofID) else {
            throw HubError(.notFound, "Campaign \(key) has no proof \"\(proofID.shortened)\"")
        }
        guard isInForce(proof) else {
            throw HubError(
                .conflict,
                "\(proof.id) isn't in force any more: a newer proof has taken its place, or the scope was changed"
            )
        }
        try checkRounds(of: proof, definitions)
        let found =
            TextRules.issues(withRemark: note, at: "/note")
            + requests.enumerated().flatMap { index, request in
                issues(with: request, at: "/approvers/\(index)", proof, requests, definitions, now)
            }
        guard found.isEmpty else { throw HubError(.invalid, "The approvers have problems", issues: found) }
        let before = self
        let round = lines.filter { proof.concerns($0.id) }.map { self.round(of: proof, on: $0.id) }.max() ?? 1
        for request in requests {
            approvals.append(
                Approval(
                    id: "V\(Self.nextNumber(in: approvals.map(\.id)))",
                    proof: proof.id,
                    kind: request.kind,
                    person: request.person,
                    substitute: request.substitute,
                    round: round,
                    askedBy: caller.id,
                    askedAt: now,
                    dueAt: request.dueAt,
                    note: note
                )
            )
        }
        touch(at: now)
        return Outcome(events: [
            CampaignEvent(
                type: .approvalAsked,
                occurredAt: now,
                reason: note,
                changes: changesOfApprovals(since: before)
            )
        ])
    }

    private func issues(
        with request: ApprovalRequest,
        at pointer: String,
        _ proof: Proof,
        _ all: [ApprovalRequest],
        _ definitions: CampaignDefinitions,
        _ now: Instant
    ) -> [Issue] {
        var issues = futureIssue(request.dueAt, "dueAt", now).map { issue in
            Issue(pointer: pointer + issue.pointer, code: issue.code, detail: issue.detail)
        }
        if let kinds = definitions.brief.approverKinds, !kinds.contains(request.kind) {
            issues.append(.invalid(pointer + "/kind", "must be one of \(kinds.listed)"))
        }
        if request.person == proof.by {
            issues.append(.invalid(pointer + "/person", "put the proof out: somebody else has to approve it"))
        }
        if request.substitute == request.person {
            issues.append(.invalid(pointer + "/substitute", "is the person itself"))
        }
        let standing = approvals.last {
            $0.proof == proof.id && $0.kind == request.kind && $0.person == request.person
        }
        if let standing, [.waiting, .approved].contains(state(of: standing)) {
            let words = state(of: standing) == .waiting ? "was asked already" : "has approved already"
            issues.append(.invalid(pointer + "/person", "\(words): \(standing.id)"))
        }
        if all.count(where: { $0.kind == request.kind && $0.person == request.person }) > 1 {
            issues.append(.invalid(pointer + "/person", "is named twice"))
        }
        return issues
    }

    /// Takes a question back.
    /// - Throws: `not-found`, `forbidden`, `conflict` once it was decided, or `invalid` without a reason.
    package mutating func withdraw(
        approval id: String,
        reason: String?,
        by caller: Caller,
        at now: Instant
    ) throws -> Outcome {
        let index = try position(ofApproval: id)
        guard caller.has(anyOf: [.producer, .lead], in: division) else {
            throw HubError(.forbidden, "Approvals are withdrawn by producers and leads")
        }
        guard approvals[index].isWaiting else {
            throw HubError(.conflict, "\(id) isn't waited for any more: it is \(state(of: approvals[index]).rawValue)")
        }
        let issues =
            (reason ?? "").isBlank ? [.required("/reason", "Say why")] : TextRules.issues(withReason: reason)
        guard issues.isEmpty else { throw HubError(.invalid, "The withdrawal has problems", issues: issues) }
        let before = self
        approvals[index].closedAt = now
        touch(at: now)
        return Outcome(events: [
            CampaignEvent(
                type: .approvalWithdrawn,
                occurredAt: now,
                reason: reason,
                changes: changesOfApprovals(since: before)
            )
        ])
    }

    func position(ofApproval id: String) throws -> Int {
        guard let index = approvals.firstIndex(where: { $0.id == id }) else {
            throw HubError(.notFound, "Campaign \(key) has no approval \"\(id.shortened)\"")
        }
        return index
    }

    func changesOfApprovals(since before: Campaign) -> [Change] {
        approvals.flatMap { approval in
            Change.between(
                before.approval(approval.id).map { .object($0.snapshot) } ?? .null,
                .object(approval.snapshot),
                at: "/approvals/\(approval.id)"
            )
        }
    }
}

extension Approval {
    package var snapshot: JSONObject {
        [
            "proof": .string(proof), "kind": .string(kind), "person": .string(person),
            "substitute": substitute.map(JSONValue.string) ?? .null, "round": .integer(Int64(round)),
            "dueAt": .instant(dueAt), "decision": decision.map { .string($0.rawValue) } ?? .null,
            "decidedBy": decidedBy.map(JSONValue.string) ?? .null, "closedAt": .instant(closedAt),
        ]
    }
}

extension BriefDefinition {
    /// The kinds that the table of approvers knows; `nil` when the brief has no such table.
    package var approverKinds: [String]? {
        guard case .table(let columns, _)? = fields.first(where: { $0.id == "approvers" })?.type else { return nil }
        guard case .choice(let kinds)? = columns.first(where: { $0.name == "kind" })?.type else { return nil }
        return kinds
    }
}
