import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

/// Judging requests without storing anything.
extension HubAPI {
    /// A path of its own rather than a member of `POST /v1/requests`: the answer has another status and another shape,
    /// and nobody stores a request by leaving a flag out.
    static func addPreviews(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, CreateRequest, PreviewOutput>(
                .post,
                "/v1/requests/preview",
                id: "previewRequest",
                tag: "Requests",
                summary: "Judge a request without storing it",
                description: "Takes what `POST /v1/requests` takes, however incomplete.",
                access: .person,
                takesIdempotencyKey: false
            ) { input, request in
                Reply(PreviewOutput(preview: try await hub.preview(input.draft, for: request.person)))
            }
        )
    }

    static func addFormCheck(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, CheckForm, FormCheckOutput>(
                .post,
                "/v1/services/{key}/form",
                id: "checkForm",
                tag: "Services",
                summary: "Judge answers while they are typed",
                description: """
                    Says how complete the answers are, what is unmet, which fields apply and which tier they come to, \
                    and stores nothing. Pointers are those of a request whose first line this is.
                    """,
                access: .person,
                takesIdempotencyKey: false,
                failures: [.notFound]
            ) { input, request in
                _ = try hub.form(for: input.key)
                let division = try input.division ?? hub.usualDivision(of: request.person)
                let preview = try await hub.preview(input.draft(division), for: request.person)
                return Reply(FormCheckOutput(preview: preview))
            }
        )
    }
}

/// Answers to the form of one service, as far as they are given.
struct CheckForm: EndpointInput {
    let key: String
    let title: String
    let division: String?
    let priority: Priority
    let requestedLaunchAt: Instant?
    let brief: JSONObject
    let answers: JSONObject
    let tier: Tier?
    let quantity: Int
    let locale: String
    let locales: [String]
    let links: [LinkInput]

    init(_ reader: inout InputReader) {
        key = reader.path("key", .definitionKey)
        title = reader.optional("title", .text(1...200), default: "Untitled")
        division = reader.optional(
            "division",
            .definitionKey,
            note: "Without one the first that the caller may request for.",
            example: "consumer"
        )
        priority = reader.optional("priority", .choice(Priority.self), default: .normal)
        requestedLaunchAt = reader.optional("requestedLaunchAt", .instant)
        brief = reader.optional("brief", .jsonObject, default: JSONObject())
        answers = reader.optional("answers", .jsonObject, default: JSONObject())
        tier = reader.optional("tier", .choice(Tier.self), note: "A proposal; the brief decides.")
        quantity = reader.optional("quantity", .integer(1...1_000), default: 1)
        locale = reader.optional("locale", .text(2...35), default: "en-GB")
        locales = reader.optional(
            "locales",
            .list(of: .text(2...35), 0...49),
            default: [],
            note: "Further locales; each would be a variant."
        )
        links = reader.optional("links", .list(of: .object(LinkInput.self), 0...CampaignLink.limit), default: [])
    }

    func draft(_ division: String) -> RequestDraft {
        let master = RequestDraft.Line(service: key, tier: tier, quantity: quantity, locale: locale, answers: answers)
        let variants = locales.filter { $0 != locale }.unique.map { locale in
            RequestDraft.Line(
                service: key,
                tier: nil,
                quantity: quantity,
                locale: locale,
                variantOf: "L1",
                answers: JSONObject()
            )
        }
        return RequestDraft(
            title: title,
            division: division,
            priority: priority,
            requestedLaunchAt: requestedLaunchAt,
            links: links.map(\.link),
            brief: brief,
            lines: [master] + variants
        )
    }
}
