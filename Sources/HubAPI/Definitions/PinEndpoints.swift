import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

extension HubAPI {
    static func addPins(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, CampaignPath, ItemsOutput<PinOutput>>(
                .get,
                "/v1/campaigns/{key}/pins",
                id: "listPins",
                tag: "Definitions",
                summary: "List the versions that a campaign is judged by",
                access: .person,
                failures: [.notFound]
            ) { input, request in
                let pins = try await hub.pins(of: input.key, for: request.person)
                return Reply(ItemsOutput(items: pins.map(PinOutput.init)))
            }
        )
        catalogue.add(repin(hub))
        catalogue.add(repinService(hub))
    }

    private static func repin(_ hub: Hub) -> Endpoint<HubDomain.Caller, RepinCampaign, PinRenewalOutput> {
        Endpoint(
            .post,
            "/v1/campaigns/{key}/pins",
            id: "repinCampaign",
            tag: "Definitions",
            summary: "Judge an open campaign by the newest versions",
            description: """
                A submitted campaign keeps the versions it was submitted under until a lead pins it anew. The answer says \
                which versions change, what becomes unmet and which tasks are added.
                """,
            access: .roles(.lead),
            takesIfMatch: true,
            failures: [.notFound]
        ) { input, request in
            let reply = { @Sendable (view: PinRenewalView) in
                Reply(PinRenewalOutput(view: view, isDryRun: input.renewal.isDryRun))
            }
            return try await hub.repin(
                input.key,
                input.renewal,
                by: request.person,
                expecting: try request.expectedVersion(),
                repetition: request.repetition(reply)
            ).reply(reply)
        }
    }

    private static func repinService(_ hub: Hub) -> Endpoint<HubDomain.Caller, RepinService, Page<PinRenewalOutput>> {
        Endpoint(
            .post,
            "/v1/services/{key}/pins",
            id: "repinCampaignsOfService",
            tag: "Definitions",
            summary: "Judge open campaigns with a service by the newest versions",
            description: """
                One page of the open campaigns in divisions that the caller leads, all in one transaction; go on with \
                `nextCursor`. A campaign that can't be pinned anew is `refused` and doesn't stop the others.
                """,
            access: .roles(.lead),
            failures: [.notFound]
        ) { input, request in
            let reply = { @Sendable (page: HubDomain.Page<PinRenewalView, Int64>) in
                Reply(
                    Page(
                        page.items.map { PinRenewalOutput(view: $0, isDryRun: input.renewal.isDryRun) },
                        next: page.next.map { input.page.cursor(after: [.integer($0)]) }
                    )
                )
            }
            let after = try input.page.after.map { position throws(HubError) in try position.integer(0) }
            return try await hub.repin(
                service: input.key,
                input.renewal,
                .init(limit: input.page.limit, after: after),
                by: request.person,
                repetition: request.repetition(reply)
            ).reply(reply)
        }
    }
}

/// What both ways of pinning anew take in their body.
private struct RenewalMembers {
    let renewal: PinRenewal

    init(_ reader: inout InputReader) {
        let reason = reader.required("reason", .reason, note: "Kept in the event.")
        let names = reader.optional(
            "definitions",
            .list(of: .object(PinNameInput.self), 0...50),
            default: [],
            note: "Which to renew; without it all."
        )
        let isDryRun = reader.optional("dryRun", .boolean, default: false, note: "Tells, and changes nothing.")
        renewal = PinRenewal(selection: PinSelection(names.map(\.name)), reason: reason, isDryRun: isDryRun)
    }
}

struct RepinCampaign: EndpointInput {
    let key: CampaignKey
    let renewal: PinRenewal

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        renewal = RenewalMembers(&reader).renewal
    }
}

struct RepinService: EndpointInput {
    let key: String
    let renewal: PinRenewal
    let page: PageRequest

    init(_ reader: inout InputReader) {
        key = reader.path("key", .definitionKey)
        renewal = RenewalMembers(&reader).renewal
        page = reader.page()
    }
}

struct PinNameInput: EndpointInput {
    let name: PinSelection.Name

    static let schemaName = "PinName"

    init(_ reader: inout InputReader) {
        let kind = reader.required("kind", .choice(DefinitionKind.self))
        name = PinSelection.Name(
            kind: kind,
            key: reader.optional("key", .definitionKey, note: "Every one of the kind without it.")
        )
    }
}
