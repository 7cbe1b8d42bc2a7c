package import HubJSON

/// A saved beginning of requests, the owner's own or shared.
package struct RequestTemplate: Hashable, Sendable {
    /// UUIDv7.
    package let id: String
    /// Rises with every change.
    package var version: Int64
    package var name: String
    /// Person id.
    package let owner: String
    package var sharing: Sharing
    /// Whose template it is, and who sees it when it is shared with the division.
    package var division: String
    /// A request as `POST /v1/requests` takes it, complete or not.
    package var request: JSONObject
    package let createdAt: Instant
    package var updatedAt: Instant

    /// Who sees a template beside its owner.
    package enum Sharing: String, Hashable, Sendable, CaseIterable {
        case `private`
        /// Everybody with a role in the division.
        case division
        case all
    }

    package init(
        id: String,
        version: Int64 = 1,
        name: String,
        owner: String,
        sharing: Sharing,
        division: String,
        request: JSONObject,
        createdAt: Instant,
        updatedAt: Instant
    ) {
        self.id = id
        self.version = version
        self.name = name
        self.owner = owner
        self.sharing = sharing
        self.division = division
        self.request = request
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }

    /// Whether somebody may use the template.
    package func isVisible(to caller: Caller) -> Bool {
        switch sharing {
        case _ where caller.id == owner: true
        case .private: false
        case .division: caller.grants.contains { $0.division == nil || $0.division == division }
        case .all: true
        }
    }

    /// The owner changes it, and leads of the division what is shared.
    package func isEditable(by caller: Caller) -> Bool {
        caller.id == owner || (sharing != .private && caller.has(.lead, in: division))
    }
}
