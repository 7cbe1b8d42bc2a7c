/// The SQL of proofs and approvals.
enum ApprovalStatements {
    static let proofs = Statement(
        "proofs.ofCampaign",
        """
        SELECT number, line, subject, version, file_number, url, digest, note, put_out_by, put_out_at
        FROM campaign_proofs WHERE campaign_id = ?1 ORDER BY number
        """,
        isHot: true
    )
    static let putProof = Statement(
        "proofs.put",
        """
        INSERT INTO campaign_proofs (campaign_id, number, line, subject, version, file_number, url, digest, note,
            put_out_by, put_out_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        """
    )

    private static let columns = """
        number, proof, kind, person_id, substitute_id, round, asked_by, asked_at, due_at, note, decision, decided_by, \
        decided_as, remark, findings, closed_at, lapsed_lines
        """
    static let approvals = Statement(
        "approvals.ofCampaign",
        "SELECT \(columns) FROM campaign_approvals WHERE campaign_id = ?1 ORDER BY number",
        isHot: true
    )
    static let putApproval = Statement(
        "approvals.put",
        """
        INSERT INTO campaign_approvals (campaign_id, campaign_number, \(columns))
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
        ON CONFLICT (campaign_id, number) DO UPDATE SET decision = excluded.decision,
            decided_by = excluded.decided_by, decided_as = excluded.decided_as, remark = excluded.remark,
            findings = excluded.findings, closed_at = excluded.closed_at, lapsed_lines = excluded.lapsed_lines
        """
    )
    /// Of the two places that a person may have, each walks an index in the list's order.
    static let ofPerson = Statement(
        "approvals.ofPerson",
        """
        SELECT campaign_number, number FROM campaign_approvals
        WHERE person_id = ?1 AND (campaign_number, number) > (?2, ?3)
        ORDER BY campaign_number, number LIMIT ?4
        """,
        isHot: true
    )
    static let ofSubstitute = Statement(
        "approvals.ofSubstitute",
        """
        SELECT campaign_number, number FROM campaign_approvals
        WHERE substitute_id = ?1 AND (campaign_number, number) > (?2, ?3)
        ORDER BY campaign_number, number LIMIT ?4
        """,
        isHot: true
    )

    static let grants = Statement(
        "roundGrants.ofCampaign",
        """
        SELECT number, line, rounds, reason, granted_by, granted_at
        FROM campaign_round_grants WHERE campaign_id = ?1 ORDER BY number
        """,
        isHot: true
    )
    static let putGrant = Statement(
        "roundGrants.put",
        """
        INSERT INTO campaign_round_grants (campaign_id, number, line, rounds, reason, granted_by, granted_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """
    )

    static let all = [proofs, putProof, approvals, putApproval, ofPerson, ofSubstitute, grants, putGrant]
}
