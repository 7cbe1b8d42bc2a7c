import HTTPTypes
import HubDomain
import HubOperations

/// Following a campaign, and making a new one like it.
extension HubAPI {
    static func addCopies(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, CloneCampaign, CampaignOutput>(
                .post,
                "/v1/campaigns/{key}/clone",
                id: "cloneCampaign",
                tag: "Requests",
                summary: "Make a new draft like a campaign",
                description: """
                    Its brief and its lines with the requester's answers. What was promised, done, linked or filled in \
                    by production stays behind.
                    """,
                access: .roles(.requester, .lead),
                hasEntityTag: true,
                success: .created,
                failures: [.notFound, .forbidden]
            ) { input, request in
                let reply = { @Sendable (view: CampaignView) in CampaignOutput(view: view).createdReply }
                return try await hub.clone(
                    input.key,
                    input.copy.changes,
                    by: request.person,
                    repetition: request.repetition(reply)
                )
                .reply(reply)
            }
        )
        catalogue.add(watching(.put, "watchCampaign", "Let somebody follow a campaign", true, hub))
        catalogue.add(watching(.delete, "unwatchCampaign", "Let somebody follow a campaign no longer", false, hub))
    }

    private static func watching(
        _ method: HTTPRequest.Method,
        _ id: String,
        _ summary: String,
        _ isWatching: Bool,
        _ hub: Hub
    ) -> Endpoint<HubDomain.Caller, WatcherPath, CampaignOutput> {
        Endpoint(
            method,
            "/v1/campaigns/{key}/watchers/{person}",
            id: id,
            tag: "Campaigns",
            summary: summary,
            description: "Everybody may for themselves; for others the requester, producers and leads.",
            access: .person,
            takesIfMatch: true,
            hasEntityTag: true,
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            let view = try await hub.setWatching(
                isWatching,
                input.person,
                of: input.key,
                by: request.person,
                expecting: try request.expectedVersion()
            )
            return CampaignOutput(view: view).reply
        }
    }
}

struct WatcherPath: EndpointInput {
    let key: CampaignKey
    let person: String

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        person = reader.path("person", .personReference, note: "Address or id, or `me`.")
    }
}

/// What a copy has otherwise than its pattern.
struct CopyInput {
    let title: String?
    let division: String?
    let requestedLaunchAt: Instant?
    let requestedFor: String?

    init(_ reader: inout InputReader) {
        title = reader.optional("title", .text(1...200), note: "That of the pattern unless another is given.")
        division = reader.optional("division", .definitionKey)
        requestedLaunchAt = reader.optional("requestedLaunchAt", .instant)
        requestedFor = reader.optional("requestedFor", .personReference)
    }

    var changes: RequestChanges {
        var changes = RequestChanges()
        changes.title = title
        changes.division = division
        changes.requestedLaunchAt = requestedLaunchAt
        changes.requestedFor = requestedFor
        return changes
    }
}

struct CloneCampaign: EndpointInput {
    let key: CampaignKey
    let copy: CopyInput

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        copy = CopyInput(&reader)
    }
}
