package import HubJSON

/// A change of a campaign's own fields; what is `nil` stays as it is.
package struct CampaignEdit: Sendable {
    package var title: String?
    package var priority: Priority?
    /// `.some(nil)` removes it; the same below.
    package var requestedLaunchAt: Instant??
    package var committedLaunchAt: Instant??
    package var requestedFor: String??
    /// Replaces the links; the campaigns that they name are there.
    package var links: [CampaignLink]?
    /// Key of a team.
    package var team: String??
    /// JSON merge patch on the brief (RFC 7396).
    package var brief: JSONObject?
    /// Replaces all lines of a draft or an untriaged request.
    package var lines: [RequestDraft.Line]?
    package var reason: String?
    /// Why the commitment changes.
    package var reasonCode: String?

    package init() {}

    package var isEmpty: Bool {
        title == nil && priority == nil && requestedLaunchAt == nil && committedLaunchAt == nil
            && requestedFor == nil && team == nil && links == nil && brief == nil && lines == nil
    }
}

/// A change of one line.
package struct LineEdit: Sendable {
    package var tier: Tier?
    package var quantity: Int?
    package var locale: String?
    /// The master that the line becomes a variant of; `.some(nil)` makes it a line of its own, with the answers that it
    /// has inherited.
    package var variantOf: String??
    /// `false` says that the variant is up to date with its master again.
    package var stale: Bool?
    /// JSON merge patch on the answers (RFC 7396).
    package var answers: JSONObject?

    package init() {}
}
