import HTTPTypes
import HubDomain
import HubJSON
import HubOperations
import HubStore

extension HubAPI {
    static func addHandOffs(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, CampaignPath, ItemsOutput<HandOffOutput>>(
                .get,
                "/v1/campaigns/{key}/hand-offs",
                id: "listHandOffs",
                tag: "Hand-offs",
                summary: "List what was handed to vendors",
                description: "A vendor sees its own.",
                access: handOffReaders,
                failures: [.notFound]
            ) { input, request in
                let views = try await hub.handOffs(of: input.key, for: request.person)
                return Reply(ItemsOutput(items: views.map(HandOffOutput.init)))
            }
        )
        catalogue.add(handOver(hub))
        catalogue.add(takeHandOff(hub))
        catalogue.add(listOpenHandOffs(hub))
    }

    private static let handOffReaders = Access.roles(.producer, .reviewer, .lead, .finance, .vendor, .admin)

    private static func handOver(_ hub: Hub) -> Endpoint<HubDomain.Caller, HandOver, HandOffOutput> {
        Endpoint(
            .post,
            "/v1/campaigns/{key}/hand-offs",
            id: "handOver",
            tag: "Hand-offs",
            summary: "Hand work of a line to a vendor",
            description: """
                Starts the clock of hand-offs on the vendor's calendar: towards `dueAt`, or the policy's goal without \
                it. The price is committed as an expense of the line.
                """,
            access: .roles(.producer, .lead),
            takesIfMatch: true,
            success: .created,
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            let reply = { @Sendable (view: HandOffView) in Reply(HandOffOutput(view: view)) }
            return try await hub.handOver(
                input.draft,
                billing: input.billing,
                of: input.key,
                by: request.person,
                expecting: try request.expectedVersion(),
                repetition: request.repetition(reply)
            )
            .reply(reply)
        }
    }

    private static func takeHandOff(_ hub: Hub) -> Endpoint<HubDomain.Caller, TakeHandOff, HandOffOutput> {
        Endpoint(
            .post,
            "/v1/campaigns/{key}/hand-offs/{id}/{step}",
            id: "takeHandOff",
            tag: "Hand-offs",
            summary: "Take a hand-off on",
            description: """
                `acknowledge`, `deliver` (with `delivery`) and `refuse` are the vendor's; producers and leads may write \
                down what the vendor said. `accept`, `return`, `withdraw` and `send` (again, after a return or refusal) \
                are theirs. What is committed falls with a return, refusal or withdrawal, unless it was invoiced.
                """,
            access: .roles(.producer, .lead, .vendor),
            takesIfMatch: true,
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            let reply = { @Sendable (view: HandOffView) in Reply(HandOffOutput(view: view)) }
            return try await hub.take(
                input.move,
                on: input.handOff,
                of: input.key,
                by: request.person,
                expecting: try request.expectedVersion(),
                repetition: request.repetition(reply)
            )
            .reply(reply)
        }
    }

    private static func listOpenHandOffs(
        _ hub: Hub
    ) -> Endpoint<HubDomain.Caller, ListOpenHandOffs, Page<HandOffOutput>> {
        Endpoint(
            .get,
            "/v1/hand-offs",
            id: "listOpenHandOffs",
            tag: "Hand-offs",
            summary: "List open hand-offs, those sent first first",
            description: "Sent, acknowledged or delivered, of all campaigns. A vendor sees its own.",
            access: handOffReaders
        ) { input, request in
            let after = try input.page.after.map { position throws(HubError) in
                HandOffPosition(
                    sentAt: try position.integer(0),
                    campaign: try position.string(1),
                    number: try position.integer(2)
                )
            }
            let found = try await hub.openHandOffs(
                vendor: input.vendor,
                state: input.state,
                for: request.person,
                page: HubDomain.PageRequest(limit: input.page.limit, after: after)
            )
            let next = found.next.map {
                input.page.cursor(after: [.integer($0.sentAt), .string($0.campaign), .integer($0.number)])
            }
            return Reply(Page(found.items.map(HandOffOutput.init), next: next))
        }
    }
}
