package import HubDomain
package import HubOperations
import HubStore

/// Fills an empty hub with an organisation and eighteen months of its history, through the use-cases of real work at
/// simulated instants.
///
/// What people do with a campaign is a ``Deed`` of its journey, what finance does month by month an ``OfficeDeed``.
package struct DemoSeeder: Sendable {
    private let hub: Hub
    private let size: Int
    private let randomSeed: UInt64

    /// About 2,000 of them are submitted.
    package static let fullSize = 2_300
    package static let standardSeed: UInt64 = 18
    private static let days = 548

    package init(hub: Hub) {
        self.init(hub: hub, campaigns: Self.fullSize)
    }

    /// - Parameters:
    ///   - campaigns: How many to make, drafts included.
    ///   - seed: The same seed makes the same history.
    package init(hub: Hub, campaigns: Int, seed: UInt64 = Self.standardSeed) {
        self.hub = hub
        size = campaigns
        randomSeed = seed
    }

    /// Makes the organisation, its tokens and its history.
    ///
    /// The history ends with the beginning of `date` in UTC, so it is the same whatever the time of the day, and open
    /// work reaches beyond it. A date in the future makes a history that isn't over yet.
    /// - Parameters:
    ///   - tokenFile: Where a token for each role is written, one `role token` per line, readable by its owner only.
    ///     Tokens are valid from now on.
    ///   - progress: Told how many campaigns of how many are through.
    /// - Throws: `conflict` when there are campaigns already or the definitions aren't those that the hub comes with;
    ///   `unavailable` when the tokens can't be written.
    package func seed(
        endingOn date: CivilDate,
        tokenFile: String?,
        progress: (@Sendable (Int, Int) -> Void)? = nil
    ) async throws -> DemoReport {
        try await checkThatNothingIsThere()
        let begin = date.adding(days: -Self.days)
        let staff = try await Staff.add(to: hub.replaying(at: Self.midnight(of: begin)))
        if let tokenFile { try await TokenFile(path: tokenFile).write(by: hub) }
        let book = try OrderBook(staff: staff, hub: hub, begin: begin, end: date, seed: randomSeed)
        let end = Self.midnight(of: date)
        let journeys = try book.orders(size).enumerated().map { index, order in
            var dice = Dice(seed: randomSeed &+ 1, stream: UInt64(index))
            let crew = try Crew(for: order, of: staff, &dice)
            let purse = Dice(seed: randomSeed &+ 2, stream: UInt64(index))
            return Journey(order, crew: crew, until: end, dice: dice, purse: purse)
        }
        let divisions = try DivisionProfile.all.map { try hub.demoDivision($0.key) }
        let office = try Office(staff: staff, divisions: divisions, begin: begin, end: date).steps()
        var history = History(journeys, office: office, until: end, on: hub, progress: progress)
        let played = try await history.play()
        let last = hub.replaying(at: end + Milliseconds(-1))
        let campaigns = try await Neighbours(hub: last, staff: staff).add(to: played)
        return DemoReport(of: campaigns, people: staff.members.count, useCases: history.useCases)
    }

    private func checkThatNothingIsThere() async throws {
        guard try await hub.store.read({ try $0.campaigns.isEmpty }) else {
            throw HubError(.conflict, "There are campaigns already: demo data is only added to an empty hub")
        }
        for service in ServiceKind.allCases where hub.definitions.head(.service, service.rawValue) == nil {
            throw HubError(
                .conflict,
                "The demo needs the service \"\(service.rawValue)\": apply the shipped definitions first"
            )
        }
    }

    static func midnight(of date: CivilDate) -> Instant {
        WallTime(LocalDateTime(date, .startOfDay), in: .utc).instant
    }
}
