/// How long a clock may run.
package enum ClockGoals: Hashable, Sendable {
    /// Minutes of working time.
    case byTier(PerTier<PerPriority>)
    /// Minutes of working time by what is asked for, such as the kind of an approval.
    case byPart([String: PerPriority])
    /// The end of work so many working days before a date of the campaign.
    case until(CampaignDate, workingDaysBefore: Int)

    /// One figure for each priority.
    package struct PerPriority: Hashable, Sendable {
        package let urgent: Int64
        package let high: Int64
        package let normal: Int64
        package let low: Int64

        package init(urgent: Int64, high: Int64, normal: Int64, low: Int64) {
            self.urgent = urgent
            self.high = high
            self.normal = normal
            self.low = low
        }

        package subscript(priority: Priority) -> Int64 {
            switch priority {
            case .urgent: urgent
            case .high: high
            case .normal: normal
            case .low: low
            }
        }
    }

    package enum CampaignDate: String, Hashable, Sendable, CaseIterable {
        case requestedLaunchAt
        case committedLaunchAt
        case plannedStartAt
        case scheduledLaunchAt
    }

    /// The part whose goal counts where a kind has none of its own.
    package static let otherParts = "other"
}

extension Campaign {
    func instant(of date: ClockGoals.CampaignDate) -> Instant? {
        switch date {
        case .requestedLaunchAt: requestedLaunchAt
        case .committedLaunchAt: committedLaunchAt
        case .plannedStartAt: plannedStartAt
        case .scheduledLaunchAt: scheduledLaunchAt
        }
    }
}
