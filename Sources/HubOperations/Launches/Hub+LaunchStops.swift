package import HubDomain
import HubStore

/// A stop of the launches, and what has to be pulled because of it.
package struct LaunchStopView: Sendable {
    package let stop: LaunchStop
    /// Names by person id.
    package let people: [String: String]
    /// What would go out by itself, the earliest first; of an active stop only.
    package let pull: [PendingLaunch]
}

/// A launch that is confirmed and hasn't happened yet.
package struct PendingLaunch: Hashable, Sendable {
    package let key: CampaignKey
    package let title: String
    package let division: String
    package let at: Instant
    /// The campaign is live; later lines are still to go out.
    package let isPartlyLive: Bool
}

extension Hub {
    /// How many launches a stop lists.
    private static let pullLimit = 200

    /// Stops every launch, or those of a division.
    /// - Throws: `forbidden` or `invalid`.
    package func stopLaunches(
        of division: String?,
        reason: String,
        by caller: Caller,
        repetition: RepetitionPolicy<LaunchStopView> = .never
    ) async throws -> Repeatable<LaunchStopView> {
        try await write(repetition) { tx in
            if let division, definitions.current.head(.division, division) == nil {
                let issue = Issue.invalid("/division", "There is no division \"\(division.shortened)\"")
                throw HubError(.invalid, "The stop has problems", issues: [issue])
            }
            try LaunchStop.check(caller, mayStop: division, reason)
            let stop = LaunchStop(
                id: ids.next(),
                division: division,
                reason: reason,
                stoppedBy: caller.id,
                stoppedAt: tx.now
            )
            try tx.launchControl.insert(stop)
            return try view(of: stop, for: caller, in: tx)
        }
    }

    /// Lets launches happen again.
    /// - Throws: `not-found`, `forbidden` for who called the stop, `conflict` for one that was released, or `invalid`.
    package func releaseLaunches(
        stop id: String,
        reason: String,
        by caller: Caller,
        repetition: RepetitionPolicy<LaunchStopView> = .never
    ) async throws -> Repeatable<LaunchStopView> {
        try await write(repetition) { tx in
            guard var stop = try tx.launchControl.stop(id) else {
                throw HubError(.notFound, "There is no stop \"\(id.shortened)\"")
            }
            try stop.release(reason, by: caller, at: tx.now)
            try tx.launchControl.release(stop)
            return try view(of: stop, for: caller, in: tx)
        }
    }

    /// Stops, the newest first.
    package func launchStops(
        for caller: Caller,
        _ page: PageRequest<String>
    ) async throws -> Page<LaunchStopView, String> {
        try await store.read { tx in
            let stops = page.page(try tx.launchControl.stops(before: page.after, limit: page.fetchCount), key: \.id)
            return Page(items: try stops.items.map { try view(of: $0, for: caller, in: tx) }, next: stops.next)
        }
    }

    private func view(of stop: LaunchStop, for caller: Caller, in tx: ReadTransaction) throws -> LaunchStopView {
        let people = [stop.stoppedBy] + [stop.releasedBy].compactMap(\.self)
        return LaunchStopView(
            stop: stop,
            people: try names(of: people, in: tx),
            pull: stop.isActive ? try dueLaunches(in: stop.division, for: caller, in: tx) : []
        )
    }

    /// Confirmed launches that the caller may know of.
    private func dueLaunches(
        in division: String?,
        for caller: Caller,
        in tx: ReadTransaction
    ) throws -> [PendingLaunch] {
        let viewer = try tx.viewer(caller)
        return try tx.campaigns.launching(limit: Self.pullLimit).compactMap { timed in
            let campaign = try tx.campaigns.find(timed.key)
            guard division == nil || campaign.division == division, viewer.maySee(campaign) else { return nil }
            return PendingLaunch(
                key: campaign.key,
                title: campaign.title,
                division: campaign.division,
                at: timed.timer.at,
                isPartlyLive: timed.timer.step == .fullyLive
            )
        }
    }
}
