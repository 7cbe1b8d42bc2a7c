import HTTPTypes
import HubDomain
import HubOperations

extension HubAPI {
    static func addActions(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, CampaignPath, ActionListOutput>(
                .get,
                "/v1/campaigns/{key}/actions",
                id: "listActions",
                tag: "Actions",
                summary: "Tell what the caller may do now",
                description:
                    "Every action of the stage that the caller's roles allow, and for each what is still missing.",
                access: .person,
                failures: [.notFound]
            ) { input, request in
                Reply(ActionListOutput(list: try await hub.actions(on: input.key, for: request.person)))
            }
        )
        catalogue.add(voidAction(hub))
        catalogue.add(
            Endpoint<HubDomain.Caller, PerformAction, CampaignOutput>(
                .post,
                "/v1/campaigns/{key}/actions/{action}",
                id: "performAction",
                tag: "Actions",
                summary: "Perform an action",
                description:
                    "The whole action happens or nothing does. A refusal names every gate and what would open it.",
                access: .person,
                takesIfMatch: true,
                hasEntityTag: true,
                failures: [.notFound, .forbidden, .conflict, .gateUnmet]
            ) { input, request in
                let reply = { @Sendable (view: CampaignView) in
                    CampaignOutput(view: view.seen(by: request.caller)).reply
                }
                return try await hub.perform(
                    input.request,
                    on: input.key,
                    for: request.person,
                    expecting: try request.expectedVersion(),
                    repetition: request.repetition(reply)
                )
                .reply(reply)
            }
        )
    }
}
