import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

extension HubAPI {
    static func addAsking(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, CampaignPath, ItemsOutput<ApprovalOutput>>(
                .get,
                "/v1/campaigns/{key}/approvals",
                id: "listApprovals",
                tag: "Approvals",
                summary: "List a campaign's approvals",
                access: .person,
                failures: [.notFound]
            ) { input, request in
                Reply(ApprovalOutput.items(of: try await hub.approvals(of: input.key, for: request.person)))
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, ApprovalPath, ApprovalOutput>(
                .get,
                "/v1/campaigns/{key}/approvals/{id}",
                id: "showApproval",
                tag: "Approvals",
                summary: "Show an approval",
                access: .person,
                failures: [.notFound]
            ) { input, request in
                let views = try await hub.approvals(of: input.key, for: request.person)
                guard let view = views.first(where: { $0.approval.id == input.approval }) else {
                    throw HubError(.notFound, "Campaign \(input.key) has no approval \"\(input.approval)\"")
                }
                return Reply(ApprovalOutput(view: view))
            }
        )
        catalogue.add(askApproval(hub))
        catalogue.add(grantRounds(hub))
    }

    private static func askApproval(
        _ hub: Hub
    ) -> Endpoint<HubDomain.Caller, AskApproval, ItemsOutput<ApprovalOutput>> {
        Endpoint(
            .post,
            "/v1/campaigns/{key}/approvals",
            id: "askApproval",
            tag: "Approvals",
            summary: "Ask people to approve a proof",
            description: """
                Without approvers, everybody whom the brief names and who wasn't asked yet. A further round than the \
                service includes is refused with `rounds-exceeded`. Answers with the new approvals.
                """,
            access: .roles(.producer, .lead),
            takesIfMatch: true,
            success: .created,
            failures: [.notFound, .forbidden, .conflict, .roundsExceeded]
        ) { input, request in
            let reply = { @Sendable (views: [ApprovalView]) in Reply(ApprovalOutput.items(of: views)) }
            return try await hub.askApproval(
                of: input.proof,
                from: input.approvers.map(\.approver),
                note: input.note,
                on: input.key,
                by: request.person,
                expecting: try request.expectedVersion(),
                repetition: request.repetition(reply)
            )
            .reply(reply)
        }
    }

    private static func grantRounds(_ hub: Hub) -> Endpoint<HubDomain.Caller, GrantRounds, RoundsOutput> {
        Endpoint(
            .post,
            "/v1/campaigns/{key}/rounds",
            id: "grantRounds",
            tag: "Approvals",
            summary: "Grant rounds of approval beyond the service's scope",
            access: .roles(.lead),
            takesIfMatch: true,
            success: .created,
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            let reply = { @Sendable (view: RoundsView) in Reply(RoundsOutput(view: view)) }
            return try await hub.grantRounds(
                input.rounds,
                line: input.line,
                reason: input.reason,
                on: input.key,
                by: request.person,
                expecting: try request.expectedVersion(),
                repetition: request.repetition(reply)
            )
            .reply(reply)
        }
    }
}

struct ApprovalPath: EndpointInput {
    let key: CampaignKey
    let approval: String

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        approval = reader.path("id", .partID)
    }
}

struct AskApproval: EndpointInput {
    let key: CampaignKey
    let proof: String?
    let approvers: [Approver]
    let note: String?

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        proof = reader.optional("proof", .partID, note: "Without it the newest of what is about to go out.")
        approvers = reader.optional("approvers", .list(of: .object(Approver.self), 0...20), default: [])
        note = reader.optional("note", .reason, note: "What to look at.")
    }

    struct Approver: EndpointInput {
        let approver: NewApprover

        init(_ reader: inout InputReader) {
            approver = NewApprover(
                kind: reader.required("kind", .definitionKey, example: "legal"),
                person: reader.required("person", .personReference, note: "Address or id."),
                substitute: reader.optional(
                    "substitute",
                    .personReference,
                    note: "Who decides while the person is away or has left."
                ),
                dueAt: reader.optional("dueAt", .instant, note: "Without it the clock of the approval says.")
            )
        }
    }
}

struct GrantRounds: EndpointInput {
    let key: CampaignKey
    let line: String
    let rounds: Int
    let reason: String

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        line = reader.required("line", .partID)
        rounds = reader.optional("rounds", .integer(1...20), default: 1)
        reason = reader.required("reason", .reason)
    }
}

struct RoundsOutput: ObjectOutput {
    let view: RoundsView

    static let schemaName = "Rounds"

    static let fields: [OutputField<RoundsOutput>] = [
        .init("line", example: "L1") { $0.view.line },
        .init("included", note: "Rounds that the line has in all; null for any number.") { $0.view.included },
    ]
}
