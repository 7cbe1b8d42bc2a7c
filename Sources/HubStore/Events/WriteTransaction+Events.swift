extension WriteTransaction {
    /// Appends an event to its stream's chain, recorded at ``ReadTransaction/now``.
    /// - Parameter head: The stream's last event where the caller knows it, which saves reading it. A wrong one fails
    ///   with the unique rule over `events.stream, events.stream_seq`.
    /// - Returns: The new last event of the stream.
    @discardableResult
    package func append(_ event: NewEvent, after head: ChainHead? = nil) throws -> ChainHead {
        let head = try head ?? Events.head(of: event.stream, in: self)
        let streamSeq = head.streamSeq + 1
        let hash = EventChain.hash(event, streamSeq: streamSeq, recordedAt: now, previous: head.hash)
        try run(
            Events.insert,
            event.id,
            event.stream,
            streamSeq,
            event.occurredAt,
            now,
            event.type,
            event.schema,
            event.actorID,
            event.body,
            head.hash,
            hash
        )
        return ChainHead(streamSeq: streamSeq, hash: hash)
    }
}
