package import HTTPTypes

/// An output with what goes into status line and header fields.
package struct Reply<Output: EndpointOutput>: Sendable {
    enum Content: Sendable {
        case output(Output)
        case recorded(RecordedReply)
        case notModified
    }

    let content: Content
    /// `nil` for the success status of the endpoint.
    package var status: HTTPResponse.Status?
    package var entityTag: EntityTag?
    package var location: String?
    /// Further fields, such as `Vary`.
    package var fields: HTTPFields

    package init(
        _ output: Output,
        status: HTTPResponse.Status? = nil,
        entityTag: EntityTag? = nil,
        location: String? = nil,
        fields: HTTPFields = [:]
    ) {
        self.init(content: .output(output), status: status, entityTag: entityTag, location: location, fields: fields)
    }

    private init(
        content: Content,
        status: HTTPResponse.Status? = nil,
        entityTag: EntityTag? = nil,
        location: String? = nil,
        fields: HTTPFields = [:]
    ) {
        self.content = content
        self.status = status
        self.entityTag = entityTag
        self.location = location
        self.fields = fields
    }

    /// 304, for a handler that can tell from `request.ifNoneMatch` without making the output.
    package static func notModified(_ tag: EntityTag) -> Reply {
        Reply(content: .notModified, status: .notModified, entityTag: tag)
    }

    /// The answer of an earlier request with the same idempotency key, marked `Idempotency-Replayed: true`.
    package static func replay(_ recorded: RecordedReply) -> Reply {
        Reply(content: .recorded(recorded))
    }
}

extension Reply where Output == NoContent {
    package static var done: Reply { Reply(NoContent()) }
}
