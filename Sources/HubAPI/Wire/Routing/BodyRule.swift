import HTTPServer
import HTTPTypes
import HubDomain
import HubJSON

/// How an endpoint treats the body of a request: size first, then the media type, then the text.
struct BodyRule: Sendable {
    struct Content: Sendable {
        var document: JSONValue?
        var raw: RawBody?
    }

    private enum Expectation: Sendable {
        case nothing
        case object(isRequired: Bool)
        case document
        case raw([String])
    }

    private let expectation: Expectation
    private var limit: Int
    private let allowsMergePatch: Bool

    init(_ declaration: EndpointDeclaration, _ shape: InputShape) {
        limit = declaration.bodyLimit
        allowsMergePatch = declaration.method == .patch
        guard declaration.takesBody else {
            expectation = .nothing
            return
        }
        expectation =
            switch shape.body {
            case .none: .object(isRequired: false)
            case .members: .object(isRequired: shape.hasRequiredMembers)
            case .document: .document
            case .raw(let types): .raw(types)
            }
    }

    /// - Parameter documentLimit: Bytes that a JSON body has at most, whatever the endpoint allows.
    func read(_ request: ServerRequest, documentLimit: Int = .max) async throws -> Content {
        if case .nothing = expectation { return Content() }
        var rule = self
        if case .raw = expectation {} else { rule.limit = min(limit, documentLimit) }
        return try await rule.read(checked: request)
    }

    private func read(checked request: ServerRequest) async throws -> Content {
        if let length = request.body.declaredLength, length > limit { throw HubError.tooLarge(limit: limit) }
        switch expectation {
        case .nothing: return Content()
        case .document: return Content(document: try await json(request, isRequired: true))
        case .object(let isRequired): return Content(document: try await object(request, isRequired: isRequired))
        case .raw(let types): return Content(raw: try raw(request, types))
        }
    }

    private func object(_ request: ServerRequest, isRequired: Bool) async throws -> JSONValue? {
        guard let document = try await json(request, isRequired: isRequired) else { return nil }
        guard case .object = document else {
            let detail = "must be an object, not \(document.typeName)"
            throw HubError.invalid([Issue(pointer: "", code: "type", detail: detail)])
        }
        return document
    }

    private func json(_ request: ServerRequest, isRequired: Bool) async throws -> JSONValue? {
        let type = request.head.headerFields[.contentType]
        // Without a declared length only reading tells whether there is a body.
        if request.body.declaredLength != 0, let type { try checkJSON(type) }
        let bytes = request.body.declaredLength == 0 ? [] : try await collect(request.body)
        if bytes.isEmpty {
            guard isRequired else { return nil }
            throw HubError(.malformed, "The body is empty; JSON is expected.")
        }
        if type == nil { throw unsupported("The body has no Content-Type.") }
        do {
            return try JSONParser.parse(bytes)
        } catch {
            throw HubError(error)
        }
    }

    private func collect(_ body: RequestBody) async throws -> [UInt8] {
        do {
            return try await body.collect(upTo: limit)
        } catch let error as BodyError {
            throw HubError(error)
        }
    }

    private func checkJSON(_ value: String) throws(HubError) {
        if value == MediaType.json { return }
        guard let type = MediaType(value), type.isJSON(allowingMergePatch: allowsMergePatch) else {
            throw unsupported("The Content-Type is not accepted.")
        }
    }

    private func raw(_ request: ServerRequest, _ types: [String]) throws(HubError) -> RawBody {
        let takesAny = types.contains(RawBody.anyType)
        guard let value = request.head.headerFields[.contentType] else {
            guard takesAny else { throw unsupported("The body has no Content-Type.") }
            return RawBody(mediaType: "", parameters: [:], body: request.body, limit: limit)
        }
        guard let type = MediaType(value), takesAny || types.contains(type.essence) else {
            throw unsupported("The Content-Type is not accepted.")
        }
        return RawBody(mediaType: type.essence, parameters: type.parameters, body: request.body, limit: limit)
    }

    private func unsupported(_ sentence: String) -> HubError {
        HubError(.unsupportedMediaType, "\(sentence) Accepted: \(acceptedTypes.joined(separator: ", ")).")
    }

    /// In the order of the OpenAPI document.
    var acceptedTypes: [String] {
        if case .raw(let types) = expectation { return types }
        return allowsMergePatch ? [MediaType.json, MediaType.mergePatch] : [MediaType.json]
    }
}
