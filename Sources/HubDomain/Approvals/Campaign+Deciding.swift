private import HubJSON

extension Campaign {
    /// What an approver says about a proof.
    package struct ApprovalVerdict: Hashable, Sendable {
        package let decision: Approval.Decision
        package let remark: String?
        package let findings: [FindingDraft]
        /// The bytes that were looked at; `nil` when the caller didn't say.
        package let digest: ContentDigest?

        package init(
            decision: Approval.Decision,
            remark: String? = nil,
            findings: [FindingDraft] = [],
            digest: ContentDigest? = nil
        ) {
            self.decision = decision
            self.remark = remark
            self.findings = findings
            self.digest = digest
        }
    }

    /// Decides on a proof. What is to be changed becomes findings; while the campaign is being built each gets a task.
    /// - Parameter substitutes: Whether the person who was asked is away or has left, so that the substitute decides.
    /// - Throws: `not-found`, `forbidden` for anybody else, `conflict` when it isn't waited for any more or the proof is
    ///   another one, or `invalid`.
    package mutating func decide(
        approval id: String,
        _ verdict: ApprovalVerdict,
        by caller: Caller,
        substitutes: Bool,
        _ definitions: CampaignDefinitions,
        at now: Instant
    ) throws -> Outcome {
        let index = try position(ofApproval: id)
        try checkDecider(of: approvals[index], caller, substitutes)
        try checkIsOpenForApproval(definitions.workflow)
        guard approvals[index].isWaiting, let proof = proof(approvals[index].proof) else {
            let state = state(of: approvals[index]).rawValue
            throw HubError(
                .conflict,
                "\(id) isn't waited for any more: it is \(state)",
                details: ["state": .string(state)]
            )
        }
        if let digest = verdict.digest, digest != proof.digest {
            throw HubError(.conflict, "\(proof.id) has the digest \(proof.digest): look at what is in force")
        }
        let issues = issues(with: verdict, definitions)
        guard issues.isEmpty else { throw HubError(.invalid, "The decision has problems", issues: issues) }
        let before = self
        approvals[index].decision = verdict.decision
        approvals[index].decidedBy = caller.id
        approvals[index].decidedAs = Role.allCases.filter { caller.has($0, in: division) }
        approvals[index].remark = verdict.remark
        approvals[index].closedAt = now
        approvals[index].findings = record(drafts(of: verdict, proof, definitions), by: caller, definitions, at: now)
        touch(at: now)
        let event = CampaignEvent(
            type: .approvalDecided,
            occurredAt: now,
            reason: verdict.remark,
            changes: changesOfApprovals(since: before) + changesOfParts(since: before)
        )
        return Outcome(events: [event], facts: Fact.measured(by: event, from: before, to: self, definitions))
    }

    private func checkDecider(of approval: Approval, _ caller: Caller, _ substitutes: Bool) throws {
        if caller.id == approval.person { return }
        guard caller.id == approval.substitute else {
            throw HubError(.forbidden, "Somebody else was asked for this approval")
        }
        guard substitutes else {
            throw HubError(.forbidden, "You decide only while the person who was asked is away or has left")
        }
    }

    private func issues(with verdict: ApprovalVerdict, _ definitions: CampaignDefinitions) -> [Issue] {
        var issues = TextRules.issues(withRemark: verdict.remark, at: "/note")
        let hasRemark = !(verdict.remark ?? "").isBlank
        switch verdict.decision {
        case .approved where !verdict.findings.isEmpty:
            issues.append(.invalid("/findings", "What has to change is approved-with-changes"))
        case .approvedWithChanges where !hasRemark && verdict.findings.isEmpty:
            issues.append(.required("/findings", "Say what has to change, as findings or in note"))
        case .rejected where !hasRemark: issues.append(.required("/note", "Say why"))
        default: break
        }
        return issues
            + verdict.findings.enumerated().flatMap { problems(with: $1, at: "/findings/\($0)", definitions) }
    }

    /// The findings of a decision; a remark alone stands for one.
    private func drafts(
        of verdict: ApprovalVerdict,
        _ proof: Proof,
        _ definitions: CampaignDefinitions
    ) -> [FindingDraft] {
        guard verdict.decision == .approvedWithChanges, verdict.findings.isEmpty else { return verdict.findings }
        let causes = definitions.workflow.reasons[.findingCause].map(\.key)
        let usual = "content-changed"
        let cause = causes.contains(usual) ? usual : causes.first ?? usual
        return [
            FindingDraft(line: proof.line, item: nil, severity: .minor, cause: cause, text: verdict.remark ?? "")
        ]
    }

    private mutating func record(
        _ drafts: [FindingDraft],
        by caller: Caller,
        _ definitions: CampaignDefinitions,
        at now: Instant
    ) -> [String] {
        let isBuilt = definitions.workflow.actions(from: stage).contains { $0.effect == .submitForQA }
        return drafts.map { draft in
            let finding = record(draft, by: caller.id, at: now)
            if isBuilt { addMendingTask(for: finding, in: stage) }
            return finding.id
        }
    }
}
