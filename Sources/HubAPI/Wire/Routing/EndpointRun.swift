import HTTPServer
import HTTPTypes
import HubDomain
import HubJSON

/// Takes one request through an endpoint: body, input, handler, answer.
struct EndpointRun<Caller: Sendable, Input: EndpointInput, Output: EndpointOutput>: Sendable {
    let endpoint: Endpoint<Caller, Input, Output>
    let template: PathTemplate
    let shape: InputShape
    private let places: [PathParameters.Place]
    private let bodyRule: BodyRule

    /// - Returns: `nil` when the path is not a template.
    init?(_ endpoint: Endpoint<Caller, Input, Output>) {
        guard let template = PathTemplate(endpoint.declaration.path) else { return nil }
        self.endpoint = endpoint
        self.template = template
        self.shape = InputShape.of(Input.self)
        self.places = template.parameters
        self.bodyRule = BodyRule(endpoint.declaration, shape)
    }

    func answer(_ exchange: Exchange, _ caller: Caller) async throws -> ServerResponse {
        let body = try await bodyRule.read(exchange.request, documentLimit: exchange.settings.documentLimit)
        let (input, fields) = try read(exchange, body)
        let request = RequestContext(
            caller: caller,
            requestID: exchange.requestID,
            operationID: endpoint.declaration.operationID,
            head: exchange.request.head,
            peer: exchange.request.peer,
            precondition: fields.precondition,
            ifNoneMatch: fields.ifNoneMatch,
            idempotency: fields.idempotencyKey.map { key in
                Idempotency(
                    key: key,
                    operationID: endpoint.declaration.operationID,
                    fingerprint: Fingerprint.of(exchange.request, body.document, exchange.settings.hash)
                )
            },
            success: endpoint.declaration.success
        )
        let reply = try await endpoint.handler(input, request)
        let ifUnchanged = endpoint.declaration.method == .get ? fields.ifNoneMatch : nil
        return reply.response(to: exchange.request, ifNoneMatch: ifUnchanged, endpoint.declaration.success)
    }

    /// Reads input and header fields; everything wrong with either is reported together.
    private func read(_ exchange: Exchange, _ body: BodyRule.Content) throws(HubError) -> (Input, ConditionalFields) {
        let target = exchange.request.target
        var reader = InputReader(
            parameters: PathParameters(segments: target.segments, places: places),
            query: target.query,
            document: body.document,
            rawBody: body.raw
        )
        let fields = ConditionalFields(exchange.request.head, endpoint.declaration, &reader.issues)
        guard let input = InputReader.read(Input.self, &reader) else { throw HubError.invalid(reader.issues.issues) }
        return (input, fields)
    }
}

/// What the header fields say that endpoints share.
private struct ConditionalFields {
    var precondition = Precondition.none
    var ifNoneMatch: EntityTagList?
    var idempotencyKey: String?

    init(_ head: HTTPRequest, _ declaration: EndpointDeclaration, _ issues: inout IssueList) {
        if declaration.takesIfMatch, let value = head.headerFields[.ifMatch] {
            if let list = EntityTag.list(value) {
                precondition = Precondition(list)
            } else {
                issues.add("format", "must be * or entity tags in quotes", at: "/headers/If-Match")
            }
        }
        if declaration.method == .get, let value = head.headerFields[.ifNoneMatch] {
            ifNoneMatch = EntityTag.list(value)
        }
        if declaration.takesIfNoneMatch, let value = head.headerFields[.ifNoneMatch] {
            ifNoneMatch = EntityTag.list(value)
            if ifNoneMatch != .any { issues.add("format", "must be *", at: "/headers/If-None-Match") }
        }
        if declaration.takesIdempotencyKey, let value = head.headerFields[.idempotencyKey] {
            idempotencyKey = IdempotencyKey.parse(value)
            if idempotencyKey == nil {
                let detail = "must be a string in quotes, or 1 to 255 visible ASCII characters"
                issues.add("format", detail, at: "/headers/Idempotency-Key")
            }
        }
    }
}

/// Tells requests with one idempotency key apart.
private enum Fingerprint {
    static func of(
        _ request: ServerRequest,
        _ document: JSONValue?,
        _ hash: @Sendable ([UInt8]) -> [UInt8]
    ) -> [UInt8] {
        let query = request.target.query.map { JSONValue.array([.string($0.name), .string($0.value)]) }
        let content: JSONValue = [
            .string(request.head.method.rawValue),
            .array(request.target.segments.map(JSONValue.string)),
            .array(query),
            document ?? .null,
        ]
        return hash(content.canonicalBytes)
    }
}
