package import HTTPServer
package import HTTPTypes
package import HubDomain

/// What a handler knows of the request besides its input.
package struct RequestContext<Caller: Sendable>: Sendable {
    package let caller: Caller
    package let requestID: String
    package let operationID: String
    package let head: HTTPRequest
    package let peer: PeerAddress
    /// `If-Match`, if the endpoint takes it.
    package let precondition: Precondition
    /// `If-None-Match` of a GET, or `*` of an endpoint that takes it.
    package let ifNoneMatch: EntityTagList?
    /// `Idempotency-Key` with the fingerprint of the request, if the endpoint takes it and the client sent it.
    package let idempotency: Idempotency?
    let success: HTTPResponse.Status

    /// The version that `If-Match` names, see ``Precondition/expecting()``.
    package func expecting() throws(HubError) -> Int? { try precondition.expecting() }

    /// The answer as it will be sent, to be stored in the transaction that makes it true. A reply whose output carries
    /// a new secret is recorded from a second output without it.
    package func record<Output: JSONOutput>(_ reply: Reply<Output>) -> RecordedReply {
        reply.recorded(success: success)
    }

    package func record(_ reply: Reply<NoContent>) -> RecordedReply {
        reply.recorded(success: success)
    }
}
