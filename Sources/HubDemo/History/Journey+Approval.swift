import HubDomain
import HubJSON
import HubOperations

/// Proofs, and what their approvers say.
extension Journey {
    /// Puts a proof out and has it approved by those whom the brief names, now and then with a change.
    /// - Parameter isDecided: Otherwise the approvers are still waited for.
    mutating func seekApproval(isDecided: Bool = true) -> [Step] {
        guard let campaign, !campaign.approvals.contains(where: { campaign.counts($0) }) else { return [] }
        let approvers = self.approvers(of: campaign)
        let number = campaign.approvals.count
        let steps = putOut(approvers)
        return isDecided ? steps + decisions(approvers, after: number) : steps
    }

    private typealias Approver = (kind: String, member: Member)

    private func approvers(of campaign: Campaign) -> [Approver] {
        var seen: Set<String> = []
        let named = (campaign.brief["approvers"]?.array ?? []).compactMap { row -> Approver? in
            guard let kind = row["kind"]?.string, let person = row["person"]?.string else { return nil }
            return (kind, crew.approver(person))
        }
        let once = named.filter { seen.insert("\($0.kind) \($0.member.caller.id)").inserted }
        return once.isEmpty ? [("stakeholder", crew.approver(""))] : once
    }

    private mutating func putOut(_ approvers: [Approver]) -> [Step] {
        let bytes = (0..<32).map { _ in UInt8(dice.count(0...255)) }
        let digest = ContentDigest(bytes: bytes)
        let proof = NewProof(
            line: nil,
            url: "https://proofs.example.com/\(digest.hex.prefix(12))",
            digest: digest,
            note: nil
        )
        return [
            step(.putOut(proof), by: crew.producer, after: dice.number(5...40)),
            step(
                .ask(approvers.map { NewApprover(kind: $0.kind, person: $0.member.person.email) }),
                by: crew.producer
            ),
        ]
    }

    private mutating func decisions(_ approvers: [Approver], after number: Int) -> [Step] {
        let finding = "F\((campaign?.findings.count ?? 0) + 1)"
        let changing = isEventful && dice.happens(0.08) ? approvers.count - 1 : nil
        var steps = approvers.enumerated().map { index, approver in
            index == changing
                ? decision(number + index + 1, by: approver, .approvedWithChanges, "Put the date before the place")
                : decision(number + index + 1, by: approver, .approved, nil)
        }
        if changing != nil {
            steps.append(step(.resolve(finding, "Changed as asked"), by: crew.producer, after: dice.number(20...90)))
        }
        return steps
    }

    private mutating func decision(
        _ number: Int,
        by approver: Approver,
        _ decision: Approval.Decision,
        _ remark: String?
    ) -> Step {
        let verdict = Campaign.ApprovalVerdict(decision: decision, remark: remark)
        let minutes = dice.logNormal(median: 110, spread: 0.9) * order.priority.haste
        return step(.decide("V\(number)", verdict), by: approver.member, after: minutes)
    }
}
