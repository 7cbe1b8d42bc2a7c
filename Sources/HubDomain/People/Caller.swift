/// Who asks for something: a person with roles, or the hub itself.
package struct Caller: Hashable, Sendable {
    /// Person id; `system` for the hub.
    package let id: String
    package let name: String
    package let grants: [RoleGrant]
    /// Ties events and log lines to the request.
    package let requestID: String?

    package init(id: String, name: String, grants: [RoleGrant], requestID: String? = nil) {
        self.id = id
        self.name = name
        self.grants = grants
        self.requestID = requestID
    }

    /// The hub acting by itself, as a timer does.
    package static let system = Caller(
        id: "system",
        name: "Campaign Hub",
        grants: [RoleGrant(role: .system, division: nil)]
    )

    /// Holds the role for the division or for all.
    package func has(_ role: Role, in division: String) -> Bool {
        grants.contains { $0.role == role && ($0.division == nil || $0.division == division) }
    }

    package func has(anyOf roles: [Role], in division: String) -> Bool {
        roles.contains { has($0, in: division) }
    }

    /// Holds the role somewhere.
    package func has(_ role: Role) -> Bool {
        grants.contains { $0.role == role }
    }
}

/// A role of a person, for one division or for all.
package struct RoleGrant: Hashable, Sendable {
    package let role: Role
    /// `nil` for every division.
    package let division: String?

    package init(role: Role, division: String?) {
        self.role = role
        self.division = division
    }
}
