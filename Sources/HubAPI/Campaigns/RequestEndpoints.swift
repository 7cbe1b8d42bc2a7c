import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

extension HubAPI {
    static func addRequests(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(importRequests(hub))
        catalogue.add(
            Endpoint<HubDomain.Caller, CreateRequest, CampaignOutput>(
                .post,
                "/v1/requests",
                id: "createRequest",
                tag: "Requests",
                summary: "Hand a brief in",
                description: """
                    Stores a draft, or with `submit: true` a submitted request. A submission that misses requirements \
                    due at intake is refused with all of them, and nothing is stored.
                    """,
                access: .roles(.requester, .lead),
                hasEntityTag: true,
                success: .created,
                failures: [.forbidden]
            ) { input, request in
                let reply = { @Sendable (view: CampaignView) in
                    CampaignOutput(view: view.seen(by: request.caller)).createdReply
                }
                return try await hub.create(
                    input.draft,
                    submit: input.submit,
                    by: request.person,
                    repetition: request.repetition(reply)
                )
                .reply(reply)
            }
        )
        addCopies(to: &catalogue, hub)
        addPreviews(to: &catalogue, hub)
    }
}

/// The body of `POST /v1/requests`.
struct CreateRequest: EndpointInput {
    let title: String
    let division: String
    let priority: Priority
    let requestedLaunchAt: Instant?
    let requestedFor: String?
    let watchers: [String]
    let links: [LinkInput]
    let brief: JSONObject
    let lines: [LineInput]
    let submit: Bool

    init(_ reader: inout InputReader) {
        title = reader.required("title", .text(1...200), example: "Spring newsletter")
        division = reader.required("division", .definitionKey, example: "consumer")
        priority = reader.optional("priority", .choice(Priority.self), default: .normal)
        requestedLaunchAt = reader.optional("requestedLaunchAt", .instant)
        requestedFor = reader.optional(
            "requestedFor",
            .personReference,
            note: "Address or id of whom the request is made for."
        )
        watchers = reader.optional(
            "watchers",
            .list(of: .personReference, 0...RequestDraft.watcherLimit),
            default: [],
            note: "Addresses or ids of people who follow the campaign."
        )
        links = reader.optional("links", .list(of: .object(LinkInput.self), 0...CampaignLink.limit), default: [])
        brief = reader.optional(
            "brief",
            .jsonObject,
            default: JSONObject(),
            note: "Answers by field id; see the form of a service."
        )
        lines = reader.optional("lines", .list(of: .object(LineInput.self), 0...50), default: [])
        submit = reader.optional("submit", .boolean, default: false)
    }

    var draft: RequestDraft {
        RequestDraft(
            title: title,
            division: division,
            priority: priority,
            requestedLaunchAt: requestedLaunchAt,
            requestedFor: requestedFor,
            watchers: watchers,
            links: links.map(\.link),
            brief: brief,
            lines: lines.map(\.draft)
        )
    }
}

/// A service line in a request.
struct LineInput: EndpointInput {
    let id: String?
    let service: String
    let tier: Tier?
    let quantity: Int
    let locale: String
    let variantOf: String?
    let answers: JSONObject

    init(_ reader: inout InputReader) {
        id = reader.optional("id", .partID, note: "Names an existing line when the lines of a draft are replaced.")
        service = reader.required("service", .definitionKey, example: "email-newsletter")
        tier = reader.optional("tier", .choice(Tier.self), note: "A proposal; the brief decides.")
        quantity = reader.optional("quantity", .integer(1...1_000), default: 1)
        locale = reader.required("locale", .text(2...35), example: "en-GB")
        variantOf = reader.optional(
            "variantOf",
            .partID,
            note: "The line that this one is a variant of; in a new request `L1` is the first line."
        )
        answers = reader.optional("answers", .jsonObject, default: JSONObject())
    }

    var draft: RequestDraft.Line {
        RequestDraft.Line(
            id: id,
            service: service,
            tier: tier,
            quantity: quantity,
            locale: locale,
            variantOf: variantOf,
            answers: answers
        )
    }
}

/// A link in a request.
struct LinkInput: EndpointInput {
    let kind: CampaignLink.Kind
    let campaign: CampaignKey
    let role: String?
    let stage: String?

    init(_ reader: inout InputReader) {
        kind = reader.required("kind", .choice(CampaignLink.Kind.self))
        campaign = reader.required("campaign", .campaignKey, example: "CMP-1007")
        role = reader.optional(
            "role",
            .text(.slug, 1...80),
            note: "What the other campaign is to this one; rules ask by it.",
            example: "registration-page"
        )
        stage = reader.optional(
            "stage",
            .definitionKey,
            note: "What the other campaign has to reach before this one launches; `live` unless another is named."
        )
    }

    func validate() -> [Issue] {
        guard kind != .needs, stage != nil else { return [] }
        return [Issue(pointer: "/stage", code: "unknown", detail: "is for links of the kind needs")]
    }

    var link: CampaignLink {
        CampaignLink(kind: kind, campaign: campaign, role: role, stage: stage.map(StageKey.init(rawValue:)))
    }
}
