import HTTPTypes
import HubDomain
import HubJSON
import HubOperations
import HubStore

/// What ties campaigns to each other.
extension HubAPI {
    static func addCampaignLinks(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, CampaignPath, LinksOutput>(
                .get,
                "/v1/campaigns/{key}/links",
                id: "listLinks",
                tag: "Campaigns",
                summary: "List what ties a campaign to others, in both directions",
                access: .person,
                failures: [.notFound]
            ) { input, request in
                Reply(LinksOutput(view: try await hub.links(of: input.key, for: request.person)))
            }
        )
        catalogue.add(addLink(hub))
        catalogue.add(
            Endpoint<HubDomain.Caller, RemoveLink, NoContent>(
                .delete,
                "/v1/campaigns/{key}/links/{kind}/{campaign}",
                id: "removeLink",
                tag: "Campaigns",
                summary: "Take a link away",
                access: .person,
                takesIfMatch: true,
                failures: [.notFound, .forbidden, .conflict]
            ) { input, request in
                try await hub.removeLink(
                    input.kind,
                    to: input.campaign,
                    of: input.key,
                    by: request.person,
                    expecting: try request.expectedVersion()
                )
                return .done
            }
        )
    }

    private static func addLink(_ hub: Hub) -> Endpoint<HubDomain.Caller, AddLink, LinksOutput> {
        Endpoint(
            .post,
            "/v1/campaigns/{key}/links",
            id: "addLink",
            tag: "Campaigns",
            summary: "Tie a campaign to another one",
            description: """
                `needs` waits for the other campaign to reach `stage`, `changes` and `supersedes` concern what it \
                launched. Links of one kind never go in a circle.
                """,
            access: .person,
            takesIfMatch: true,
            success: .created,
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            let reply = { @Sendable (view: LinksView) in Reply(LinksOutput(view: view)) }
            return try await hub.add(
                input.link.link,
                reason: input.reason,
                to: input.key,
                by: request.person,
                expecting: try request.expectedVersion(),
                repetition: request.repetition(reply)
            )
            .reply(reply)
        }
    }
}

struct AddLink: EndpointInput {
    let key: CampaignKey
    let link: LinkInput
    let reason: String?

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        link = LinkInput(&reader)
        reason = reader.optional("reason", .reason)
    }

    func validate() -> [Issue] { link.validate() }
}

struct RemoveLink: EndpointInput {
    let key: CampaignKey
    let kind: CampaignLink.Kind
    let campaign: CampaignKey

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        kind = reader.path("kind", .choice(CampaignLink.Kind.self))
        campaign = reader.path("campaign", .campaignKey)
    }
}

struct LinksOutput: ObjectOutput {
    let view: LinksView

    static let schemaName = "Links"

    static let fields: [OutputField<LinksOutput>] = [
        .init("items", note: "From this campaign to others.") { owner in
            owner.view.campaign.links.map { link in
                LinkOutput(link: link, other: owner.view.linked.first { $0.key == link.campaign })
            }
        },
        .init("incoming", note: "From others to this campaign.") { $0.view.incoming.map(IncomingLinkOutput.init) },
    ]
}

struct IncomingLinkOutput: ObjectOutput {
    let link: IncomingLink

    static let schemaName = "IncomingLink"

    static let fields: [OutputField<IncomingLinkOutput>] = [
        .init("kind") { $0.link.kind },
        .init("campaign", example: "CMP-1007") { $0.link.campaign.description },
        .init("role", note: "What this campaign is to the other one.") { $0.link.role },
        .init("title") { $0.link.title },
        .init("currentStage") { $0.link.stage.rawValue },
    ]
}
