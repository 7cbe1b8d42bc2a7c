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
    /// What they can do, in the words that tasks ask for; empty where nobody has said.
    package var skills: [String]
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
        skills: [String] = [],
        createdAt: Instant
    ) {
        self.id = id
        self.email = email
        self.name = name
        self.zone = zone
        self.employer = employer
        self.isActive = isActive
        self.grants = grants
        self.skills = skills
        self.createdAt = createdAt
    }

    /// Whether they are known to be able to do other things than what a task asks for.
    package func lacks(_ skill: String?) -> Bool {
        guard let skill, !skills.isEmpty else { return false }
        return !skills.contains(skill)
    }
}
