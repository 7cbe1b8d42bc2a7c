package import HubJSON

extension Campaign {
    /// Puts a new version out for approval. Approvals of the proof whose place it takes no longer count, and what was
    /// still waited for on it is closed.
    /// - Throws: `forbidden`, `conflict` outside open stages, or `invalid`.
    package mutating func putOut(
        _ draft: ProofDraft,
        by caller: Caller,
        _ definitions: CampaignDefinitions,
        at now: Instant
    ) throws -> Outcome {
        guard caller.has(anyOf: [.producer, .lead], in: division) else {
            throw HubError(.forbidden, "Proofs are put out by producers and leads")
        }
        try checkIsOpenForApproval(definitions.workflow)
        let issues = issues(with: draft)
        guard issues.isEmpty else { throw HubError(.invalid, "The proof has problems", issues: issues) }
        let before = self
        let version = proofs.count { $0.line == draft.line && $0.subject == draft.subject } + 1
        let proof = Proof(
            id: "P\(Self.nextNumber(in: proofs.map(\.id)))",
            line: draft.line,
            subject: draft.subject,
            version: version,
            source: draft.source,
            digest: draft.digest,
            note: draft.note,
            by: caller.id,
            at: now
        )
        proofs.append(proof)
        closeOvertakenApprovals(at: now)
        touch(at: now)
        let change = Change(pointer: "/proofs/\(proof.id)", before: .null, after: .object(proof.snapshot))
        return Outcome(events: [
            CampaignEvent(
                type: .proofAdded,
                occurredAt: now,
                reason: draft.note,
                changes: [change] + changesOfApprovals(since: before)
            )
        ])
    }

    private func issues(with draft: ProofDraft) -> [Issue] {
        var issues = TextRules.issues(withRemark: draft.note, at: "/note")
        if let line = draft.line, self.line(line) == nil {
            issues.append(.invalid("/line", "The campaign has no line \"\(line.shortened)\""))
        }
        if draft.subject.isBlank { issues.append(.required("/subject", "Say what the proof is of")) }
        if case .url(let url) = draft.source, let problem = WebAddress.problem(with: .string(url)) {
            issues.append(.invalid("/url", problem))
        }
        let newest = proofs.last { $0.line == draft.line && $0.subject == draft.subject }
        if let newest, newest.digest == draft.digest, isInForce(newest) {
            issues.append(.invalid("/digest", "\(newest.id) shows the same bytes and is still in force"))
        }
        return issues
    }

    private mutating func closeOvertakenApprovals(at now: Instant) {
        for index in approvals.indices where approvals[index].isWaiting {
            guard let proof = proof(approvals[index].proof), !isInForce(proof) else { continue }
            approvals[index].closedAt = now
        }
    }

    /// Nobody is waited for once the work has ended.
    mutating func closeApprovals(at now: Instant) {
        for index in approvals.indices where approvals[index].isWaiting { approvals[index].closedAt = now }
    }

    func checkIsOpenForApproval(_ workflow: WorkflowDefinition) throws {
        let isOpen = submittedAt != nil && workflow.stage(stage)?.category.isOpen ?? false
        guard !isOpen else { return }
        throw HubError(
            .conflict,
            "Proofs and approvals belong to submitted work that isn't live yet; the campaign is in \(stage.rawValue)",
            details: ["stage": .string(stage.rawValue)]
        )
    }
}

extension Proof {
    package var snapshot: JSONObject {
        var object: JSONObject = [
            "line": line.map(JSONValue.string) ?? .null, "subject": .string(subject),
            "version": .integer(Int64(version)), "digest": .string(digest.description),
        ]
        switch source {
        case .file(let file): object["file"] = .string(file.description)
        case .url(let url): object["url"] = .string(url)
        }
        return object
    }
}
