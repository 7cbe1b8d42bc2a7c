/// A bearer token without its secret.
package struct Token: Hashable, Sendable {
    /// UUIDv7.
    package let id: String
    package let person: String
    package let name: String
    package let createdAt: Instant
    package let expiresAt: Instant?
    package let revokedAt: Instant?

    package init(
        id: String,
        person: String,
        name: String,
        createdAt: Instant,
        expiresAt: Instant?,
        revokedAt: Instant? = nil
    ) {
        self.id = id
        self.person = person
        self.name = name
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.revokedAt = revokedAt
    }

    package func isValid(at now: Instant) -> Bool {
        revokedAt == nil && expiresAt.map { now < $0 } ?? true
    }
}
