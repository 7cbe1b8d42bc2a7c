import HubDomain

/// An entry of the demo organisation's staff list.
struct DemoPerson: Sendable {
    let email: String
    let name: String
    let site: Site
    let grants: [RoleGrant]
    let employer: Person.Employer
    /// What tasks may ask for; only producers and reviewers have any.
    let skills: Set<String>
    /// Key of the team of a producer or reviewer.
    let team: String?

    init(
        _ name: String,
        _ email: String,
        _ site: Site,
        _ grants: [RoleGrant],
        employer: Person.Employer = .internal,
        team: String? = nil,
        skills: Set<String> = []
    ) {
        self.name = name
        self.email = email
        self.site = site
        self.grants = grants
        self.employer = employer
        self.team = team
        self.skills = skills
    }
}

extension RoleGrant {
    static func everywhere(_ role: Role) -> RoleGrant { RoleGrant(role: role, division: nil) }
}
