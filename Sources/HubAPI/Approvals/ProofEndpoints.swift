import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

extension HubAPI {
    static func addApprovals(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, CampaignPath, ItemsOutput<ProofOutput>>(
                .get,
                "/v1/campaigns/{key}/proofs",
                id: "listProofs",
                tag: "Approvals",
                summary: "List a campaign's proofs",
                description: "Every version that was put out, oldest first.",
                access: .person,
                failures: [.notFound]
            ) { input, request in
                let views = try await hub.proofs(of: input.key, for: request.person)
                return Reply(ItemsOutput(items: views.map(ProofOutput.init)))
            }
        )
        catalogue.add(putOutProof(hub))
        addAsking(to: &catalogue, hub)
        addDeciding(to: &catalogue, hub)
        catalogue.add(listMyApprovals(hub))
    }

    private static func putOutProof(_ hub: Hub) -> Endpoint<HubDomain.Caller, PutOutProof, ProofOutput> {
        Endpoint(
            .post,
            "/v1/campaigns/{key}/proofs",
            id: "putOutProof",
            tag: "Approvals",
            summary: "Put a proof out for approval",
            description: """
                Either a file of the campaign, or an address with the SHA-256 of what it shows. It takes the place of \
                the one before: approvals of that no longer count.
                """,
            access: .roles(.producer, .lead),
            takesIfMatch: true,
            success: .created,
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            let reply = { @Sendable (view: ProofView) in Reply(ProofOutput(view: view)) }
            return try await hub.putOut(
                input.proof,
                of: input.key,
                by: request.person,
                expecting: try request.expectedVersion(),
                repetition: request.repetition(reply)
            )
            .reply(reply)
        }
    }
}

struct PutOutProof: EndpointInput {
    let key: CampaignKey
    let proof: NewProof
    private let sources: Int

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        let file = reader.optional("file", .fileID, note: "A file of the campaign.")
        let url = reader.optional(
            "url",
            .text(1...2_000),
            note: "Where it is shown.",
            example: "https://proofs.example.com/7"
        )
        proof = NewProof(
            line: reader.optional("line", .partID, note: "Without it every line is shown."),
            subject: reader.optional(
                "subject",
                .text(.slug, 1...60),
                default: Proof.currentProof,
                note: "What it is of: what goes out, unless a rule asks for something else."
            ),
            file: file,
            url: url,
            digest: reader.optional("digest", .contentDigest, note: "SHA-256 of the bytes; needed for a url."),
            note: reader.optional("note", .reason)
        )
        sources = [file != nil, url != nil].count { $0 }
    }

    func validate() -> [Issue] {
        sources == 1 ? [] : [Issue(pointer: "", code: "required", detail: "must name either a file or a url")]
    }
}

struct ProofOutput: ObjectOutput {
    let view: ProofView
    private var proof: Proof { view.proof }

    static let schemaName = "Proof"

    static let fields: [OutputField<ProofOutput>] = [
        .init("id", example: "P1") { $0.proof.id },
        .init("line", note: "null for every line.") { $0.proof.line },
        .init("subject", example: "current-proof") { $0.proof.subject },
        .init("version", note: "From 1 for each line and subject.") { $0.proof.version },
        .init("file") { $0.file },
        .init("url") { $0.url },
        .init("digest", note: "Approvals count for these bytes alone.") { $0.proof.digest.description },
        .init("inForce", note: "No newer one has taken its place.") { $0.view.isInForce },
        .init("note") { $0.proof.note },
        .init("putOutBy") { PersonNameOutput(person: $0.view.putOutBy) },
        .init("putOutAt") { $0.proof.at },
    ]

    private var file: String? {
        if case .file(let file) = proof.source { file.description } else { nil }
    }

    private var url: String? {
        if case .url(let url) = proof.source { url } else { nil }
    }
}

extension ValueKind where Self == MappedKind<TextKind, ContentDigest> {
    /// `sha256:` and 64 hexadecimal digits.
    static var contentDigest: Self {
        TextKind.text(71...71).map(
            placeholder: ContentDigest(bytes: [UInt8](repeating: 0, count: 32)),
            detail: "must be sha256: and 64 hexadecimal digits in lower case",
            expression: "^sha256:[0-9a-f]{64}$"
        ) { text in
            text.hasPrefix("sha256:") ? ContentDigest(hex: String(text.dropFirst(7))) : nil
        }
    }
}
