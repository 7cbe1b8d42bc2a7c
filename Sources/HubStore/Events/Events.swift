package import HubDomain

/// The table of events.
package enum Events {
    static let insert = Statement(
        "events.insert",
        """
        INSERT INTO events
            (id, stream, stream_seq, occurred_at, recorded_at, type, schema, actor_id, body, prev_hash, hash)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        """,
        isHot: true
    )
    static let head = Statement(
        "events.head",
        "SELECT stream_seq, hash FROM events WHERE stream = ?1 ORDER BY stream_seq DESC LIMIT 1",
        isHot: true
    )
    static let columns = """
        seq, id, stream, stream_seq, occurred_at, recorded_at, type, schema, actor_id, body, prev_hash, hash
        """
    static let ofStream = Statement(
        "events.ofStream",
        "SELECT \(columns) FROM events WHERE stream = ?1 AND stream_seq > ?2 ORDER BY stream_seq LIMIT ?3",
        isHot: true
    )
    static let ofTypeInStream = Statement(
        "events.ofTypeInStream",
        "SELECT \(columns) FROM events WHERE stream = ?1 AND stream_seq > ?2 AND type = ?3 ORDER BY stream_seq",
        isHot: true
    )
    static let after = Statement(
        "events.after",
        "SELECT \(columns) FROM events WHERE seq > ?1 ORDER BY seq LIMIT ?2",
        isHot: true
    )
    static let afterInStreamOrder = Statement(
        "events.afterInStreamOrder",
        """
        SELECT \(columns) FROM events
        WHERE (stream, stream_seq) > (?1, ?2) ORDER BY stream, stream_seq LIMIT ?3
        """
    )
    static let hashesAfter = Statement(
        "events.hashesAfter",
        "SELECT seq, hash FROM events WHERE seq > ?1 ORDER BY seq LIMIT ?2",
        isHot: true
    )

    static let countAfter = Statement("events.countAfter", "SELECT COUNT(*) FROM events WHERE seq > ?1")

    static let lastSeq = Statement(
        "events.lastSeq",
        "SELECT COALESCE(MAX(seq), 0) FROM events",
        isHot: true,
        mayScan: true
    )

    /// For the catalogue of statements.
    package static let statements = [
        insert, head, ofStream, ofTypeInStream, after, afterInStreamOrder, hashesAfter, countAfter, afterVisible,
        lastSeq,
    ]

    /// The position of the newest event; 0 before the first.
    package static func lastSeq(in transaction: ReadTransaction) throws -> Int64 {
        try transaction.first(lastSeq) { try $0.int64(0) } ?? 0
    }

    /// The last event of a stream; ``ChainHead/start`` when it has none.
    package static func head(of stream: String, in transaction: ReadTransaction) throws -> ChainHead {
        let head = try transaction.first(Self.head, stream) { row in
            ChainHead(streamSeq: try row[0], hash: try row[1])
        }
        return head ?? .start
    }

    /// A stream's events after `streamSeq`, oldest first.
    package static func list(
        stream: String,
        after streamSeq: Int64,
        limit: Int,
        in transaction: ReadTransaction
    ) throws -> [EventRecord] {
        try transaction.all(ofStream, stream, streamSeq, limit, row: EventRecord.init(row:))
    }

    /// A stream's events of one type after `streamSeq`, oldest first, until `body` answers `false`.
    package static func forEach(
        ofType type: EventType,
        stream: String,
        after streamSeq: Int64,
        in transaction: ReadTransaction,
        _ body: (EventRecord) throws -> Bool
    ) throws {
        try transaction.forEach(ofTypeInStream, stream, streamSeq, type.rawValue) { try body(EventRecord(row: $0)) }
    }

    /// All events after `seq`, in the order they were stored: what consumers with a cursor read.
    package static func list(after seq: Int64, limit: Int, in transaction: ReadTransaction) throws -> [EventRecord] {
        try transaction.all(after, seq, limit, row: EventRecord.init(row:))
    }
}

extension EventRecord {
    /// The columns in the order of the statements of ``Events``.
    init(row: SQLRow) throws {
        seq = try row.int64(0)
        streamSeq = try row.int64(3)
        recordedAt = try row[5]
        event = NewEvent(
            id: try row.text(1),
            stream: try row.text(2),
            occurredAt: try row[4],
            type: try row.text(6),
            schema: try row.int(7),
            actorID: try row[8],
            body: try row.text(9)
        )
        previousHash = try row[10]
        hash = try row[11]
    }
}
