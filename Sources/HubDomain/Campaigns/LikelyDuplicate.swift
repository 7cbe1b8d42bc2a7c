/// A campaign that may be the same work once more.
package struct LikelyDuplicate: Hashable, Sendable {
    package let key: CampaignKey
    package let title: String
    package let stage: StageKey
    package let launchAt: Instant
    /// How alike the titles are, 0…1.
    package let likeness: Double

    package init(key: CampaignKey, title: String, stage: StageKey, launchAt: Instant, likeness: Double) {
        self.key = key
        self.title = title
        self.stage = stage
        self.launchAt = launchAt
        self.likeness = likeness
    }

    /// Launches at most this far apart overlap.
    package static let window = Milliseconds.days(7)
    /// Duplicates that are named.
    package static let limit = 5
}

extension Campaign {
    /// When the campaign goes live, as far as is known.
    package var expectedLaunchAt: Instant? { launchedAt ?? scheduledLaunchAt ?? committedLaunchAt ?? requestedLaunchAt }
}
