import Crypto
package import HubDomain
import HubJSON
import HubStore

/// A new token with its secret, which is shown once.
package struct IssuedToken: Sendable {
    package let token: Token
    /// What goes behind `Authorization: Bearer`; 256 random bits in base64url with a prefix to recognise it by.
    package let secret: String
}

extension Hub {
    /// Finds out who sends a bearer token.
    /// - Throws: `unauthenticated` for an unknown, expired or revoked token and for a deactivated person.
    package func authenticate(secret: String, requestID: String?) async throws -> Caller {
        let hash = Self.hash(of: secret)
        let (known, generation) = sessions.find(hash)
        let session =
            if let known { known } else { try await loadSession(hash, generation) }
        guard let session, session.token.isValid(at: now) else {
            throw HubError(.unauthenticated, "The token is unknown, expired or revoked")
        }
        let caller = session.caller
        return Caller(id: caller.id, name: caller.name, grants: caller.grants, requestID: requestID)
    }

    private func loadSession(_ hash: [UInt8], _ generation: Int) async throws -> SessionCache.Session? {
        let found = try await store.read { tx -> SessionCache.Session? in
            guard let token = try tx.tokens.find(hash: hash) else { return nil }
            guard let person = try tx.people.find(id: token.person), person.isActive else { return nil }
            return SessionCache.Session(
                caller: Caller(id: person.id, name: person.name, grants: person.grants),
                token: token
            )
        }
        if let found { sessions.keep(found, for: hash, generation: generation) }
        return found
    }

    /// Makes a token for a person.
    /// - Parameter person: Address or id.
    /// - Throws: `not-found`, `forbidden` unless it is the caller's own or the caller is an administrator, or `conflict`
    ///   for a deactivated person.
    package func issueToken(
        for person: String,
        name: String,
        expiresAt: Instant? = nil,
        by caller: Caller,
        repetition: RepetitionPolicy<IssuedToken> = .never
    ) async throws -> Repeatable<IssuedToken> {
        let secret = "hub_" + Base64URL.encode(randomBytes(32))
        let id = ids.next()
        let issued = try await write(repetition) { tx in
            guard let owner = try self.person(person, in: tx) else {
                throw HubError(.notFound, "There is no person \"\(person)\"")
            }
            try Self.check(caller, mayManage: owner)
            guard owner.isActive else { throw HubError(.conflict, "\(owner.email) is deactivated") }
            try Self.check(name: name, expiresAt, at: tx.now)
            let token = Token(id: id, person: owner.id, name: name, createdAt: tx.now, expiresAt: expiresAt)
            try tx.tokens.insert(token, hash: Self.hash(of: secret))
            try recordPeopleEvent(
                "token.created",
                about: owner.id,
                ["token": .string(id), "name": .string(name)],
                by: caller,
                in: tx
            )
            return IssuedToken(token: token, secret: secret)
        }
        return issued
    }

    /// Tokens of a person, without their secrets.
    /// - Throws: `not-found`, or `forbidden` unless it is the caller or the caller is an administrator.
    package func tokens(of person: String, for caller: Caller) async throws -> [Token] {
        try await store.read { tx in
            guard let owner = try self.person(person, in: tx) else {
                throw HubError(.notFound, "There is no person \"\(person)\"")
            }
            try Self.check(caller, mayManage: owner)
            return try tx.tokens.list(of: owner.id)
        }
    }

    /// Makes a token useless at once.
    /// - Throws: `not-found`, or `forbidden`.
    package func revokeToken(id: String, by caller: Caller) async throws {
        try await write { tx in
            guard let token = try tx.tokens.find(id: id), let owner = try tx.people.find(id: token.person) else {
                throw HubError(.notFound, "There is no token \"\(id)\"")
            }
            try Self.check(caller, mayManage: owner)
            guard token.revokedAt == nil else { return }
            try tx.tokens.revoke(id: id)
            try recordPeopleEvent("token.revoked", about: owner.id, ["token": .string(id)], by: caller, in: tx)
        }
        sessions.forgetAll()
    }

    private static func check(_ caller: Caller, mayManage owner: Person) throws {
        guard caller.id == owner.id || caller.isAdministrator else {
            throw HubError(.forbidden, "Only an administrator manages the tokens of others")
        }
    }

    private static func check(name: String, _ expiresAt: Instant?, at now: Instant) throws {
        var issues: [Issue] = []
        let bounds = FieldType.Bounds(minimum: 1, maximum: 200)
        if let problem = TextRules.problem(with: name, bounds: bounds, allowsLines: false) {
            issues.append(.invalid("/name", problem))
        }
        if let expiresAt, expiresAt <= now {
            issues.append(.invalid("/expiresAt", "must lie in the future; it is \(now.rfc3339) now"))
        }
        guard issues.isEmpty else { throw HubError(.invalid, "The token has problems", issues: issues) }
    }

    private static func hash(of secret: String) -> [UInt8] {
        Array(SHA256.hash(data: Array(secret.utf8)))
    }
}
