package import HubDomain

/// The table of seals.
package enum Seals {
    /// One seal over a run of events.
    package struct Seal: Hashable, Sendable {
        package let number: Int64
        package let uptoSeq: Int64
        package let hash: EventHash
        package let sealedAt: Instant

        static let start = Seal(number: 0, uptoSeq: 0, hash: .start, sealedAt: Instant(milliseconds: 0))
    }

    static let newest = Statement(
        "seals.newest",
        "SELECT number, upto_seq, hash, sealed_at FROM seals ORDER BY number DESC LIMIT 1",
        isHot: true
    )
    static let after = Statement(
        "seals.after",
        "SELECT number, upto_seq, hash, sealed_at FROM seals WHERE number > ?1 ORDER BY number LIMIT 1"
    )
    static let insert = Statement(
        "seals.insert",
        "INSERT INTO seals (number, upto_seq, hash, sealed_at) VALUES (?1, ?2, ?3, ?4)",
        isHot: true
    )

    /// For the catalogue of statements.
    package static let statements = [newest, after, insert]

    static func newest(in transaction: ReadTransaction) throws -> Seal {
        try transaction.first(newest, row: Seal.init(row:)) ?? .start
    }

    static func next(after number: Int64, in transaction: ReadTransaction) throws -> Seal? {
        try transaction.first(after, number, row: Seal.init(row:))
    }
}

extension Seals.Seal {
    init(row: SQLRow) throws {
        number = try row.int64(0)
        uptoSeq = try row.int64(1)
        hash = try row[2]
        sealedAt = try row[3]
    }
}
