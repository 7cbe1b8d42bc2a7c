package import HubDomain

extension TransactionScope {
    package var idempotency: IdempotencyRepository<Self> { IdempotencyRepository(transaction: self) }
}

/// Names one request of a caller that may come more than once.
package struct IdempotencyID: Hashable, Sendable {
    package let caller: String
    /// Operation id of the endpoint with its path parameters.
    package let route: String
    package let key: String

    package init(caller: String, route: String, key: String) {
        self.caller = caller
        self.route = route
        self.key = key
    }
}

/// The answer that a repeated request gets again.
package struct StoredAnswer: Hashable, Sendable {
    /// SHA-256 of the request's payload.
    package let fingerprint: [UInt8]
    /// The answer as the edge encoded it.
    package let reply: [UInt8]

    package init(fingerprint: [UInt8], reply: [UInt8]) {
        self.fingerprint = fingerprint
        self.reply = reply
    }
}

/// Answers to requests with an `Idempotency-Key`.
package struct IdempotencyRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] { IdempotencyStatements.all }

    package func find(_ id: IdempotencyID) throws -> StoredAnswer? {
        try transaction.first(IdempotencyStatements.find, id.caller, id.route, id.key) { row in
            StoredAnswer(fingerprint: try row[0], reply: try row[1])
        }
    }
}

extension IdempotencyRepository where Transaction == WriteTransaction {
    package func insert(_ answer: StoredAnswer, for id: IdempotencyID) throws {
        try transaction.run(
            IdempotencyStatements.insert,
            id.caller,
            id.route,
            id.key,
            answer.fingerprint,
            answer.reply,
            transaction.now
        )
    }

    /// Forgets answers from before an instant.
    /// - Returns: How many.
    package func expire(before instant: Instant) throws -> Int {
        try transaction.run(IdempotencyStatements.expire, instant)
    }
}

private enum IdempotencyStatements {
    static let find = Statement(
        "idempotency.find",
        """
        SELECT fingerprint, reply FROM idempotency WHERE caller_id = ?1 AND route = ?2 AND key = ?3
        """,
        isHot: true
    )
    static let insert = Statement(
        "idempotency.insert",
        """
        INSERT INTO idempotency (caller_id, route, key, fingerprint, reply, created_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """,
        isHot: true
    )
    static let expire = Statement("idempotency.expire", "DELETE FROM idempotency WHERE created_at < ?1")

    static let all = [find, insert, expire]
}
