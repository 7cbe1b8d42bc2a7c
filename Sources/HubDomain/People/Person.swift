/// Somebody who works with the hub.
package struct Person: Hashable, Sendable {
    /// UUIDv7.
    package let id: String
    /// Unique, compared without regard to case.
    package let email: String
    package var name: String
    /// IANA name.
    package var zone: String
    package var employer: Employer
    package var isActive: Bool
    package var grants: [RoleGrant]
    package let createdAt: Instant

    package enum Employer: String, Hashable, Sendable, CaseIterable {
        case `internal`
        case partner
    }

    package init(
        id: String,
        email: String,
        name: String,
        zone: String,
        employer: Employer = .internal,
        isActive: Bool = true,
        grants: [RoleGrant],
        createdAt: Instant
    ) {
        self.id = id
        self.email = email
        self.name = name
        self.zone = zone
        self.employer = employer
        self.isActive = isActive
        self.grants = grants
        self.createdAt = createdAt
    }
}
