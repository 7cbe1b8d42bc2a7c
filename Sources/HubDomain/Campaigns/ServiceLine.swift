package import HubJSON

/// One service of a campaign.
package struct ServiceLine: Hashable, Sendable {
    /// `L1`, `L2` … within the campaign.
    package let id: String
    package let service: String
    /// Pinned when the campaign is submitted; a draft follows the newest version.
    package var serviceVersion: Int
    /// Worked out by the sizing rules, confirmed at acceptance.
    package var tier: Tier
    /// What the request asked for.
    package var proposedTier: Tier?
    package var quantity: Int
    /// BCP 47.
    package var locale: String
    /// The master line whose answers this one inherits.
    package var variantOf: String?
    /// QA round, from 1.
    package var attempt: Int
    /// Of a variant only what differs from its master.
    package var answers: JSONObject
    /// Set while the master of a variant has changed since work on the variant began.
    package var staleness: Staleness?
    /// The price it was accepted at; `nil` before, and for a service that has none.
    package var price: DefinitionReference?
    /// When what was accepted of the line was last changed; `nil` for never.
    package var changedAt: Instant?

    package init(
        id: String,
        service: String,
        serviceVersion: Int,
        tier: Tier,
        proposedTier: Tier?,
        quantity: Int,
        locale: String,
        variantOf: String? = nil,
        attempt: Int = 1,
        answers: JSONObject,
        changedAt: Instant? = nil,
        staleness: Staleness? = nil,
        price: DefinitionReference? = nil
    ) {
        self.id = id
        self.service = service
        self.serviceVersion = serviceVersion
        self.tier = tier
        self.proposedTier = proposedTier
        self.quantity = quantity
        self.locale = locale
        self.variantOf = variantOf
        self.attempt = attempt
        self.answers = answers
        self.changedAt = changedAt
        self.staleness = staleness
        self.price = price
    }

    /// What of the master a variant is behind with.
    package struct Staleness: Hashable, Sendable {
        /// The first change that the variant hasn't followed.
        package let since: Instant
        /// Fields whose answers have changed, in their order.
        package let fields: [String]

        package init(since: Instant, fields: [String]) {
            self.since = since
            self.fields = fields
        }
    }
}
