private import HubJSON

extension Campaign {
    /// How often a line's proofs of the same subject were judged before, and once more.
    func round(of proof: Proof, on line: String) -> Int {
        let earlier = proofs.prefix { $0.id != proof.id }.filter { $0.subject == proof.subject && $0.concerns(line) }
        return 1 + earlier.count { other in approvals.contains { $0.proof == other.id && $0.decision != nil } }
    }

    /// Rounds that a line's service includes, with those that were granted beyond; `nil` for any number.
    package func includedRounds(of line: ServiceLine, by definitions: CampaignDefinitions) throws -> Int? {
        try definitions.service(of: line).rounds.map { rounds in
            rounds + roundGrants.filter { $0.line == line.id }.reduce(0) { $0 + $1.rounds }
        }
    }

    /// - Throws: `rounds-exceeded` with every line whose service includes no further round.
    func checkRounds(of proof: Proof, _ definitions: CampaignDefinitions) throws {
        guard proof.subject == Proof.currentProof else { return }
        let issues = try lines.enumerated().filter { proof.concerns($1.id) }.compactMap { index, line -> Issue? in
            let round = round(of: proof, on: line.id)
            guard let included = try includedRounds(of: line, by: definitions), round > included else { return nil }
            return Issue(
                pointer: "/lines/\(index)",
                code: "rounds-exceeded",
                detail: "\(line.id): \(included) rounds are in scope, this would be round \(round)",
                satisfy: Satisfy(
                    method: "POST",
                    href: "/v1/campaigns/\(key)/rounds",
                    body: ["line": .string(line.id), "rounds": .integer(Int64(round - included)), "reason": .null]
                )
            )
        }
        guard issues.isEmpty else {
            throw HubError(
                .roundsExceeded,
                "A further round of approvals is beyond what was ordered: a lead has to grant it",
                issues: issues
            )
        }
    }

    /// Grants rounds of approval beyond the scope of a line's service.
    /// - Throws: `forbidden`, `conflict` or `invalid`.
    package mutating func grantRounds(
        _ rounds: Int,
        on line: String,
        reason: String,
        by caller: Caller,
        _ definitions: CampaignDefinitions,
        at now: Instant
    ) throws -> Outcome {
        guard caller.has(.lead, in: division) else {
            throw HubError(.forbidden, "Work beyond what was ordered is a lead's to grant")
        }
        try checkIsOpenForApproval(definitions.workflow)
        var issues = reason.isBlank ? [.required("/reason", "Say why")] : TextRules.issues(withReason: reason)
        if self.line(line) == nil {
            issues.append(.invalid("/line", "The campaign has no line \"\(line.shortened)\""))
        }
        if !(1...20).contains(rounds) { issues.append(.invalid("/rounds", "must be from 1 to 20")) }
        guard issues.isEmpty else { throw HubError(.invalid, "The rounds have problems", issues: issues) }
        let id = "G\(Self.nextNumber(in: roundGrants.map(\.id)))"
        roundGrants.append(RoundGrant(id: id, line: line, rounds: rounds, reason: reason, by: caller.id, at: now))
        touch(at: now)
        let after: JSONValue = ["line": .string(line), "rounds": .integer(Int64(rounds))]
        let change = Change(pointer: "/rounds/\(id)", before: .null, after: after)
        return Outcome(events: [
            CampaignEvent(type: .roundsGranted, occurredAt: now, reason: reason, changes: [change])
        ])
    }
}
