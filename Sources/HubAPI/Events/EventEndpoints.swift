import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

extension HubAPI {
    static func addEvents(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, CampaignPageInput, Page<EventOutput>>(
                .get,
                "/v1/campaigns/{key}/events",
                id: "listCampaignEvents",
                tag: "Events",
                summary: "Tell a campaign's story",
                description: "Oldest first: who did what, when and why, with every changed place.",
                access: .person,
                failures: [.notFound]
            ) { input, request in
                let after = try input.page.after.map { position throws(HubError) in try position.integer(0) }
                let found = try await hub.events(
                    of: input.key,
                    for: request.person,
                    .init(limit: input.page.limit, after: after)
                )
                let next = found.next.map { input.page.cursor(after: [.integer($0)]) }
                return Reply(Page(found.items.map(EventOutput.init), next: next))
            }
        )
    }
}

struct EventOutput: ObjectOutput {
    let view: EventView

    static let schemaName = "Event"

    static let fields: [OutputField<EventOutput>] = [
        .init("id") { $0.view.id },
        .init("cursor", note: "Position in the feed of all events.") { String($0.view.seq) },
        .init("type", example: "campaign.submitted") { $0.view.type },
        .init("campaign", example: "CMP-1042") { $0.view.body["campaign"]?.string },
        .init("at", note: "When it happened.") { $0.view.occurredAt },
        .init("recordedAt") { $0.view.recordedAt },
        .init("actor") { PersonNameOutput(person: $0.view.actor) },
        .init("action") { $0.view.body["action"]?.string },
        .init("reason") { $0.view.body["reason"]?.string },
        .init("reasonCode") { $0.view.body["reasonCode"]?.string },
        .init("requestId") { $0.view.body["requestId"]?.string },
        .init("changes", schema: ChangeOutput.listSchema) { $0.view.body["changes"] ?? [] },
        .whenPresent("clocks", note: "What happened to clocks along with it.", schema: ClockChangeOutput.listSchema) {
            $0.view.body["clocks"]
        },
        .whenPresent(
            "inform",
            note: "Who is to be told: roles and person ids.",
            schema: .array(.string, [:])
        ) {
            $0.view.body["inform"]
        },
        .whenPresent(
            "overrides",
            note: "The gates that leads had set aside for the action.",
            schema: OverrideOutput.eventSchema
        ) {
            $0.view.body["overrides"]
        },
        .whenPresent("voids", note: "The id of the event that no longer counts.", schema: .string) {
            $0.view.body["voids"]?["event"]
        },
        .init("imported", note: "Made from history, not by people at work.") {
            $0.view.body["imported"]?.bool ?? false
        },
    ]
}

/// One changed place; the stored form is the wire form.
enum ChangeOutput {
    static let listSchema = Schema.array(
        .object(
            ObjectSchema(
                name: "Change",
                note: "One changed place of the campaign.",
                properties: [
                    .init(name: "pointer", schema: .string, isRequired: true),
                    .init(name: "before", schema: .any, isRequired: true),
                    .init(name: "after", schema: .any, isRequired: true),
                ]
            )
        ),
        [:]
    )
}
