import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

/// What people say about a campaign.
extension HubAPI {
    static func addComments(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, CampaignPageInput, Page<CommentOutput>>(
                .get,
                "/v1/campaigns/{key}/comments",
                id: "listComments",
                tag: "Comments",
                summary: "List the comments on a campaign, the oldest first",
                access: .person,
                failures: [.notFound]
            ) { input, request in
                let after = try input.page.after.map { position throws(HubError) in try position.integer(0) }
                let found = try await hub.comments(
                    of: input.key,
                    for: request.person,
                    page: HubDomain.PageRequest(limit: input.page.limit, after: after)
                )
                let next = found.next.map { input.page.cursor(after: [.integer($0)]) }
                return Reply(Page(found.items.map(CommentOutput.init), next: next))
            }
        )
        catalogue.add(writeComment(hub))
        catalogue.add(editComment(hub))
        catalogue.add(
            Endpoint<HubDomain.Caller, CommentPath, NoContent>(
                .delete,
                "/v1/campaigns/{key}/comments/{id}",
                id: "deleteComment",
                tag: "Comments",
                summary: "Delete a comment",
                description: "By its author within 24 hours; by leads and administrators at any time.",
                access: commentators,
                failures: [.notFound, .forbidden, .conflict]
            ) { input, request in
                try await hub.delete(comment: input.comment, on: input.key, by: request.person)
                return .done
            }
        )
    }

    private static let commentators = Access.roles(
        .requester,
        .approver,
        .producer,
        .reviewer,
        .lead,
        .finance,
        .vendor,
        .admin
    )

    private static func writeComment(_ hub: Hub) -> Endpoint<HubDomain.Caller, WriteComment, CommentOutput> {
        Endpoint(
            .post,
            "/v1/campaigns/{key}/comments",
            id: "writeComment",
            tag: "Comments",
            summary: "Say something about a campaign",
            description: """
                `@` and an address, what stands before the `@` of one, or an id, names somebody, who is informed. \
                Names that nobody has are refused; what stands between backticks names nobody.
                """,
            access: commentators,
            success: .created,
            failures: [.notFound]
        ) { input, request in
            let reply = { @Sendable (view: CommentView) in Reply(CommentOutput(view: view)) }
            return try await hub.comment(
                input.text,
                mentioning: input.mentions,
                on: input.key,
                by: request.person,
                repetition: request.repetition(reply)
            )
            .reply(reply)
        }
    }

    private static func editComment(_ hub: Hub) -> Endpoint<HubDomain.Caller, EditComment, CommentOutput> {
        Endpoint(
            .patch,
            "/v1/campaigns/{key}/comments/{id}",
            id: "editComment",
            tag: "Comments",
            summary: "Say it in other words",
            description: "By its author, within 24 hours. Those whom it names now and didn't before are informed.",
            access: commentators,
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            let view = try await hub.edit(
                comment: input.comment,
                input.text,
                mentioning: input.mentions,
                on: input.key,
                by: request.person
            )
            return Reply(CommentOutput(view: view))
        }
    }
}

struct CommentPath: EndpointInput {
    let key: CampaignKey
    let comment: String

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        comment = reader.path("id", .partID)
    }
}

struct WriteComment: EndpointInput {
    let key: CampaignKey
    let text: String
    let mentions: [String]

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        text = reader.required("text", .lines(1...4_000), example: "@pam could you look at the subject line?")
        mentions = reader.optional(
            "mentions",
            .list(of: .personReference, 0...50),
            default: [],
            note: "Further people: addresses or ids."
        )
    }
}

struct EditComment: EndpointInput {
    let key: CampaignKey
    let comment: String
    let text: String
    let mentions: [String]

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        comment = reader.path("id", .partID)
        text = reader.required("text", .lines(1...4_000))
        mentions = reader.optional("mentions", .list(of: .personReference, 0...50), default: [])
    }
}

struct CommentOutput: ObjectOutput {
    let view: CommentView
    private var comment: Comment { view.comment }

    static let schemaName = "Comment"

    static let fields: [OutputField<CommentOutput>] = [
        .init("id", example: "C1") { $0.comment.id },
        .init("author") { PersonNameOutput(person: $0.view.author) },
        .init("text", note: "Null once it was deleted.") { output in
            output.comment.deletedAt == nil ? output.comment.text : nil
        },
        .init("mentions", note: "Who was informed.") { $0.view.mentions.map(PersonNameOutput.init) },
        .init("createdAt") { $0.comment.createdAt },
        .init("editedAt") { $0.comment.editedAt },
        .init("deletedAt") { $0.comment.deletedAt },
    ]
}
