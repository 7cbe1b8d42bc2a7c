import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

/// Change requests.
extension HubAPI {
    static func addChanges(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(dropLines(hub))
        catalogue.add(
            Endpoint<HubDomain.Caller, CampaignPath, ItemsOutput<ChangeRequestOutput>>(
                .get,
                "/v1/campaigns/{key}/changes",
                id: "listChanges",
                tag: "Actions",
                summary: "List the change requests of a campaign",
                access: .person,
                failures: [.notFound]
            ) { input, request in
                let views = try await hub.changes(of: input.key, for: request.person)
                return Reply(ItemsOutput(items: views.map(ChangeRequestOutput.init)))
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, ChangePath, ChangeRequestOutput>(
                .get,
                "/v1/campaigns/{key}/changes/{id}",
                id: "showChange",
                tag: "Actions",
                summary: "Show a change request",
                access: .person,
                failures: [.notFound]
            ) { input, request in
                Reply(ChangeRequestOutput(view: try await hub.change(input.id, of: input.key, for: request.person)))
            }
        )
        catalogue.add(proposeChange(hub))
        catalogue.add(agreeToChange(hub))
        catalogue.add(
            ending(.rejected, "rejection", "rejectChange", "Reject a proposed change, as the requester or a lead", hub)
        )
        catalogue.add(
            ending(.withdrawn, "withdrawal", "withdrawChange", "Take an own proposal back", hub)
        )
    }

    private static func dropLines(_ hub: Hub) -> Endpoint<HubDomain.Caller, DropLines, CampaignOutput> {
        Endpoint(
            .post,
            "/v1/campaigns/{key}/actions/drop-line",
            id: "dropLines",
            tag: "Actions",
            summary: "Give lines of a campaign up",
            description: """
                Their tasks are dropped, their findings closed, their slots given up and clocks get the goals of what is \
                left. A master goes only along with its variants.
                """,
            access: .roles(.lead),
            takesIfMatch: true,
            hasEntityTag: true,
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            let reply = { @Sendable (view: CampaignView) in
                CampaignOutput(view: view.seen(by: request.caller)).reply
            }
            return try await hub.drop(
                lines: input.lines,
                reason: input.reason,
                of: input.key,
                by: request.person,
                expecting: try request.expectedVersion(),
                repetition: request.repetition(reply)
            )
            .reply(reply)
        }
    }

    private static func proposeChange(
        _ hub: Hub
    ) -> Endpoint<HubDomain.Caller, ProposeChange, ChangeRequestOutput> {
        Endpoint(
            .post,
            "/v1/campaigns/{key}/changes",
            id: "proposeChange",
            tag: "Actions",
            summary: "Propose a change of what was accepted",
            description: """
                The answer shows what it would cost and undo. It takes effect when requester and lead have both agreed, \
                and takes the place of a proposal that is open.
                """,
            access: .roles(.requester, .producer, .lead),
            takesIfMatch: true,
            success: .created,
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            let reply = { @Sendable (view: ChangeRequestView) in Reply(ChangeRequestOutput(view: view)) }
            return try await hub.propose(
                input.change,
                reason: input.reason,
                on: input.key,
                by: request.person,
                expecting: try request.expectedVersion(),
                repetition: request.repetition(reply)
            )
            .reply(reply)
        }
    }

    private static func agreeToChange(_ hub: Hub) -> Endpoint<HubDomain.Caller, ChangePath, ChangeRequestOutput> {
        Endpoint(
            .post,
            "/v1/campaigns/{key}/changes/{id}/agreement",
            id: "agreeToChange",
            tag: "Actions",
            summary: "Agree to a proposed change",
            description: """
                As the requester, or as a lead who isn't the requester. With the second of the two the change takes \
                effect, unless it would mean something else by now than what was shown.
                """,
            access: .roles(.requester, .lead),
            takesIfMatch: true,
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            let reply = { @Sendable (view: ChangeRequestView) in Reply(ChangeRequestOutput(view: view)) }
            return try await hub.agree(
                to: input.id,
                of: input.key,
                by: request.person,
                expecting: try request.expectedVersion(),
                repetition: request.repetition(reply)
            )
            .reply(reply)
        }
    }

    private static func ending(
        _ state: ChangeRequest.State,
        _ part: String,
        _ id: String,
        _ summary: String,
        _ hub: Hub
    ) -> Endpoint<HubDomain.Caller, EndChange, ChangeRequestOutput> {
        Endpoint(
            .post,
            "/v1/campaigns/{key}/changes/{id}/\(part)",
            id: id,
            tag: "Actions",
            summary: summary,
            access: .roles(.requester, .producer, .lead),
            takesIfMatch: true,
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            let reply = { @Sendable (view: ChangeRequestView) in Reply(ChangeRequestOutput(view: view)) }
            return try await hub.end(
                input.id,
                as: state,
                reason: input.reason,
                of: input.key,
                by: request.person,
                expecting: try request.expectedVersion(),
                repetition: request.repetition(reply)
            )
            .reply(reply)
        }
    }
}
