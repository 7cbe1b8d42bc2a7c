import HTTPTypes
import HubDomain
import HubJSON

/// Builds an OpenAPI 3.1.1 document from routes. The order of its members depends on the routes alone.
struct OpenAPIWriter {
    private let about: APIDescription
    private let problems: ProblemTable
    private var renderer = SchemaRenderer()
    private var paths = JSONObject()
    private var tags: [String] = []

    init(about: APIDescription, problems: ProblemTable) {
        self.about = about
        self.problems = problems
        _ = renderer.render(Problem.schema)
    }

    var clashes: [String] { renderer.clashes.sorted() }

    mutating func add<Caller>(_ route: Route<Caller>) {
        let path = route.declaration.path
        var item = paths[path]?.object ?? JSONObject()
        item[route.declaration.method.rawValue.lowercased()] = operation(route)
        paths[path] = .object(item)
        if !tags.contains(route.declaration.tag) { tags.append(route.declaration.tag) }
    }

    var document: JSONValue {
        let schemas = renderer.components.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) }
        return [
            "openapi": "3.1.1",
            "info": [
                "title": .string(about.title),
                "version": .string(about.version),
                "description": .string(about.description),
            ],
            "servers": [["url": "/"]],
            "tags": .array(tagObjects),
            "paths": .object(paths),
            "components": [
                "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
                "schemas": .object(JSONObject(schemas)),
            ],
        ]
    }

    private var tagObjects: [JSONValue] {
        let known = about.tags.filter { tags.contains($0.name) }
        let described = known.map { tag -> JSONValue in
            ["name": .string(tag.name), "description": .string(tag.description)]
        }
        let others = tags.filter { tag in !known.contains { $0.name == tag } }
        return described + others.map { ["name": .string($0)] }
    }

    private mutating func operation<Caller>(_ route: Route<Caller>) -> JSONValue {
        let declaration = route.declaration
        var operation: JSONObject = [
            "operationId": .string(declaration.operationID),
            "tags": [.string(declaration.tag)],
            "summary": .string(declaration.summary),
        ]
        let description = description(of: declaration)
        if !description.isEmpty { operation["description"] = .string(description) }
        let parameters = parameters(route)
        if !parameters.isEmpty { operation["parameters"] = .array(parameters) }
        if let body = requestBody(route) { operation["requestBody"] = body }
        operation["responses"] = .object(responses(route))
        operation["security"] = declaration.access == nil ? [] : [["token": []]]
        return .object(operation)
    }

    private func description(of declaration: EndpointDeclaration) -> String {
        guard case .roles(let roles)? = declaration.access else { return declaration.description }
        let names = roles.map(\.rawValue).sorted().joined(separator: ", ")
        return [declaration.description, "Roles: \(names)."].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private mutating func requestBody<Caller>(_ route: Route<Caller>) -> JSONValue? {
        let schema: Schema
        var isRequired = true
        switch route.shape.body {
        case .none: return nil
        case .members:
            // A patch that changes nothing is refused.
            let isPatch = route.declaration.method == .patch
            schema = .object(
                ObjectSchema(
                    name: route.inputName,
                    properties: route.shape.members,
                    isClosed: true,
                    leastProperties: isPatch ? 1 : 0
                )
            )
            isRequired = isPatch || route.shape.hasRequiredMembers
        case .document(let document): schema = document
        case .raw: schema = .any
        }
        let rendered = renderer.render(schema)
        let isRaw = if case .raw = route.shape.body { true } else { false }
        let content = BodyRule(route.declaration, route.shape).acceptedTypes.map { type in
            // What comes as it is describes itself elsewhere; as JSON it is an object at least.
            let schema = isRaw && type == MediaType.json ? ["type": "object"] : rendered
            return (key: type, value: JSONValue.object(["schema": schema]))
        }
        return ["required": .bool(isRequired), "content": .object(JSONObject(content))]
    }

    private mutating func responses<Caller>(_ route: Route<Caller>) -> JSONObject {
        var responses = JSONObject()
        for status in [route.declaration.success] + route.declaration.furtherSuccess {
            responses[String(status.code)] = success(route)
        }
        if route.declaration.hasEntityTag, route.declaration.method == .get {
            responses["304"] = ["description": "The representation has not changed."]
        }
        let kinds = route.declaration.failures.compactMap { problems[$0] }
        let statuses = Set(kinds.map(\.status)).sorted()
        for status in statuses {
            let codes = kinds.filter { $0.status == status }.map { "`\($0.code.rawValue)`: \($0.title)." }
            responses[String(status)] = [
                "description": .string(codes.joined(separator: " ")),
                "content": ["application/problem+json": ["schema": SchemaRenderer.reference("Problem")]],
            ]
        }
        responses["default"] = [
            "description": "A refusal by the server itself: of a request that breaks HTTP or is beyond its bounds.",
            "content": ["application/problem+json": ["schema": SchemaRenderer.reference("Problem")]],
        ]
        return responses
    }

    private mutating func success<Caller>(_ route: Route<Caller>) -> JSONValue {
        var response: JSONObject = ["description": "Done."]
        if route.declaration.hasEntityTag {
            response["headers"] = ["ETag": ["schema": ["type": "string"]]]
        }
        switch route.content {
        case .none: break
        case .json(let schema):
            response["content"] = ["application/json": ["schema": renderer.render(schema)]]
        case .raw(let type):
            response["content"] = .object(JSONObject([(key: type, value: .object(["schema": [:]]))]))
        case .jsonOr(let schema, let types):
            let others = types.map { (key: $0, value: JSONValue.object(["schema": [:]])) }
            response["content"] = .object(
                JSONObject([(key: MediaType.json, value: .object(["schema": renderer.render(schema)]))] + others)
            )
        }
        return .object(response)
    }
}

extension OpenAPIWriter {
    private mutating func parameters<Caller>(_ route: Route<Caller>) -> [JSONValue] {
        let declaration = route.declaration
        var parameters = route.shape.path.map { parameter($0, in: "path") }
        parameters += route.shape.query.map { parameter($0, in: "query") }
        if declaration.takesIdempotencyKey {
            parameters.append(
                header(
                    "Idempotency-Key",
                    "Makes the request safe to repeat: a string in quotes, or bare visible ASCII.",
                    pattern: IdempotencyKey.expression
                )
            )
        }
        if declaration.takesIfMatch {
            parameters.append(
                header(
                    "If-Match",
                    "The `ETag` the change is based on; only its version counts.",
                    pattern: EntityTag.listExpression
                )
            )
        }
        if declaration.takesIfNoneMatch {
            parameters.append(header("If-None-Match", "Only when there is nothing yet.", pattern: "^\\*$"))
        }
        if declaration.hasEntityTag, declaration.method == .get {
            parameters.append(header("If-None-Match", "Answers 304 when the `ETag` is still this one."))
        }
        return parameters
    }

    private mutating func parameter(_ parameter: InputShape.Parameter, in place: String) -> JSONValue {
        var object: JSONObject = [
            "name": .string(parameter.name),
            "in": .string(place),
            "required": .bool(parameter.isRequired),
        ]
        if !parameter.note.isEmpty { object["description"] = .string(parameter.note) }
        if case .array = parameter.schema { object["explode"] = false }
        object["schema"] = renderer.render(parameter.schema)
        return .object(object)
    }

    private func header(_ name: String, _ description: String, pattern: String? = nil) -> JSONValue {
        var schema: JSONObject = ["type": "string"]
        schema["pattern"] = pattern.map(JSONValue.string)
        return [
            "name": .string(name),
            "in": "header",
            "required": false,
            "description": .string(description),
            "schema": .object(schema),
        ]
    }
}
