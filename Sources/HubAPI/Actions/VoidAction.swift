import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

extension HubAPI {
    static func voidAction(_ hub: Hub) -> Endpoint<HubDomain.Caller, VoidAction, CampaignOutput> {
        Endpoint(
            .post,
            "/v1/campaigns/{key}/actions/void",
            id: "voidAction",
            tag: "Actions",
            summary: "Void the newest action",
            description: """
                Everything is as if the action hadn't been; both events stay. A lead does so until the end of the next \
                working day, and only while nothing rests on the action.
                """,
            access: .roles(.lead),
            takesIfMatch: true,
            hasEntityTag: true,
            failures: [.notFound, .forbidden, .conflict, .gateUnmet]
        ) { input, request in
            let reply = { @Sendable (view: CampaignView) in
                CampaignOutput(view: view.seen(by: request.caller)).reply
            }
            return try await hub.void(
                ActionKey(rawValue: input.action),
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

struct VoidAction: EndpointInput {
    let key: CampaignKey
    let action: String
    let reason: String

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        action = reader.required(
            "action",
            .definitionKey,
            note: "The newest action that stands.",
            example: "pass-qa"
        )
        reason = reader.required("reason", .reason)
    }
}

/// What a lead would void.
struct VoidOutput: ObjectOutput {
    let voiding: Voiding
    let campaign: CampaignKey

    static let schemaName = "Void"

    static let fields: [OutputField<VoidOutput>] = [
        .init("action", note: "The newest action that stands.", example: "accept") { $0.voiding.action.rawValue },
        .init("event", note: "The id of its event.") { $0.voiding.span.event },
        .init("at", note: "When it was performed.") { $0.voiding.performedAt },
        .init("by") { PersonNameOutput(person: $0.voiding.performedBy) },
        .init("allowed") { $0.voiding.isAllowed },
        .init("gates") { [GateOutput(gate: $0.voiding.gate)] },
        .init("perform", note: "The request that voids it; fill in the reason.") { owner in
            Satisfy(
                method: "POST",
                href: "/v1/campaigns/\(owner.campaign)/actions/void",
                body: ["action": .string(owner.voiding.action.rawValue), "reason": .null]
            )
        },
    ]
}
