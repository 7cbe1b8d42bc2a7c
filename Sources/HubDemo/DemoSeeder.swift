package import HubDomain
package import HubOperations

/// Fills an empty hub with an organisation and eighteen months of its history, through the use-cases of real work at
/// simulated instants.
package struct DemoSeeder: Sendable {
    let hub: Hub
    /// Campaigns to make, drafts included.
    let size: Int
    let seed: UInt64

    package static let fullSize = 2_300
    package static let standardSeed: UInt64 = 20_260_101

    package init(hub: Hub) {
        self.init(hub: hub, campaigns: Self.fullSize)
    }

    package init(hub: Hub, campaigns: Int, seed: UInt64 = Self.standardSeed) {
        self.hub = hub
        size = campaigns
        self.seed = seed
    }

    package func seed(
        endingOn date: CivilDate,
        tokenFile: String?,
        progress: (@Sendable (Int, Int) -> Void)? = nil
    ) async throws -> DemoReport {
        DemoReport()
    }
}
