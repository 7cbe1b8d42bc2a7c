package import HubDomain

/// Who may call an endpoint at all. What exactly a caller may do with a given campaign is decided by the use-case.
package enum Access: Hashable, Sendable {
    /// Anybody with a valid token.
    case person
    /// Callers that hold at least one of these roles somewhere.
    case roles(Set<Role>)

    package static func roles(_ roles: Role...) -> Access { .roles(Set(roles)) }
}

/// Whoever a request was authenticated as.
package protocol EndpointCaller: Sendable {
    func holds(anyOf roles: Set<Role>) -> Bool
}

/// The caller of an endpoint that asks for no token.
package struct NoCaller: Sendable {}
