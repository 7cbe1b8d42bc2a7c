package import HubDomain

extension TransactionScope {
    package var tokens: TokenRepository<Self> { TokenRepository(transaction: self) }
}

/// Tokens, found by the SHA-256 of their secret.
package struct TokenRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] { TokenStatements.all }

    package func find(hash: [UInt8]) throws -> Token? {
        try transaction.first(TokenStatements.byHash, hash) { try Token(row: $0) }
    }

    package func find(id: String) throws -> Token? {
        try transaction.first(TokenStatements.byID, id) { try Token(row: $0) }
    }

    /// Tokens of a person, oldest first.
    package func list(of person: String) throws -> [Token] {
        try transaction.all(TokenStatements.ofPerson, person) { try Token(row: $0) }
    }
}

extension TokenRepository where Transaction == WriteTransaction {
    package func insert(_ token: Token, hash: [UInt8]) throws {
        try transaction.run(
            TokenStatements.insert,
            token.id,
            token.person,
            hash,
            token.name,
            token.createdAt,
            token.expiresAt
        )
    }

    package func revoke(id: String) throws {
        try transaction.run(TokenStatements.revoke, id, transaction.now)
    }
}

extension Token {
    fileprivate init(row: SQLRow) throws {
        self.init(
            id: try row[0],
            person: try row[1],
            name: try row[2],
            createdAt: try row[3],
            expiresAt: try row[4],
            revokedAt: try row[5]
        )
    }
}

private enum TokenStatements {
    static let columns = "id, person_id, name, created_at, expires_at, revoked_at"

    static let byHash = Statement("tokens.byHash", "SELECT \(columns) FROM tokens WHERE hash = ?1", isHot: true)
    static let byID = Statement("tokens.byID", "SELECT \(columns) FROM tokens WHERE id = ?1")
    static let ofPerson = Statement(
        "tokens.ofPerson",
        "SELECT \(columns) FROM tokens WHERE person_id = ?1 ORDER BY created_at, id"
    )
    static let insert = Statement(
        "tokens.insert",
        "INSERT INTO tokens (id, person_id, hash, name, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
    )
    static let revoke = Statement(
        "tokens.revoke",
        "UPDATE tokens SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL"
    )

    static let all = [byHash, byID, ofPerson, insert, revoke]
}
