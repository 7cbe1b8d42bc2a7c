/// A judgement on a proof that somebody is asked for.
package struct Approval: Hashable, Sendable {
    /// `V1`, `V2` … within the campaign.
    package let id: String
    package let proof: String
    /// Such as `legal`.
    package let kind: String
    /// Person id.
    package let person: String
    /// Person id of whoever decides while the person is away or has left.
    package let substitute: String?
    /// Counts from 1 for each line: how often a proof of it was judged before, and once more.
    package let round: Int
    package let askedBy: String
    package let askedAt: Instant
    /// What was asked for; without it the approval's clock says when it is due.
    package let dueAt: Instant?
    package let note: String?
    package var decision: Decision?
    package var decidedBy: String?
    /// What roles the decider held in the campaign's division.
    package var decidedAs: [Role]
    package var remark: String?
    /// The findings that the decision made.
    package var findings: [String]
    /// When nothing was waited for any more: decided, withdrawn, or overtaken by a newer proof.
    package var closedAt: Instant?
    /// Lines that have begun another QA attempt since the decision: an approval counts for them no more.
    package var lapsedLines: [String]

    package enum Decision: String, Hashable, Sendable, CaseIterable {
        case approved
        case approvedWithChanges = "approved-with-changes"
        case rejected
    }

    package enum State: String, Hashable, Sendable, CaseIterable {
        case waiting
        case approved
        case approvedWithChanges = "approved-with-changes"
        case rejected
        /// A newer proof has taken the place of the one that it is about, or a line of it has begun another attempt.
        case stale
        case withdrawn
    }

    package init(
        id: String,
        proof: String,
        kind: String,
        person: String,
        substitute: String?,
        round: Int,
        askedBy: String,
        askedAt: Instant,
        dueAt: Instant? = nil,
        note: String? = nil,
        decision: Decision? = nil,
        decidedBy: String? = nil,
        decidedAs: [Role] = [],
        remark: String? = nil,
        findings: [String] = [],
        closedAt: Instant? = nil,
        lapsedLines: [String] = []
    ) {
        self.id = id
        self.proof = proof
        self.kind = kind
        self.person = person
        self.substitute = substitute
        self.round = round
        self.askedBy = askedBy
        self.askedAt = askedAt
        self.dueAt = dueAt
        self.note = note
        self.decision = decision
        self.decidedBy = decidedBy
        self.decidedAs = decidedAs
        self.remark = remark
        self.findings = findings
        self.closedAt = closedAt
        self.lapsedLines = lapsedLines
    }

    package var isWaiting: Bool { closedAt == nil }

    /// What its clock is about.
    package var part: ClockPart { ClockPart(kind: kind, id: id) }
}

/// A further round of approvals beyond the scope of a line's service, which a lead granted.
package struct RoundGrant: Hashable, Sendable {
    /// `G1`, `G2` … within the campaign.
    package let id: String
    package let line: String
    package let rounds: Int
    package let reason: String
    package let by: String
    package let at: Instant

    package init(id: String, line: String, rounds: Int, reason: String, by: String, at: Instant) {
        self.id = id
        self.line = line
        self.rounds = rounds
        self.reason = reason
        self.by = by
        self.at = at
    }
}

extension Campaign {
    package func approval(_ id: String) -> Approval? { approvals.first { $0.id == id } }

    package func state(of approval: Approval) -> Approval.State {
        let isInForce = proof(approval.proof).map { self.isInForce($0) } ?? false
        guard isInForce else { return approval.isWaiting ? .waiting : .stale }
        switch approval.decision {
        case .approved: return isLapsed(approval) ? .stale : .approved
        case .approvedWithChanges: return isLapsed(approval) ? .stale : .approvedWithChanges
        case .rejected: return .rejected
        case nil: return approval.isWaiting ? .waiting : .withdrawn
        }
    }

    /// When the decision is due: what was asked for, else what the clock says.
    package func dueAt(_ approval: Approval) -> Instant? {
        approval.dueAt ?? clocks.last { $0.subject == approval.part.subject }?.figures.dueAt
    }

    /// An approval that counts: given, and what it asked to change is mended.
    package func counts(_ approval: Approval) -> Bool {
        switch state(of: approval) {
        case .approved: true
        case .approvedWithChanges: openFindings(of: approval).isEmpty
        default: false
        }
    }

    /// Whether a line for which its proof is in force has begun another attempt since.
    private func isLapsed(_ approval: Approval) -> Bool {
        guard let proof = proof(approval.proof) else { return false }
        return lines.contains { line in
            approval.lapsedLines.contains(line.id) && self.proof(inForceFor: line.id, proof.subject)?.id == proof.id
        }
    }

    /// What was approved in an attempt that is over doesn't count in the next one. Proofs of other subjects than what goes
    /// out have no attempts.
    mutating func lapseApprovals(of lines: [String]) {
        for index in approvals.indices where approvals[index].decision != nil {
            guard let proof = proof(approvals[index].proof), proof.subject == Proof.currentProof else { continue }
            let known = approvals[index].lapsedLines
            approvals[index].lapsedLines += lines.filter { proof.concerns($0) && !known.contains($0) }
        }
    }

    func openFindings(of approval: Approval) -> [Finding] {
        findings.filter { $0.isOpen && approval.findings.contains($0.id) }
    }

    /// What rules see of the approvals that count.
    package var givenApprovals: [GivenApproval] {
        approvals.filter { counts($0) }.compactMap { approval in
            proof(approval.proof).map { GivenApproval(kind: approval.kind, subject: $0.subject, line: $0.line) }
        }
    }
}
