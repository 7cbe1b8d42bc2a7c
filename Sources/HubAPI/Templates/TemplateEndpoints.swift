import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

/// Saved beginnings of requests.
extension HubAPI {
    static func addTemplates(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, PageInput, Page<TemplateOutput>>(
                .get,
                "/v1/templates",
                id: "listTemplates",
                tag: "Templates",
                summary: "List one's own templates and those shared with one",
                access: .person
            ) { input, request in
                let after = try input.page.after.map { position throws(HubError) in try position.string(0) }
                let found = try await hub.templates(
                    for: request.person,
                    .init(limit: input.page.limit, after: after)
                )
                let next = found.next.map { input.page.cursor(after: [.string($0)]) }
                return Reply(Page(found.items.map(TemplateOutput.init), next: next))
            }
        )
        catalogue.add(saveTemplate(hub))
        catalogue.add(
            Endpoint<HubDomain.Caller, PartPath, TemplateOutput>(
                .get,
                "/v1/templates/{id}",
                id: "showTemplate",
                tag: "Templates",
                summary: "Show a template",
                access: .person,
                hasEntityTag: true,
                failures: [.notFound]
            ) { input, request in
                TemplateOutput(view: try await hub.template(input.id, for: request.person)).reply
            }
        )
        catalogue.add(editTemplate(hub))
        catalogue.add(
            Endpoint<HubDomain.Caller, PartPath, NoContent>(
                .delete,
                "/v1/templates/{id}",
                id: "deleteTemplate",
                tag: "Templates",
                summary: "Delete a template",
                access: .person,
                takesIfMatch: true,
                success: .noContent,
                failures: [.notFound, .forbidden]
            ) { input, request in
                try await hub.delete(
                    template: input.id,
                    by: request.person,
                    expecting: try request.expectedVersion()
                )
                return .done
            }
        )
        catalogue.add(useTemplate(hub))
    }

    private static func saveTemplate(_ hub: Hub) -> Endpoint<HubDomain.Caller, SaveTemplate, TemplateOutput> {
        Endpoint(
            .post,
            "/v1/templates",
            id: "saveTemplate",
            tag: "Templates",
            summary: "Save a beginning of requests",
            description: "Either a request as `POST /v1/requests` takes it, or the key of a campaign to take it from.",
            access: .roles(.requester, .lead),
            hasEntityTag: true,
            success: .created,
            failures: [.notFound, .forbidden]
        ) { input, request in
            let reply = { @Sendable (view: TemplateView) in TemplateOutput(view: view).createdReply }
            return try await hub.save(input.draft, by: request.person, repetition: request.repetition(reply))
                .reply(reply)
        }
    }

    private static func editTemplate(_ hub: Hub) -> Endpoint<HubDomain.Caller, EditTemplate, TemplateOutput> {
        Endpoint(
            .patch,
            "/v1/templates/{id}",
            id: "editTemplate",
            tag: "Templates",
            summary: "Change a template",
            description: "Its owner may; a shared one leads of its division too.",
            access: .person,
            takesIfMatch: true,
            hasEntityTag: true,
            failures: [.notFound, .forbidden]
        ) { input, request in
            let view = try await hub.edit(
                template: input.id,
                input.edit,
                by: request.person,
                expecting: try request.expectedVersion()
            )
            return TemplateOutput(view: view).reply
        }
    }

    private static func useTemplate(_ hub: Hub) -> Endpoint<HubDomain.Caller, UseTemplate, CampaignOutput> {
        Endpoint(
            .post,
            "/v1/templates/{id}/requests",
            id: "requestFromTemplate",
            tag: "Templates",
            summary: "Make a draft of a template",
            access: .roles(.requester, .lead),
            hasEntityTag: true,
            success: .created,
            failures: [.notFound, .forbidden]
        ) { input, request in
            let reply = { @Sendable (view: CampaignView) in CampaignOutput(view: view).createdReply }
            return try await hub.request(
                fromTemplate: input.id,
                input.copy.changes,
                by: request.person,
                repetition: request.repetition(reply)
            )
            .reply(reply)
        }
    }
}

struct UseTemplate: EndpointInput {
    let id: String
    let copy: CopyInput

    init(_ reader: inout InputReader) {
        id = reader.path("id", .partID)
        copy = CopyInput(&reader)
    }
}

struct SaveTemplate: EndpointInput {
    let name: String
    let sharing: RequestTemplate.Sharing
    let request: TemplateRequest?
    let campaign: CampaignKey?

    init(_ reader: inout InputReader) {
        name = reader.required("name", .text(1...200), example: "Monthly newsletter")
        sharing = reader.optional(
            "sharing",
            .choice(RequestTemplate.Sharing.self),
            default: .private,
            note: "`division`: everybody with a role in the request's division."
        )
        request = reader.optional("request", .object(TemplateRequest.self))
        campaign = reader.optional("campaign", .campaignKey, note: "A campaign to take the request from.")
    }

    func validate() -> [Issue] {
        guard (request == nil) == (campaign == nil) else { return [] }
        return [Issue(pointer: "", code: "required", detail: "must hold either request or campaign")]
    }

    var draft: TemplateDraft {
        let source = campaign.map(TemplateDraft.Source.campaign) ?? .request(request?.draft ?? RequestDraft.none)
        return TemplateDraft(name: name, sharing: sharing, source: source)
    }
}

struct EditTemplate: EndpointInput {
    let id: String
    let name: String?
    let sharing: RequestTemplate.Sharing?
    let request: TemplateRequest?

    init(_ reader: inout InputReader) {
        id = reader.path("id", .partID)
        name = reader.optional("name", .text(1...200), nullable: false)
        sharing = reader.optional("sharing", .choice(RequestTemplate.Sharing.self), nullable: false)
        request = reader.optional(
            "request",
            .object(TemplateRequest.self),
            nullable: false,
            note: "In place of the whole request."
        )
    }

    func validate() -> [Issue] {
        guard name == nil, sharing == nil, request == nil else { return [] }
        return [Issue(pointer: "", code: "required", detail: "must name something to change")]
    }

    var edit: TemplateEdit {
        var edit = TemplateEdit()
        edit.name = name
        edit.sharing = sharing
        edit.request = request?.draft
        return edit
    }
}

/// The part of a request that a template keeps.
struct TemplateRequest: EndpointInput {
    let title: String
    let division: String
    let priority: Priority
    let brief: JSONObject
    let lines: [LineInput]

    init(_ reader: inout InputReader) {
        title = reader.required("title", .text(1...200), example: "Spring newsletter")
        division = reader.required("division", .definitionKey, example: "consumer")
        priority = reader.optional("priority", .choice(of: [Priority.high, .normal, .low]), default: .normal)
        brief = reader.optional("brief", .jsonObject, default: JSONObject())
        lines = reader.optional("lines", .list(of: .object(LineInput.self), 0...50), default: [])
    }

    var draft: RequestDraft {
        RequestDraft(title: title, division: division, priority: priority, brief: brief, lines: lines.map(\.draft))
    }
}

extension RequestDraft {
    fileprivate static var none: RequestDraft { RequestDraft(title: "", division: "") }
}

struct TemplateOutput: ObjectOutput {
    let view: TemplateView

    static let schemaName = "Template"

    static let fields: [OutputField<TemplateOutput>] = [
        .init("id") { $0.view.template.id },
        .init("version") { $0.view.template.version },
        .init("name") { $0.view.template.name },
        .init("owner") { PersonNameOutput(person: $0.view.owner) },
        .init("sharing") { $0.view.template.sharing },
        .init("division", example: "consumer") { $0.view.template.division },
        .init("request", note: "As `POST /v1/requests` takes it.") { $0.view.template.request },
        .init("createdAt") { $0.view.template.createdAt },
        .init("updatedAt") { $0.view.template.updatedAt },
    ]

    private var entityTag: EntityTag { EntityTag(version: Int(view.template.version)) }

    var reply: Reply<TemplateOutput> { Reply(self, entityTag: entityTag) }

    var createdReply: Reply<TemplateOutput> {
        Reply(self, entityTag: entityTag, location: "/v1/templates/\(view.template.id)")
    }
}
