package import HTTPTypes
package import HubDomain

/// One operation of the API: the single declaration behind routing, validation, access, documentation and contract
/// tests.
///
///     Endpoint<Caller, ShowCampaign, CampaignOutput>(
///         .get, "/v1/campaigns/{key}", id: "showCampaign", tag: "Campaigns",
///         summary: "Show a campaign", access: .person, hasEntityTag: true, failures: [.notFound]
///     ) { input, request in
///         let view = try await campaigns.show(input.key, for: request.caller)
///         return Reply(CampaignOutput(view), entityTag: EntityTag(version: view.version))
///     }
package struct Endpoint<Caller: Sendable, Input: EndpointInput, Output: EndpointOutput>: Sendable {
    package typealias Handler = @Sendable (Input, RequestContext<Caller>) async throws -> Reply<Output>

    package let declaration: EndpointDeclaration
    let handler: Handler

    /// - Parameters:
    ///   - path: A template: `/v1/campaigns/{key}`.
    ///   - id: The operation id, unique.
    ///   - bodyLimit: Bytes of body at most.
    ///   - takesIdempotencyKey: `nil` for the rule: every POST does.
    ///   - hasEntityTag: Whether answers carry an `ETag`; a GET then honours `If-None-Match`.
    ///   - failures: What the handler itself may throw. Those of the machinery (`invalid`, `unauthenticated` …) are
    ///     added.
    package init(
        _ method: HTTPRequest.Method,
        _ path: String,
        id: String,
        tag: String,
        summary: String,
        description: String = "",
        access: Access,
        bodyLimit: Int = EndpointDeclaration.standardBodyLimit,
        takesIdempotencyKey: Bool? = nil,
        takesIfMatch: Bool = false,
        takesIfNoneMatch: Bool = false,
        hasEntityTag: Bool = false,
        success: HTTPResponse.Status = .ok,
        furtherSuccess: [HTTPResponse.Status] = [],
        failures: [HubError.Code] = [],
        handler: @escaping Handler
    ) where Caller: EndpointCaller {
        self.declaration = EndpointDeclaration(
            method: method,
            path: path,
            operationID: id,
            tag: tag,
            summary: summary,
            description: description,
            access: access,
            bodyLimit: bodyLimit,
            takesIdempotencyKey: takesIdempotencyKey ?? (method == .post),
            takesIfMatch: takesIfMatch,
            takesIfNoneMatch: takesIfNoneMatch,
            hasEntityTag: hasEntityTag,
            success: success,
            furtherSuccess: furtherSuccess,
            declaredFailures: failures
        )
        self.handler = handler
    }
}

extension Endpoint where Caller == NoCaller {
    /// An endpoint that needs no token. See the other initialiser for the parameters.
    package init(
        _ method: HTTPRequest.Method,
        _ path: String,
        id: String,
        tag: String,
        summary: String,
        description: String = "",
        bodyLimit: Int = EndpointDeclaration.standardBodyLimit,
        hasEntityTag: Bool = false,
        success: HTTPResponse.Status = .ok,
        failures: [HubError.Code] = [],
        handler: @escaping Handler
    ) {
        self.declaration = EndpointDeclaration(
            method: method,
            path: path,
            operationID: id,
            tag: tag,
            summary: summary,
            description: description,
            access: nil,
            bodyLimit: bodyLimit,
            takesIdempotencyKey: false,
            takesIfMatch: false,
            takesIfNoneMatch: false,
            hasEntityTag: hasEntityTag,
            success: success,
            furtherSuccess: [],
            declaredFailures: failures
        )
        self.handler = handler
    }
}
