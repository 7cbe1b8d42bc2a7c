import HTTPTypes
import HubDomain
import HubJSON
import HubOperations
import HubStore

extension HubAPI {
    static func addDeciding(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, DecideApproval, ApprovalOutput>(
                .post,
                "/v1/campaigns/{key}/approvals/{id}/decision",
                id: "decideApproval",
                tag: "Approvals",
                summary: "Decide on a proof",
                description: """
                    For the person who was asked, whatever their roles; for the substitute while that person is away or \
                    has left. What is to be changed becomes findings.
                    """,
                access: .person,
                takesIfMatch: true,
                failures: [.notFound, .forbidden, .conflict]
            ) { input, request in
                let reply = { @Sendable (view: ApprovalView) in Reply(ApprovalOutput(view: view)) }
                return try await hub.decide(
                    input.approval,
                    input.verdict,
                    on: input.key,
                    by: request.person,
                    expecting: try request.expectedVersion(),
                    repetition: request.repetition(reply)
                )
                .reply(reply)
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, WithdrawApproval, ApprovalOutput>(
                .post,
                "/v1/campaigns/{key}/approvals/{id}/withdrawal",
                id: "withdrawApproval",
                tag: "Approvals",
                summary: "Stop asking for an approval",
                access: .roles(.producer, .lead),
                takesIfMatch: true,
                failures: [.notFound, .forbidden, .conflict]
            ) { input, request in
                let reply = { @Sendable (view: ApprovalView) in Reply(ApprovalOutput(view: view)) }
                return try await hub.withdraw(
                    input.approval,
                    reason: input.reason,
                    on: input.key,
                    by: request.person,
                    expecting: try request.expectedVersion(),
                    repetition: request.repetition(reply)
                )
                .reply(reply)
            }
        )
    }

    static func listMyApprovals(
        _ hub: Hub
    ) -> Endpoint<HubDomain.Caller, ListMyApprovals, Page<ApprovalOutput>> {
        Endpoint(
            .get,
            "/v1/approvals",
            id: "listMyApprovals",
            tag: "Approvals",
            summary: "List what waits for somebody's approval",
            description: """
                Approvals that a person is asked for, or stands in for while somebody is away, in order of the \
                campaigns' keys.
                """,
            access: .person
        ) { input, request in
            let after = try input.page.after.map { position throws(HubError) in
                ApprovalPosition(campaign: try position.integer(0), number: try position.integer(1))
            }
            let found = try await hub.approvals(
                of: input.person,
                state: input.state,
                for: request.person,
                page: HubDomain.PageRequest(limit: input.page.limit, after: after)
            )
            let next = found.next.map { input.page.cursor(after: [.integer($0.campaign), .integer($0.number)]) }
            return Reply(Page(found.items.map(ApprovalOutput.init), next: next))
        }
    }
}

struct DecideApproval: EndpointInput {
    let key: CampaignKey
    let approval: String
    let verdict: Campaign.ApprovalVerdict

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        approval = reader.path("id", .partID)
        verdict = Campaign.ApprovalVerdict(
            decision: reader.required("decision", .choice(Approval.Decision.self)),
            remark: reader.optional("note", .reason, note: "Needed for a rejection."),
            findings: reader.optional(
                "findings",
                .list(of: .object(FindingInput.self), 0...50),
                default: [],
                note: "approved-with-changes: what has to change; the note alone makes one"
            )
            .map(\.draft),
            digest: reader.optional("digest", .contentDigest, note: "Of what was looked at; refused if it is another.")
        )
    }
}

struct WithdrawApproval: EndpointInput {
    let key: CampaignKey
    let approval: String
    let reason: String

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        approval = reader.path("id", .partID)
        reason = reader.required("reason", .reason)
    }
}

struct ListMyApprovals: EndpointInput {
    let person: String
    let state: Approval.State?
    let page: PageRequest

    init(_ reader: inout InputReader) {
        person = reader.query("person", .personReference, default: "me", note: "Address or id; me for the caller.")
        state = reader.query("state", .choice(Approval.State.self))
        page = reader.page()
    }
}

extension Approval.Decision: JSONOutput {}
extension Approval.State: JSONOutput {}

struct ApprovalOutput: ObjectOutput {
    let view: ApprovalView
    private var approval: Approval { view.approval }

    static let schemaName = "Approval"

    static let fields: [OutputField<ApprovalOutput>] = [
        .init("campaign", example: "CMP-1042") { $0.view.campaign.key.description },
        .init("title", note: "Of the campaign.") { $0.view.campaign.title },
        .init("id", example: "V1") { $0.approval.id },
        .init("proof", example: "P1") { $0.approval.proof },
        .init("digest", note: "Of the proof; send it with the decision.") { $0.view.proof.digest.description },
        .init("kind", example: "legal") { $0.approval.kind },
        .init("person") { $0.name(of: $0.approval.person) },
        .init("substitute") { owner in owner.approval.substitute.map { owner.name(of: $0) } },
        .init("round") { $0.approval.round },
        .init("state") { $0.view.state },
        .init("askedBy") { $0.name(of: $0.approval.askedBy) },
        .init("askedAt") { $0.approval.askedAt },
        .init("dueAt") { $0.view.dueAt },
        .init("overdue") { $0.view.isOverdue },
        .init("note", note: "What to look at.") { $0.approval.note },
        .init("decision") { $0.approval.decision },
        .init("decidedBy") { owner in owner.approval.decidedBy.map { owner.name(of: $0) } },
        .init("decidedAt") { $0.approval.decision == nil ? nil : $0.approval.closedAt },
        .init("remark", note: "What the approver said.") { $0.approval.remark },
        .init("findings", note: "Ids of the findings that the decision made.") { $0.approval.findings },
    ]

    static func items(of views: [ApprovalView]) -> ItemsOutput<ApprovalOutput> {
        ItemsOutput(items: views.map(ApprovalOutput.init))
    }

    private func name(of person: String) -> PersonNameOutput {
        PersonNameOutput(person: PersonName(id: person, name: view.people[person] ?? person))
    }
}
