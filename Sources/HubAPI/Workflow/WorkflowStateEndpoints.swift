import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

/// Overridden gates, launch slots and owed inputs of a campaign.
extension HubAPI {
    static func addWorkflowState(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            list("/v1/campaigns/{key}/overrides", "listOverrides", "List the gates that leads set aside", hub) {
                OverrideOutput.items(of: $0)
            }
        )
        catalogue.add(overrideGate(hub))
        catalogue.add(
            list("/v1/campaigns/{key}/slots", "listSlots", "List the confirmed launch slots", hub) {
                SlotOutput.items(of: $0)
            }
        )
        catalogue.add(
            list("/v1/campaigns/{key}/inputs", "listInputs", "List what the requester owes", hub) {
                OwedInputOutput.items(of: $0)
            }
        )
        catalogue.add(oweInput(hub))
        catalogue.add(receiveInput(hub))
    }

    private static func list<Item: JSONOutput>(
        _ path: String,
        _ id: String,
        _ summary: String,
        _ hub: Hub,
        _ items: @escaping @Sendable (WorkflowStateView) -> ItemsOutput<Item>
    ) -> Endpoint<HubDomain.Caller, CampaignPath, ItemsOutput<Item>> {
        Endpoint(.get, path, id: id, tag: "Actions", summary: summary, access: .person, failures: [.notFound]) {
            input,
            request in
            Reply(items(try await hub.workflowState(of: input.key, for: request.person)))
        }
    }

    private static func overrideGate(
        _ hub: Hub
    ) -> Endpoint<HubDomain.Caller, OverrideGate, ItemsOutput<OverrideOutput>> {
        Endpoint(
            .post,
            "/v1/campaigns/{key}/overrides",
            id: "overrideGate",
            tag: "Actions",
            summary: "Set a gate aside for this attempt",
            description: """
                A lead's word that a gate of the stage counts as open until the next attempt or stage. Critical items of \
                the checklist take two leads; four eyes are never set aside by who acts.
                """,
            access: .roles(.lead),
            takesIfMatch: true,
            success: .created,
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            let reply = { @Sendable (view: WorkflowStateView) in Reply(OverrideOutput.items(of: view)) }
            return try await hub.overrideGate(
                input.override.request,
                of: input.key,
                by: request.person,
                expecting: try request.expectedVersion(),
                repetition: request.repetition(reply)
            )
            .reply(reply)
        }
    }

    private static func oweInput(
        _ hub: Hub
    ) -> Endpoint<HubDomain.Caller, OweInput, ItemsOutput<OwedInputOutput>> {
        Endpoint(
            .post,
            "/v1/campaigns/{key}/inputs",
            id: "oweInput",
            tag: "Actions",
            summary: "Ask the requester for an input by a day",
            access: .roles(.producer, .lead),
            takesIfMatch: true,
            success: .created,
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            let reply = { @Sendable (view: WorkflowStateView) in Reply(OwedInputOutput.items(of: view)) }
            return try await hub.oweInput(
                input.owed.request,
                on: input.key,
                by: request.person,
                expecting: try request.expectedVersion(),
                repetition: request.repetition(reply)
            )
            .reply(reply)
        }
    }

    private static func receiveInput(
        _ hub: Hub
    ) -> Endpoint<HubDomain.Caller, ReceiveInput, ItemsOutput<OwedInputOutput>> {
        Endpoint(
            .patch,
            "/v1/campaigns/{key}/inputs/{id}",
            id: "receiveInput",
            tag: "Actions",
            summary: "Note that an input has come",
            description: """
                One that comes after its day moves the commitment by as many working days, with the reason \
                `requester-input-late`; inputs that are late together move it once.
                """,
            access: .roles(.requester, .producer, .lead),
            takesIfMatch: true,
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            let view = try await hub.receiveInput(
                input.id,
                of: input.key,
                by: request.person,
                expecting: try request.expectedVersion()
            )
            return Reply(OwedInputOutput.items(of: view))
        }
    }
}

struct OverrideGate: EndpointInput {
    let key: CampaignKey
    let override: OverrideInput

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        override = OverrideInput(&reader)
    }
}

struct OweInput: EndpointInput {
    let key: CampaignKey
    let owed: OwedInputInput

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        owed = OwedInputInput(&reader)
    }
}

struct ReceiveInput: EndpointInput {
    let key: CampaignKey
    let id: String
    let isReceived: Bool

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        id = reader.path("id", .partID)
        isReceived = reader.required("received", .boolean)
    }

    func validate() -> [Issue] {
        isReceived ? [] : [Issue(pointer: "/received", code: "invalid", detail: "must be true; what came has come")]
    }
}
