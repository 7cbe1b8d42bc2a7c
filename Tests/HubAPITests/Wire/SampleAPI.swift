import HTTPServer
import HTTPTypes
import HubDomain
import HubJSON

@testable import HubAPI
// The page types of the wire, not those of the domain.
@testable import struct HubAPI.Page
@testable import struct HubAPI.PageRequest

/// A small API that uses every part of the machinery.
enum SampleAPI {
    struct Caller: EndpointCaller {
        var roles: Set<Role>
        func holds(anyOf wanted: Set<Role>) -> Bool { !roles.isDisjoint(with: wanted) }
    }

    static var catalogue: Catalogue<Caller> {
        var catalogue = Catalogue<Caller>()
        catalogue.add(health)
        catalogue.add(showCampaign)
        catalogue.add(listCampaigns)
        catalogue.add(createRequest)
        catalogue.add(editCampaign)
        catalogue.add(uploadFile)
        catalogue.add(act)
        catalogue.add(closeBooks)
        return catalogue
    }

    static let about = APIDescription(title: "Sample", version: "1", description: "For tests.")

    /// `Bearer NAME` authenticates a caller whose one role is NAME.
    static let services = APIServices<Caller>(
        authenticate: { request in
            guard let value = request.head.headerFields[.authorization], value.hasPrefix("Bearer "),
                let role = Role(rawValue: String(value.dropFirst(7)))
            else { throw HubError(.unauthenticated, "A token is required.") }
            return Caller(roles: [role])
        },
        makeRequestID: { "request-1" },
        hash: { bytes in
            let hash = bytes.reduce(14_695_981_039_346_656_037 as UInt64) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
            return withUnsafeBytes(of: hash) { Array($0) }
        }
    )
}

extension SampleAPI {
    struct Health: ObjectOutput {
        let status: String
        static let fields: [OutputField<Health>] = [.init("status") { $0.status }]
    }

    static let health = Endpoint<NoCaller, NoInput, Health>(
        .get,
        "/healthz",
        id: "health",
        tag: "About",
        summary: "Whether the service runs"
    ) { _, _ in Reply(Health(status: "ok")) }
}

extension SampleAPI {
    struct ShowCampaign: EndpointInput {
        let key: CampaignKey
        let fields: [Field]

        enum Field: String, CaseIterable { case title, price }

        init(_ reader: inout InputReader) {
            key = reader.path("key", .campaignKey)
            fields = reader.queryList("fields", .choice(Field.self), note: "Only these members.")
        }
    }

    struct CampaignKey: Hashable, Sendable {
        let number: Int
    }

    struct CampaignOutput: ObjectOutput {
        let number: Int
        let title: String
        let price: Double?
        let launch: CivilDate?
        let at: Instant

        static let fields: [OutputField<CampaignOutput>] = [
            .init("key", note: "For people.", example: "CMP-1042") { "CMP-\($0.number)" },
            .init("title") { $0.title },
            .init("price") { $0.price },
            .whenPresent("launch") { $0.launch },
            .init("at") { $0.at },
        ]
    }

    static let showCampaign = Endpoint<Caller, ShowCampaign, CampaignOutput>(
        .get,
        "/v1/campaigns/{key}",
        id: "showCampaign",
        tag: "Campaigns",
        summary: "Show a campaign",
        access: .person,
        hasEntityTag: true,
        failures: [.notFound]
    ) { input, _ in
        guard input.key.number == 7 else { throw HubError(.notFound, "There is no such campaign.") }
        let output = CampaignOutput(number: 7, title: "Spring", price: nil, launch: nil, at: Instant(milliseconds: 0))
        return Reply(output, entityTag: EntityTag(version: 3, moment: "120"))
    }
}

extension ValueKind where Self == MappedKind<TextKind, SampleAPI.CampaignKey> {
    static var campaignKey: Self {
        TextKind.text(1...40).map(
            placeholder: SampleAPI.CampaignKey(number: 1),
            detail: "must be a campaign key such as CMP-1042"
        ) { text in
            text.hasPrefix("CMP-") ? Int(text.dropFirst(4)).map(SampleAPI.CampaignKey.init) : nil
        }
    }
}

extension SampleAPI {
    struct ListCampaigns: EndpointInput {
        let page: PageRequest
        let stage: String?

        init(_ reader: inout InputReader) {
            stage = reader.query("stage", .text(.slug, 1...40))
            page = reader.page()
        }
    }

    struct Entry: ObjectOutput {
        let number: Int64
        static let fields: [OutputField<Entry>] = [.init("number") { $0.number }]
    }

    /// The numbers 1 to 7.
    static let listCampaigns = Endpoint<Caller, ListCampaigns, Page<Entry>>(
        .get,
        "/v1/campaigns",
        id: "listCampaigns",
        tag: "Campaigns",
        summary: "List campaigns",
        access: .person
    ) { input, _ in
        let start = try input.page.after?.integer(0) ?? 0
        let numbers = (1...7 as ClosedRange<Int64>).filter { $0 > start }.prefix(input.page.limit)
        let next = numbers.last.flatMap { $0 < 7 ? input.page.cursor(after: [.integer($0)]) : nil }
        return Reply(Page(numbers.map(Entry.init), next: next))
    }
}

extension SampleAPI {
    struct CreateRequest: EndpointInput {
        let title: String
        let priority: Priority
        let email: String
        let launch: Instant?
        let lines: [Line]
        let brief: JSONObject?
        let quota: Int?

        enum Priority: String, CaseIterable { case low, normal, high }

        init(_ reader: inout InputReader) {
            title = reader.required("title", .text(1...20), note: "What it is about.", example: "Spring sale")
            priority = reader.optional("priority", .choice(Priority.self), default: .normal)
            email = reader.required("email", .email)
            launch = reader.optional("launch", .instant)
            lines = reader.required("lines", .list(of: .object(Line.self), 1...5))
            brief = reader.optional("brief", .jsonObject)
            quota = reader.optional("quota", .integer(1...100))
        }

        func validate() -> [Issue] {
            guard let quota, lines.count > quota else { return [] }
            return [Issue(pointer: "/quota", code: "conflict", detail: "is less than the number of lines")]
        }
    }

    struct Line: EndpointInput {
        let service: String
        let quantity: Int
        let notes: String?

        init(_ reader: inout InputReader) {
            service = reader.required("service", .text(.slug, 1...40))
            quantity = reader.optional("quantity", .integer(1...100), default: 1)
            notes = reader.optional("notes", .lines(0...500))
        }

        func validate() -> [Issue] {
            guard service == "banner", quantity > 10 else { return [] }
            return [Issue(pointer: "/quantity", code: "conflict", detail: "must be at most 10 for banners")]
        }
    }

    struct Created: ObjectOutput {
        let title: String
        let lines: Int
        let idempotencyKey: String?
        let fingerprint: [Int]
        let secret: String?

        static let fields: [OutputField<Created>] = [
            .init("title") { $0.title },
            .init("lines") { $0.lines },
            .init("idempotencyKey") { $0.idempotencyKey },
            .init("fingerprint") { $0.fingerprint },
            .init("secret") { $0.secret },
        ]
    }

    /// The title `replay` is answered from a record.
    static let createRequest = Endpoint<Caller, CreateRequest, Created>(
        .post,
        "/v1/requests",
        id: "createRequest",
        tag: "Requests",
        summary: "Hand in a request",
        description: "As a draft.",
        access: .roles(.requester, .lead),
        bodyLimit: 2_000,
        hasEntityTag: true,
        success: .created
    ) { input, request in
        func reply(secret: String?) -> Reply<Created> {
            Reply(
                Created(
                    title: input.title,
                    lines: input.lines.count,
                    idempotencyKey: request.idempotency?.key,
                    fingerprint: (request.idempotency?.fingerprint ?? []).map(Int.init),
                    secret: secret
                ),
                entityTag: EntityTag(version: 1),
                location: "/v1/campaigns/CMP-7"
            )
        }
        guard input.title == "replay" else { return reply(secret: "s3cret") }
        guard let record = RecordedReply(decoding: request.record(reply(secret: nil)).encoded) else {
            throw HubError(.internalError, "The record can't be read.")
        }
        return .replay(record)
    }
}

extension SampleAPI {
    struct EditCampaign: EndpointInput {
        let key: CampaignKey
        let title: String?
        let goal: Patch<String>
        let budget: Patch<Int>

        init(_ reader: inout InputReader) {
            key = reader.path("key", .campaignKey)
            title = reader.optional("title", .text(1...20), nullable: false)
            goal = reader.patch("goal", .text(1...200))
            budget = reader.patch("budget", .integer(0...1_000_000))
        }
    }

    struct Edited: ObjectOutput {
        let words: [String]
        static let fields: [OutputField<Edited>] = [.init("words") { $0.words }]
    }

    static let editCampaign = Endpoint<Caller, EditCampaign, Edited>(
        .patch,
        "/v1/campaigns/{key}",
        id: "editCampaign",
        tag: "Campaigns",
        summary: "Edit a campaign",
        access: .person,
        takesIfMatch: true,
        hasEntityTag: true,
        failures: [.notFound]
    ) { input, request in
        let expected = try request.expecting()
        if let expected, expected != 3 { throw HubError(.staleVersion, "The campaign has changed.") }
        return Reply(
            Edited(words: ["\(input.title ?? "-")", "\(input.goal)", "\(input.budget)", "\(expected ?? 0)"]),
            entityTag: EntityTag(version: 4)
        )
    }
}

extension SampleAPI {
    struct UploadFile: EndpointInput {
        let body: RawBody

        init(_ reader: inout InputReader) {
            body = reader.rawBody(accepting: ["text/csv"])
        }
    }

    enum CSV: RawMedia {
        static let mediaType = "text/csv"
    }

    static let uploadFile = Endpoint<Caller, UploadFile, RawOutput<CSV>>(
        .put,
        "/v1/file",
        id: "uploadFile",
        tag: "Files",
        summary: "Replace the file",
        access: .person,
        bodyLimit: 10
    ) { input, _ in Reply(RawOutput(.bytes(try await input.body.collect()))) }

    struct Act: EndpointInput {
        let action: String

        init(_ reader: inout InputReader) {
            action = reader.path("action", .text(.slug))
        }
    }

    struct Broken: Error {}

    static let act = Endpoint<Caller, Act, NoContent>(
        .post,
        "/v1/actions/{action}",
        id: "act",
        tag: "Campaigns",
        summary: "Take an action",
        access: .person,
        success: .noContent,
        failures: [.gateUnmet, .rateLimited]
    ) { input, _ in
        switch input.action {
        case "break": throw Broken()
        case "fail": throw HubError(.internalError, "SELECT secret FROM table")
        case "unknown-code": throw HubError(.init(rawValue: "never-heard-of"), "Internal words.")
        case "slow-down": throw HubError(.rateLimited, "Too many.", details: ["retryAfterSeconds": 30])
        case "submit":
            let satisfy = Satisfy(method: "PATCH", href: "/v1/campaigns/CMP-7", body: ["goal": nil])
            let issue = Issue(pointer: "/brief/goal", code: "required", detail: "is required", satisfy: satisfy)
            throw HubError(.gateUnmet, "Not yet.", issues: [issue], details: ["stage": "draft", "status": 1])
        default: return .done
        }
    }

    static let closeBooks = Endpoint<Caller, NoInput, NoContent>(
        .post,
        "/v1/actions/close-books",
        id: "closeBooks",
        tag: "Finance",
        summary: "Close the books",
        access: .roles(.finance),
        success: .noContent
    ) { _, _ in .done }
}
