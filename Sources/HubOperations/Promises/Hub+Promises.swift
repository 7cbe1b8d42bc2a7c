package import HubDomain
import HubStore

/// What can be promised about a request.
package struct PromiseAnswer: Sendable {
    package let asOf: Instant
    package let zone: ZoneID
    /// `nil` when no service of it has goals.
    package let earliest: EarliestDate?
    package let likely: LikelyDates?
    /// What the likely dates are from.
    package let desk: PromiseModel?
    /// Why there are no likely dates.
    package let likelyReason: String?
    package let decider: DateDecider?
    package let whatIfs: [WhatIf]
    package let lines: [ServiceLine]
    package let price: PromisedPrice

    /// A single change and what it does to the earliest date and to the price.
    package struct WhatIf: Sendable {
        package let change: SingleChange
        /// `nil` when no service of it has goals.
        package let earliestAt: Instant?
        /// Calendar days.
        package let daysEarlier: Int
        /// How much less the median of the price is; `nil` when either isn't known.
        package let cheaper: Money?

        var isGain: Bool { daysEarlier > 0 || (cheaper?.minor ?? 0) > 0 }
    }
}

extension Hub {
    /// What can be promised about a request that isn't handed in, however incomplete. Stores nothing.
    /// - Throws: As `preview`; `unavailable` when too many calculations wait.
    package func promise(_ draft: RequestDraft, for caller: Caller, zone: ZoneID) async throws -> PromiseAnswer {
        let preview = try await preview(draft, for: caller)
        try await promises.renew(on: self, zone)
        let likely = likely(preview.campaign.lines.map(\.service))
        return try await store.read { tx in
            var campaign = preview.campaign
            let pinned = try definitions.definitions(for: campaign, in: tx)
            try definitions.pinPolicies(of: &campaign, pinned)
            let shelf = try definitions.clockShelf(for: campaign, in: tx)
            let earliest = try campaign.earliestDate(by: pinned, shelf, from: tx.now)
            let price = try price(of: campaign, pinned, in: tx).value
            let calendarZone = try definitions.value(campaign.pins.calendar, in: tx).calendar?.zone ?? zone
            return PromiseAnswer(
                asOf: tx.now,
                zone: calendarZone,
                earliest: earliest,
                likely: likely.dates,
                desk: likely.desk,
                likelyReason: likely.reason,
                decider: DateDecider(of: campaign, preview.assessment, earliest, pinned.workflow),
                whatIfs: try whatIfs(of: campaign, pinned, shelf, earliest, price, calendarZone, in: tx),
                lines: campaign.lines,
                price: price
            )
        }
    }

    private func whatIfs(
        of campaign: Campaign,
        _ pinned: CampaignDefinitions,
        _ shelf: ClockShelf,
        _ earliest: EarliestDate?,
        _ price: PromisedPrice,
        _ zone: ZoneID,
        in tx: ReadTransaction
    ) throws -> [PromiseAnswer.WhatIf] {
        let rules = zone.rules
        return try campaign.singleChanges(by: pinned, at: tx.now).compactMap { change in
            let found = try change.campaign.earliestDate(by: pinned, shelf, from: tx.now)
            var days = 0
            if let earliest, let found {
                days = rules.date(at: earliest.at).dayNumber - rules.date(at: found.at).dayNumber
            }
            let gain = PromiseAnswer.WhatIf(
                change: change,
                earliestAt: found?.at,
                daysEarlier: days,
                cheaper: try self.price(of: change.campaign, pinned, in: tx).value.saving(on: price)
            )
            return gain.isGain ? gain : nil
        }
        .sorted { left, right in
            (right.daysEarlier, right.cheaper?.minor ?? 0, left.change.text)
                < (left.daysEarlier, left.cheaper?.minor ?? 0, right.change.text)
        }
    }

    /// Likely dates from the picture of the desk that is there.
    func likely(_ services: [String]) -> (dates: LikelyDates?, desk: PromiseModel?, reason: String?) {
        switch promises.current(services, at: now) {
        case .dates(let dates, let desk): (dates, desk, nil)
        case .refused(let reason): (nil, nil, reason)
        case .notReady: (nil, nil, "The desk is being looked at; ask again in a moment.")
        }
    }

    /// Keeps what the requester of a campaign that was just submitted is told.
    func keepPromise(of campaign: Campaign, in tx: WriteTransaction) throws {
        guard !isReplaying, campaign.submittedAt == tx.now else { return }
        guard case .dates(let dates, let desk) = promises.current(campaign.lines.map(\.service), at: tx.now) else {
            return
        }
        guard let half = dates[50], let most = dates[85] else { return }
        let rules = desk.days.calendar.zone.rules
        func end(of date: CivilDate) -> Instant {
            rules.earliest(LocalDateTime(date.adding(days: 1), .startOfDay))
        }
        let promise = StoredPromise(
            madeAt: tx.now,
            halfBy: end(of: half),
            mostBy: end(of: most),
            ahead: desk.shares.open
        )
        try tx.forecasts.insert(promise, for: campaign.key)
    }
}
