/// That a freeze doesn't count for a campaign, until it expires.
package struct FreezeException: Hashable, Sendable {
    /// UUIDv7.
    package let id: String
    /// The freeze's key.
    package let freeze: String
    package let campaign: CampaignKey
    package let reason: String
    /// Person id.
    package let grantedBy: String
    package let grantedAt: Instant
    package let expiresAt: Instant

    package init(
        id: String,
        freeze: String,
        campaign: CampaignKey,
        reason: String,
        grantedBy: String,
        grantedAt: Instant,
        expiresAt: Instant
    ) {
        self.id = id
        self.freeze = freeze
        self.campaign = campaign
        self.reason = reason
        self.grantedBy = grantedBy
        self.grantedAt = grantedAt
        self.expiresAt = expiresAt
    }
}
