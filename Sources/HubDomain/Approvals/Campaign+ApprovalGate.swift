private import HubJSON

extension Campaign {
    /// What is missing of the approvals that a gate asks for, on the proof in force of every line.
    func missingApprovals(_ gate: ApprovalGate, _ surroundings: Surroundings) -> [Issue] {
        var judged: Set<String> = []
        return lines.flatMap { line -> [Issue] in
            guard let proof = proof(inForceFor: line.id) else { return [missingProof(of: line)] }
            guard judged.insert(proof.id).inserted else { return [] }
            return wanted(by: gate).flatMap { missing($0.kind, $0.count, gate, surroundings, on: proof) }
        }
    }

    /// Kinds in the order in which the brief names them, with the number of people.
    private func wanted(by gate: ApprovalGate) -> [(kind: String, count: Int)] {
        let named = (brief["approvers"]?.array ?? []).compactMap { $0["kind"]?.string }
        let kinds = gate.kinds ?? (named.isEmpty ? ["stakeholder"] : named)
        var seen: Set<String> = []
        return kinds.filter { seen.insert($0).inserted }.map { kind in
            (kind, gate.count ?? max(1, named.count { $0 == kind }))
        }
    }

    private func missing(
        _ kind: String,
        _ count: Int,
        _ gate: ApprovalGate,
        _ surroundings: Surroundings,
        on proof: Proof
    ) -> [Issue] {
        let asked = approvals.filter { $0.proof == proof.id && $0.kind == kind }
        // Who was asked again is heard again.
        let latest: [Approval] = asked.enumerated().compactMap { index, approval in
            asked.dropFirst(index + 1).contains { $0.person == approval.person } ? nil : approval
        }
        let rejected = latest.filter { $0.decision == .rejected }
        guard rejected.isEmpty else { return rejected.map { rejection($0, of: proof) } }
        // A substitute decides for the person who was asked.
        let meant =
            gate.person.map { address in latest.filter { surroundings.approvers[$0.person] == address } } ?? latest
        let given = meant.filter { counts($0) && (gate.role.map($0.decidedAs.contains) ?? true) }
        guard given.count < count else { return [] }
        let changes = meant.filter { $0.decision == .approvedWithChanges }.flatMap { openFindings(of: $0) }
        let waiting = meant.filter(\.isWaiting).map { self.waiting($0, on: proof) }
        let found = changes.map(unmended) + waiting
        return found.isEmpty ? [notAsked(kind, count - given.count, gate.person, of: proof)] : found
    }

    private func missingProof(of line: ServiceLine) -> Issue {
        Issue(
            pointer: "/proofs",
            code: "proof-missing",
            detail: "No proof of \(line.id) has been put out",
            satisfy: .puttingOutProof(of: lines.count > 1 ? line.id : nil, of: self)
        )
    }

    private func rejection(_ approval: Approval, of proof: Proof) -> Issue {
        Issue(
            pointer: "/approvals/\(approval.id)",
            code: "approval-rejected",
            detail: "\(proof.id) was rejected (\(approval.kind)): put a better one out",
            satisfy: .puttingOutProof(of: proof.line, of: self)
        )
    }

    private func waiting(_ approval: Approval, on proof: Proof) -> Issue {
        Issue(
            pointer: "/approvals/\(approval.id)",
            code: "approval-waiting",
            detail: "\(proof.id) waits for a decision (\(approval.kind))",
            satisfy: Satisfy(
                method: "POST",
                href: "/v1/campaigns/\(key)/approvals/\(approval.id)/decision",
                body: ["decision": .string(Approval.Decision.approved.rawValue)]
            )
        )
    }

    private func notAsked(_ kind: String, _ count: Int, _ person: String?, of proof: Proof) -> Issue {
        let approver: JSONValue = ["kind": .string(kind), "person": person.map(JSONValue.string) ?? .null]
        let who = person.map { " by \($0)" } ?? (count > 1 ? ", \(count) people" : "")
        return Issue(
            pointer: "/approvals",
            code: "approval-missing",
            detail: "\(proof.id) isn't approved: \(kind)\(who)",
            satisfy: Satisfy(
                method: "POST",
                href: "/v1/campaigns/\(key)/approvals",
                body: [
                    "proof": .string(proof.id), "approvers": .array(Array(repeating: approver, count: count)),
                ]
            )
        )
    }

    private func unmended(_ finding: Finding) -> Issue {
        Issue(
            pointer: "/findings/\(finding.id)",
            code: "finding-open",
            detail: "An approver asked for it: \(finding.text)",
            satisfy: .resolving(finding, of: self)
        )
    }
}

extension Satisfy {
    static func puttingOutProof(of line: String?, of campaign: Campaign) -> Satisfy {
        var body: JSONObject = ["url": .null, "digest": .null]
        body["line"] = line.map(JSONValue.string)
        return Satisfy(method: "POST", href: "/v1/campaigns/\(campaign.key)/proofs", body: .object(body))
    }

    static func resolving(_ finding: Finding, of campaign: Campaign) -> Satisfy {
        Satisfy(
            method: "PATCH",
            href: "/v1/campaigns/\(campaign.key)/findings/\(finding.id)",
            body: ["resolution": .null]
        )
    }
}
