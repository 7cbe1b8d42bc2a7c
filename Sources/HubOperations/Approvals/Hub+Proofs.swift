package import HubDomain
import HubStore

/// A proof with what its reader needs beside it.
package struct ProofView: Sendable {
    package let campaign: Campaign
    package let proof: Proof
    package let putOutBy: PersonName

    package var isInForce: Bool { campaign.isInForce(proof) }
}

/// What a producer sends to put a proof out.
package struct NewProof: Sendable {
    package let line: String?
    package let subject: String
    /// A file of the campaign; its own digest counts.
    package let file: FileID?
    package let url: String?
    package let digest: ContentDigest?
    package let note: String?

    package init(
        line: String?,
        subject: String = Proof.currentProof,
        file: FileID? = nil,
        url: String? = nil,
        digest: ContentDigest? = nil,
        note: String? = nil
    ) {
        self.line = line
        self.subject = subject
        self.file = file
        self.url = url
        self.digest = digest
        self.note = note
    }
}

extension Hub {
    /// - Throws: `not-found`.
    package func proofs(of key: CampaignKey, for caller: Caller) async throws -> [ProofView] {
        try await store.read { tx in
            let campaign = try readable(key, by: caller, in: tx)
            return try campaign.proofs.map { try view(of: $0, campaign, in: tx) }
        }
    }

    /// Puts a proof out.
    /// - Throws: `not-found`, `stale-version`, `forbidden`, `conflict` or `invalid`.
    package func putOut(
        _ new: NewProof,
        of key: CampaignKey,
        by caller: Caller,
        expecting version: Int64?,
        repetition: RepetitionPolicy<ProofView> = .never
    ) async throws -> Repeatable<ProofView> {
        try await write(repetition) { tx in
            let campaign = try change(key, expecting: version, by: caller, in: tx) { campaign, pinned in
                let draft = try draft(new, of: campaign, in: tx)
                return try campaign.putOut(draft, by: caller, pinned, at: tx.now)
            }
            guard let proof = campaign.proofs.last else { throw HubError(.internalError, "No proof was put out") }
            return try view(of: proof, campaign, in: tx)
        }
    }

    private func view(of proof: Proof, _ campaign: Campaign, in tx: ReadTransaction) throws -> ProofView {
        ProofView(campaign: campaign, proof: proof, putOutBy: try name(of: proof.by, in: tx))
    }

    private func draft(_ new: NewProof, of campaign: Campaign, in tx: ReadTransaction) throws -> ProofDraft {
        let (source, digest) = try source(of: new, campaign, in: tx)
        return ProofDraft(line: new.line, subject: new.subject, source: source, digest: digest, note: new.note)
    }

    private func source(
        of new: NewProof,
        _ campaign: Campaign,
        in tx: ReadTransaction
    ) throws -> (Proof.Source, ContentDigest) {
        func refusal(_ pointer: String, _ detail: String) -> HubError {
            HubError(.invalid, "The proof has problems", issues: [.invalid(pointer, detail)])
        }
        switch (new.file, new.url) {
        case (let file?, nil):
            guard let found = try tx.files.find(file, of: campaign.id), !found.isPurged else {
                let way = "POST /v1/campaigns/\(campaign.key)/files first"
                throw refusal("/file", "The campaign has no file \(file): \(way)")
            }
            if let digest = new.digest, digest != found.digest {
                throw refusal("/digest", "The file \(file) has the digest \(found.digest)")
            }
            return (.file(file), found.digest)
        case (nil, let url?):
            guard let digest = new.digest else {
                throw HubError(
                    .invalid,
                    "The proof has problems",
                    issues: [.required("/digest", "Give the SHA-256 of what the address shows")]
                )
            }
            return (.url(url), digest)
        default: throw refusal("", "A proof is either a file of the campaign or a url with its digest")
        }
    }
}
