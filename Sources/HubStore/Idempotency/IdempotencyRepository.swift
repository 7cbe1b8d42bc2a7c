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
    package let status: Int
    package let location: String?
    package let etag: String?
    package let body: String

    package init(fingerprint: [UInt8], status: Int, location: String?, etag: String?, body: String) {
        self.fingerprint = fingerprint
        self.status = status
        self.location = location
        self.etag = etag
        self.body = body
    }
}

/// Answers to requests with an `Idempotency-Key`.
package struct IdempotencyRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] { IdempotencyStatements.all }

    package func find(_ id: IdempotencyID) throws -> StoredAnswer? {
        try transaction.first(IdempotencyStatements.find, id.caller, id.route, id.key) { row in
            StoredAnswer(
                fingerprint: try row[0],
                status: try row[1],
                location: try row[2],
                etag: try row[3],
                body: try row[4]
            )
        }
    }
}

extension IdempotencyRepository where Transaction == WriteTransaction {
    package func insert(_ answer: StoredAnswer, for id: IdempotencyID) throws {
        try transaction.run(
            IdempotencyStatements.insert, id.caller, id.route, id.key, answer.fingerprint, answer.status,
            answer.location, answer.etag, answer.body, transaction.now
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
        SELECT fingerprint, status, location, etag, body FROM idempotency
        WHERE caller_id = ?1 AND route = ?2 AND key = ?3
        """,
        isHot: true
    )
    static let insert = Statement(
        "idempotency.insert",
        """
        INSERT INTO idempotency (caller_id, route, key, fingerprint, status, location, etag, body, created_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        """,
        isHot: true
    )
    static let expire = Statement("idempotency.expire", "DELETE FROM idempotency WHERE created_at < ?1")

    static let all = [find, insert, expire]
}
