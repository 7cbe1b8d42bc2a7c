package import HTTPTypes
package import HubDomain

/// What an ``Endpoint`` says of itself, without its types.
package struct EndpointDeclaration: Sendable {
    /// 256 KiB: room for a long brief.
    package static let standardBodyLimit = 256 * 1_024

    package let method: HTTPRequest.Method
    package let path: String
    package let operationID: String
    package let tag: String
    package let summary: String
    package let description: String
    /// `nil` when no token is needed.
    package let access: Access?
    package let bodyLimit: Int
    package let takesIdempotencyKey: Bool
    package let takesIfMatch: Bool
    /// Whether `If-None-Match: *` guards against replacing something that is there.
    package let takesIfNoneMatch: Bool
    package let hasEntityTag: Bool
    package let success: HTTPResponse.Status
    /// Other statuses that the same output comes with.
    package let furtherSuccess: [HTTPResponse.Status]
    package let declaredFailures: [HubError.Code]

    /// Everything that the endpoint may answer with besides success.
    var failures: [HubError.Code] {
        var codes: [HubError.Code] = [.invalid, .internalError, .unavailable] + declaredFailures
        if access != nil { codes.append(.unauthenticated) }
        if case .roles = access { codes.append(.forbidden) }
        if takesIfMatch || takesIfNoneMatch { codes.append(.staleVersion) }
        if takesIdempotencyKey { codes.append(.conflict) }
        if takesBody { codes += [.malformed, .tooLarge, .unsupportedMediaType, .requestTimeout] }
        var seen: Set<HubError.Code> = []
        return codes.filter { seen.insert($0).inserted }
    }

    /// Whether a body is looked at; one sent with GET has no meaning (RFC 9110, section 9.3.1) and is ignored.
    var takesBody: Bool { method != .get && method != .head }
}
