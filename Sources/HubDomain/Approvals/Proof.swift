/// An immutable version of something that is put out for approval.
package struct Proof: Hashable, Sendable {
    /// `P1`, `P2` … within the campaign.
    package let id: String
    /// `nil` shows every line.
    package let line: String?
    /// What is shown: ``currentProof``, or another thing that a rule asks for, such as `flow-chart`.
    package let subject: String
    /// From 1 for each line and subject.
    package let version: Int
    package let source: Source
    /// Of what is shown; approvals count for it alone.
    package let digest: ContentDigest
    package let note: String?
    /// Person id.
    package let by: String
    package let at: Instant

    /// What is about to go out.
    package static let currentProof = "current-proof"

    package enum Source: Hashable, Sendable {
        /// A file of the campaign.
        case file(FileID)
        case url(String)
    }

    package init(
        id: String,
        line: String?,
        subject: String,
        version: Int,
        source: Source,
        digest: ContentDigest,
        note: String?,
        by: String,
        at: Instant
    ) {
        self.id = id
        self.line = line
        self.subject = subject
        self.version = version
        self.source = source
        self.digest = digest
        self.note = note
        self.by = by
        self.at = at
    }

    package func concerns(_ lineID: String) -> Bool { line == nil || line == lineID }
}

/// What a producer puts out.
package struct ProofDraft: Hashable, Sendable {
    package let line: String?
    package let subject: String
    package let source: Proof.Source
    package let digest: ContentDigest
    package let note: String?

    package init(line: String?, subject: String, source: Proof.Source, digest: ContentDigest, note: String?) {
        self.line = line
        self.subject = subject
        self.source = source
        self.digest = digest
        self.note = note
    }
}

extension Campaign {
    /// The newest proof of a subject that shows a line, unless the scope was changed since.
    package func proof(inForceFor line: String, _ subject: String = Proof.currentProof) -> Proof? {
        proofs.last { $0.subject == subject && $0.concerns(line) }.flatMap { isOvertaken($0) ? nil : $0 }
    }

    /// Whether no newer proof has taken its place on every line that it shows, and no change of the scope.
    package func isInForce(_ proof: Proof) -> Bool {
        lines.contains { self.proof(inForceFor: $0.id, proof.subject)?.id == proof.id }
    }

    package func proof(_ id: String) -> Proof? { proofs.first { $0.id == id } }
}
