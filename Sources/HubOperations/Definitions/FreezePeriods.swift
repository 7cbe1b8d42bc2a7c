import HubDomain
import HubStore

/// The occurrences of freezes, each year worked out once: definitions never change, and every brief asks.
final class FreezePeriods: Sendable {
    private let known = Locked<[Year: [Range<Instant>]]>([:])

    private struct Year: Hashable {
        let freeze: DefinitionReference
        let calendar: DefinitionReference?
        let number: Int
    }

    /// The occurrences of the newest freezes that concern a campaign in the years of its dates, the earliest first.
    func periods(for campaign: Campaign, by heads: DefinitionHeads, at now: Instant) -> [FreezePeriod] {
        let freezes = heads.heads(of: .freeze)
        guard !freezes.isEmpty else { return [] }
        let years = years(of: campaign, now)
        return freezes.flatMap { head -> [FreezePeriod] in
            guard let freeze = head.value.freeze, freeze.concerns(campaign) else { return [] }
            let calendar = freeze.recurrenceCalendar.flatMap { heads.head(.calendar, $0) }
            let occurrences = years.flatMap { year in
                self.windows(of: freeze, Year(freeze: head.reference, calendar: calendar?.reference, number: year)) {
                    calendar?.value.calendar
                }
            }
            return Set(occurrences).map { window in
                FreezePeriod(
                    key: freeze.key,
                    from: window.lowerBound,
                    until: window.upperBound,
                    isHard: freeze.level == .hard,
                    services: freeze.services.isEmpty ? nil : Set(freeze.services)
                )
            }
        }
        .sorted { ($0.from, $0.key) < ($1.from, $1.key) }
    }

    /// From the earliest date to a year after the latest, since answers such as slots lie around the launch.
    private func years(of campaign: Campaign, _ now: Instant) -> ClosedRange<Int> {
        let dates = [campaign.requestedLaunchAt, campaign.committedLaunchAt, campaign.scheduledLaunchAt]
        let years = dates.compactMap(\.self).map(Self.year) + [Self.year(of: now)]
        let first = years.min() ?? 0
        return first...min((years.max() ?? 0) + 1, first + 10)
    }

    private static func year(of instant: Instant) -> Int {
        CivilDate(dayNumber: Int(instant.milliseconds / Milliseconds.days(1).count)).year
    }

    private func windows(
        of freeze: FreezeDefinition,
        _ year: Year,
        _ calendar: () -> WorkCalendar?
    ) -> [Range<Instant>] {
        if let windows = known.withLock({ $0[year] }) { return windows }
        let windows = freeze.windows(in: Self.span(of: year.number), calendar: calendar())
        known.withLock { $0[year] = windows }
        return windows
    }

    private static func span(of year: Int) -> Range<Instant> {
        func start(of year: Int) -> Instant {
            let day = CivilDate(year: min(max(year, 1), 9_999), month: 1, day: 1)?.dayNumber ?? 0
            return Instant(milliseconds: Int64(day) * Milliseconds.days(1).count)
        }
        return start(of: year)..<max(start(of: year + 1), start(of: year) + .days(1))
    }
}

extension FreezeDefinition {
    fileprivate var recurrenceCalendar: String? {
        guard case .recurring(let recurrence) = schedule else { return nil }
        return recurrence.calendar
    }

    fileprivate func concerns(_ campaign: Campaign) -> Bool {
        campaign.lines.contains { covers(service: $0.service, division: campaign.division) }
    }
}
