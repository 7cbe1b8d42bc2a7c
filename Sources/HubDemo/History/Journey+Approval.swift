import HubDomain
import HubJSON
import HubOperations

/// Proofs, and what their approvers say.
extension Journey {
    /// Puts a proof out and has it approved by those whom the brief names, now and then with a change or in a second
    /// round.
    /// - Parameter isDecided: Otherwise the approvers are still waited for.
    mutating func seekApproval(isDecided: Bool = true) -> [Step] {
        guard let campaign, !campaign.approvals.contains(where: { campaign.counts($0) }) else { return [] }
        let approvers = self.approvers(of: campaign)
        var number = campaign.approvals.count
        let judged = campaign.judgedProofs
        let steps =
            (judged == 0 ? [] : grants(upTo: judged + 1, of: campaign, "The proof after a defect")) + putOut(approvers)
        guard isDecided else { return steps }
        if isEventful, dice.happens(0.05) {
            let why = dice.pick(["Old logo in the header", "The price is last year's", "Wrong picture of the product"])
            let rejection = decision(number + 1, by: approvers[0], .rejected, why)
            number += approvers.count
            let second = grants(upTo: judged + 2, of: campaign, "The first proof was rejected") + putOut(approvers)
            return steps + [rejection] + second + decisions(approvers, after: number)
        }
        return steps + decisions(approvers, after: number)
    }

    /// What a lead grants beyond the scope of the lines' services, before the proof of a round is put out.
    ///
    /// The grant is a step of its own: steps are handed over one behind the other, so that what one step did in two
    /// writes would be overtaken by the next.
    private mutating func grants(upTo round: Int, of campaign: Campaign, _ why: String) -> [Step] {
        let lines = campaign.lines.filter { line in
            let granted = campaign.roundGrants.filter { $0.line == line.id }.reduce(0) { $0 + $1.rounds }
            return ServiceKind(rawValue: line.service).map { $0.rounds + granted < round } ?? false
        }
        return lines.map { line in
            step(.grantRounds(line.id, 1, why), by: crew.lead, after: dice.number(5...45))
        }
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

extension Campaign {
    /// Proofs that somebody decided on.
    fileprivate var judgedProofs: Int {
        proofs.count { proof in approvals.contains { $0.proof == proof.id && $0.decision != nil } }
    }
}
