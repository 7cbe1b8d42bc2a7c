import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

extension HubAPI {
    static func addCampaigns(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(listCampaigns(hub))
        catalogue.add(
            Endpoint<HubDomain.Caller, CampaignPath, CampaignOutput>(
                .get,
                "/v1/campaigns/{key}",
                id: "showCampaign",
                tag: "Campaigns",
                summary: "Show a campaign",
                access: .person,
                hasEntityTag: true,
                failures: [.notFound]
            ) { input, request in
                let view = try await hub.campaign(input.key, for: request.person)
                return CampaignOutput(view: view.seen(by: request.caller)).reply
            }
        )
        catalogue.add(editCampaign(hub))
        catalogue.add(editLine(hub))
    }

    private static func listCampaigns(
        _ hub: Hub
    ) -> Endpoint<HubDomain.Caller, ListCampaigns, Page<CampaignOutput>> {
        Endpoint(
            .get,
            "/v1/campaigns",
            id: "listCampaigns",
            tag: "Campaigns",
            summary: "List campaigns",
            access: .person
        ) { input, request in
            let after = try input.page.after.map { position throws(HubError) in
                CampaignPosition(value: try position.integer(0), number: try position.integer(1))
            }
            let found = try await hub.campaigns(
                input.filter,
                assignee: input.assignee,
                text: input.text,
                for: request.person,
                page: HubDomain.PageRequest(limit: input.page.limit, after: after)
            )
            if found.items.isEmpty, after == nil { try await input.checkNames(hub) }
            let next = found.next.map { input.page.cursor(after: [.integer($0.value), .integer($0.number)]) }
            return Reply(Page(found.items.map { CampaignOutput(view: $0.seen(by: request.caller)) }, next: next))
        }
    }

    private static func editCampaign(_ hub: Hub) -> Endpoint<HubDomain.Caller, EditCampaign, CampaignOutput> {
        Endpoint(
            .patch,
            "/v1/campaigns/{key}",
            id: "editCampaign",
            tag: "Campaigns",
            summary: "Edit a campaign",
            description: """
                A JSON merge patch. Requesters edit until the brief is accepted; producers and leads any open campaign.
                """,
            access: .person,
            takesIfMatch: true,
            hasEntityTag: true,
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            let view = try await hub.edit(
                input.key,
                input.edit,
                by: request.person,
                expecting: try request.expectedVersion()
            )
            return CampaignOutput(view: view.seen(by: request.caller)).reply
        }
    }

    private static func editLine(_ hub: Hub) -> Endpoint<HubDomain.Caller, EditLine, CampaignOutput> {
        Endpoint(
            .patch,
            "/v1/campaigns/{key}/lines/{id}",
            id: "editLine",
            tag: "Campaigns",
            summary: "Edit a line",
            description: "A JSON merge patch of one service line.",
            access: .person,
            takesIfMatch: true,
            hasEntityTag: true,
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            let view = try await hub.edit(
                input.key,
                line: input.line,
                input.edit,
                by: request.person,
                expecting: try request.expectedVersion()
            )
            return CampaignOutput(view: view.seen(by: request.caller)).reply
        }
    }
}

struct EditCampaign: EndpointInput {
    let key: CampaignKey
    let title: String?
    let priority: Priority?
    let requestedLaunchAt: Patch<Instant>
    let committedLaunchAt: Patch<Instant>
    let requestedFor: Patch<String>
    let links: [LinkInput]?
    let team: Patch<String>
    let brief: JSONObject?
    let lines: [LineInput]?
    let reason: String?
    let reasonCode: String?

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        title = reader.optional("title", .text(1...200), nullable: false)
        priority = reader.optional("priority", .choice(Priority.self), nullable: false)
        requestedLaunchAt = reader.patch("requestedLaunchAt", .instant)
        committedLaunchAt = reader.patch(
            "committedLaunchAt",
            .instant,
            note: "For the team; moving a commitment needs a `reasonCode`."
        )
        requestedFor = reader.patch("requestedFor", .personReference)
        links = reader.optional(
            "links",
            .list(of: .object(LinkInput.self), 0...CampaignLink.limit),
            nullable: false,
            note: "Replaces all links."
        )
        team = reader.patch("team", .definitionKey, note: "For the team; clocks go on in the new one's hours.")
        brief = reader.optional("brief", .jsonObject, nullable: false, note: "Merge patch of the answers.")
        lines = reader.optional(
            "lines",
            .list(of: .object(LineInput.self), 0...50),
            nullable: false,
            note: "Replaces all lines, until the brief is accepted; lines with an `id` keep it."
        )
        reason = reader.optional("reason", .reason)
        reasonCode = reader.optional("reasonCode", .definitionKey)
    }

    func validate() -> [Issue] {
        guard edit.isEmpty else { return [] }
        return [Issue(pointer: "", code: "required", detail: "must name something to change")]
    }

    var edit: CampaignEdit {
        var edit = CampaignEdit()
        edit.title = title
        edit.priority = priority
        edit.requestedLaunchAt = requestedLaunchAt.change
        edit.committedLaunchAt = committedLaunchAt.change
        edit.requestedFor = requestedFor.change
        edit.links = links?.map(\.link)
        edit.team = team.change
        edit.brief = brief
        edit.lines = lines?.map(\.draft)
        edit.reason = reason
        edit.reasonCode = reasonCode
        return edit
    }
}

struct EditLine: EndpointInput {
    let key: CampaignKey
    let line: String
    let tier: Tier?
    let quantity: Int?
    let locale: String?
    let variantOf: Patch<String>
    let stale: Bool?
    let answers: JSONObject?

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        line = reader.path("id", .partID)
        tier = reader.optional("tier", .choice(Tier.self), nullable: false)
        quantity = reader.optional("quantity", .integer(1...1_000), nullable: false)
        locale = reader.optional("locale", .text(2...35), nullable: false)
        variantOf = reader.patch(
            "variantOf",
            .partID,
            note:
                "Makes the line a variant of another one, or with null a line of its own that keeps what it inherited."
        )
        stale = reader.optional(
            "stale",
            .boolean,
            nullable: false,
            note: "`false`: the variant follows its master again, or need not."
        )
        answers = reader.optional(
            "answers",
            .jsonObject,
            nullable: false,
            note: "Merge patch of the answers; null gives a variant its master's answer back."
        )
    }

    func validate() -> [Issue] {
        guard tier == nil, quantity == nil, locale == nil, answers == nil, stale == nil, variantOf.change == nil else {
            return []
        }
        return [Issue(pointer: "", code: "required", detail: "must name something to change")]
    }

    var edit: LineEdit {
        var edit = LineEdit()
        edit.tier = tier
        edit.quantity = quantity
        edit.locale = locale
        edit.variantOf = variantOf.change
        edit.stale = stale
        edit.answers = answers
        return edit
    }
}

extension Patch {
    /// `nil` leaves alone, `.some(nil)` removes.
    var change: Value?? {
        switch self {
        case .absent: nil
        case .null: .some(nil)
        case .value(let value): .some(value)
        }
    }
}
