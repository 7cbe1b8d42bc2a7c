import HubDomain

/// Reads and writes the proofs and approvals that belong to a campaign.
extension ReadTransaction {
    func proofs(of campaign: String) throws -> [Proof] {
        try all(ApprovalStatements.proofs, campaign) { row in
            Proof(
                id: "P\(try row.int(0))",
                line: try row[1],
                subject: try row[2],
                version: try row[3],
                source: try source(in: row),
                digest: try row[6],
                note: try row[7],
                by: try row[8],
                at: try row[9]
            )
        }
    }

    private func source(in row: SQLRow) throws -> Proof.Source {
        let file: Int64? = try row[4]
        return try file.map { .file(FileID(number: $0)) } ?? .url(row[5])
    }

    func approvals(of campaign: String) throws -> [Approval] {
        try all(ApprovalStatements.approvals, campaign) { row in
            Approval(
                id: "V\(try row.int(0))",
                proof: try row[1],
                kind: try row[2],
                person: try row[3],
                substitute: try row[4],
                round: try row[5],
                askedBy: try row[6],
                askedAt: try row[7],
                dueAt: try row[8],
                note: try row[9],
                decision: try row[10],
                decidedBy: try row[11],
                decidedAs: try NameList(row: row, column: 12).names.compactMap(Role.init(rawValue:)),
                remark: try row[13],
                findings: try NameList(row: row, column: 14).names,
                closedAt: try row[15],
                lapsedLines: try NameList(row: row, column: 16).names
            )
        }
    }

    func roundGrants(of campaign: String) throws -> [RoundGrant] {
        try all(ApprovalStatements.grants, campaign) { row in
            RoundGrant(
                id: "G\(try row.int(0))",
                line: try row[1],
                rounds: try row[2],
                reason: try row[3],
                by: try row[4],
                at: try row[5]
            )
        }
    }
}

extension WriteTransaction {
    /// Stores what differs.
    func putApprovals(of campaign: Campaign, since before: Campaign?) throws {
        for proof in campaign.proofs.dropFirst(before?.proofs.count ?? 0) { try put(proof, of: campaign.id) }
        for grant in campaign.roundGrants.dropFirst(before?.roundGrants.count ?? 0) {
            try put(grant, of: campaign.id)
        }
        guard campaign.approvals != before?.approvals ?? [] else { return }
        for (index, approval) in campaign.approvals.enumerated() {
            let isStored = before.map { $0.approvals.indices.contains(index) && $0.approvals[index] == approval }
            if isStored != true { try put(approval, of: campaign) }
        }
    }

    private func put(_ proof: Proof, of campaign: String) throws {
        let (file, url): (Int64?, String?) =
            switch proof.source {
            case .file(let file): (file.number, nil)
            case .url(let url): (nil, url)
            }
        try run(
            ApprovalStatements.putProof,
            campaign,
            PartNumber(proof.id),
            proof.line,
            proof.subject,
            proof.version,
            file,
            url,
            proof.digest,
            proof.note,
            proof.by,
            proof.at
        )
    }

    private func put(_ approval: Approval, of campaign: Campaign) throws {
        try run(
            ApprovalStatements.putApproval,
            campaign.id,
            campaign.key,
            PartNumber(approval.id),
            approval.proof,
            approval.kind,
            approval.person,
            approval.substitute,
            approval.round,
            approval.askedBy,
            approval.askedAt,
            approval.dueAt,
            approval.note,
            approval.decision,
            approval.decidedBy,
            NameList(approval.decidedAs.map(\.rawValue)),
            approval.remark,
            NameList(approval.findings),
            approval.closedAt,
            NameList(approval.lapsedLines)
        )
    }

    private func put(_ grant: RoundGrant, of campaign: String) throws {
        try run(
            ApprovalStatements.putGrant,
            campaign,
            PartNumber(grant.id),
            grant.line,
            grant.rounds,
            grant.reason,
            grant.by,
            grant.at
        )
    }
}

/// The number in an id such as `P12`.
struct PartNumber: SQLBindable {
    private let number: Int64

    init(_ id: String) {
        number = Int64(id.dropFirst()) ?? 0
    }

    var sqlValue: SQLValue { .integer(number) }
}

extension Approval.Decision: SQLConvertible {}
