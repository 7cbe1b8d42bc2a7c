package import HubDomain

/// An event as a caller hands it in.
package struct NewEvent: Hashable, Sendable {
    package let id: String
    /// Whose history it belongs to: the id of a campaign, a person …
    package let stream: String
    /// When it happened; ``EventRecord/recordedAt`` is when it was stored.
    package let occurredAt: Instant
    package let type: String
    /// The version of the body's shape for this type.
    package let schema: Int
    package let actorID: String?
    /// JSON, kept and hashed as these very bytes.
    package let body: String

    package init(
        id: String,
        stream: String,
        occurredAt: Instant,
        type: String,
        schema: Int = 1,
        actorID: String?,
        body: String
    ) {
        self.id = id
        self.stream = stream
        self.occurredAt = occurredAt
        self.type = type
        self.schema = schema
        self.actorID = actorID
        self.body = body
    }
}

/// An event as it is stored.
package struct EventRecord: Hashable, Sendable {
    package let seq: Int64
    package let streamSeq: Int64
    package let recordedAt: Instant
    package let event: NewEvent
    package let previousHash: EventHash
    package let hash: EventHash
}

/// The last event of a stream: what the next one is chained to.
package struct ChainHead: Hashable, Sendable {
    package let streamSeq: Int64
    package let hash: EventHash

    /// Of a stream that has no event yet.
    package static let start = ChainHead(streamSeq: 0, hash: .start)

    package init(streamSeq: Int64, hash: EventHash) {
        self.streamSeq = streamSeq
        self.hash = hash
    }
}
