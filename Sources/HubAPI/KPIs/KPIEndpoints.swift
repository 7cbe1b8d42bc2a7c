import Crypto
import HTTPServer
import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

extension HubAPI {
    static func addKPIs(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub, _ zone: ZoneID) {
        let desk = KPIDesk(hub: hub, zone: zone)
        catalogue.add(
            Endpoint<HubDomain.Caller, ListKPIs, KPIRepresentation<KPIListOutput>>(
                .get,
                "/v1/kpis",
                id: "listKPIs",
                tag: "KPIs",
                summary: "Show the key figures of a dashboard",
                description: pollingHelp,
                access: .person,
                hasEntityTag: true
            ) { input, request in
                let queries = hub.visible(try input.queries(zone, now: hub.now), to: request.person)
                return try await desk.reply(to: request, queries) { KPIListOutput(answers: $0) }
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, ShowKPI, KPIRepresentation<KPIOutput>>(
                .get,
                "/v1/kpis/{metric}",
                id: "showKPI",
                tag: "KPIs",
                summary: "Show one key figure",
                description: pollingHelp,
                access: .person,
                hasEntityTag: true,
                failures: [.forbidden, .notFound]
            ) { input, request in
                let query = try input.query(zone, now: hub.now)
                guard !hub.visible([query], to: request.person).isEmpty else {
                    throw HubError(.forbidden, "Cost and margin are for finance and leads of the division asked for")
                }
                return try await desk.reply(to: request, [query]) { KPIOutput(answer: $0[0]) }
            }
        )
    }

    private static let pollingHelp = """
        JSON, or CSV with `Accept: text/csv`. Made for polling: send the `ETag` back in `If-None-Match`, and an \
        unchanged figure is a 304. docs/kpis.md defines every figure.
        """
}

/// A figure in the form that the client prefers.
struct KPIRepresentation<Content: JSONOutput>: EndpointOutput {
    let bytes: [UInt8]
    let isTable: Bool

    static var content: OutputContent { .jsonOr(Content.schema, ["text/csv"]) }
    static var mediaType: String? { MediaType.json }
    var chosenMediaType: String? { isTable ? KPITable.mediaType : MediaType.json }
    func responseBody() -> ResponseBody { .bytes(bytes) }
}

/// Answers questions for figures from what was answered before, as long as that holds.
private struct KPIDesk: Sendable {
    let hub: Hub
    let zone: ZoneID
    private let cache = KPICache()

    init(hub: Hub, zone: ZoneID) {
        self.hub = hub
        self.zone = zone
    }

    func reply<Content: JSONOutput>(
        to request: RequestContext<HubDomain.Caller>,
        _ queries: [KPIQuery],
        _ content: @Sendable ([KPIAnswer]) -> Content
    ) async throws -> Reply<KPIRepresentation<Content>> {
        let isTable = AcceptField.prefersTable(request.head.headerFields[.accept])
        let entry = try await entry(queries, isTable) { answers in
            isTable ? Array(KPITable.text(answers).utf8) : content(answers).encoded()
        }
        if request.ifNoneMatch?.contains(entry.tag) == true {
            var reply = Reply<KPIRepresentation<Content>>.notModified(entry.tag)
            reply.fields = Self.fields
            return reply
        }
        return Reply(
            KPIRepresentation(bytes: entry.body, isTable: isTable),
            entityTag: entry.tag,
            fields: Self.fields
        )
    }

    /// Figures are for signed-in people, and may be kept as long as they are asked after each time.
    private static var fields: HTTPFields { [.cacheControl: "private, no-cache", .vary: "Accept, Authorization"] }

    private func entry(
        _ queries: [KPIQuery],
        _ isTable: Bool,
        _ encode: ([KPIAnswer]) -> [UInt8]
    ) async throws -> KPICache.Entry {
        let key = Self.key(queries, isTable, now: hub.now)
        // Asked before the store is read, so that a commit in between is noticed by the next poll.
        let commits = hub.commitCount
        if let entry = cache.current(key, commits: commits) { return entry }
        let state = try await hub.kpiState(of: queries)
        if let entry = cache.confirmed(key, state, commits: commits) { return entry }
        let body = encode(try await hub.kpis(queries))
        let digest = SHA256.hash(data: body).prefix(12).flatMap { [$0 >> 4, $0 & 15] }
        let tag = EntityTag(
            opaque: String(decoding: digest.map { Array("0123456789abcdef".utf8)[Int($0)] }, as: UTF8.self)
        )
        let entry = KPICache.Entry(body: body, tag: tag, state: state, commits: commits)
        cache.keep(entry, for: key)
        return entry
    }

    /// The questions themselves; the minute too where time alone moves an answer.
    private static func key(_ queries: [KPIQuery], _ isTable: Bool, now: Instant) -> String {
        let moves = queries.contains { $0.definition.movesWithTime }
        let names = queries.map { query in
            let filter = query.filter
            let words: [String?] = [
                query.metric.rawValue, query.options.unit.rawValue, query.options.against.rawValue,
                query.options.strictness.rawValue, query.options.basis.rawValue, query.options.measure.rawValue,
                filter.team,
                String(query.window.from.milliseconds),
                String(query.window.to.milliseconds), query.window.zone.name, String(query.isEndOpen),
                query.interval?.rawValue, query.by.map(\.rawValue).joined(separator: " "), filter.division,
                filter.service, filter.priority, filter.lifecycle, filter.goal, filter.channel,
            ]
            return words.map { $0 ?? "\u{0}" }.joined(separator: "\u{1}")
        }
        let moment = moves ? String(now.startOfMinute.milliseconds) : ""
        return (names + [isTable ? "csv" : "json", moment]).joined(separator: "\u{2}")
    }
}

/// The `Accept` field (RFC 9110, section 12.5.1), as far as two media types need it.
enum AcceptField {
    /// Whether CSV is preferred to JSON.
    static func prefersTable(_ field: String?) -> Bool {
        guard let field else { return false }
        let table = quality(of: "text", "csv", in: field)
        return table > 0 && table > quality(of: "application", "json", in: field)
    }

    /// Whether a page for people is preferred to JSON.
    static func prefersPage(_ field: String?) -> Bool {
        guard let field else { return false }
        let page = quality(of: "text", "html", in: field)
        return page > 0 && page > quality(of: "application", "json", in: field)
    }

    /// That of the most specific range that fits; 0 when none does.
    private static func quality(of type: String, _ subtype: String, in field: String) -> Double {
        var best = (specificity: 0, quality: 0.0)
        for range in field.lowercased().split(separator: ",") {
            let parts = range.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
            let specificity: Int =
                switch parts.first {
                case "\(type)/\(subtype)": 3
                case "\(type)/*": 2
                case "*/*": 1
                default: 0
                }
            guard specificity > best.specificity else { continue }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            best = (specificity, quality)
        }
        return best.quality
    }
}
