package import HubDomain

/// Asks when work will be finished, or how much of it within a time, from what was launched before.
package struct CompletionQuestion: Hashable, Sendable {
    /// Who finishes something, in order; at least one.
    package let parties: [Party]
    /// The last day that counts, of `how many` and of likelihoods.
    package let until: CivilDate?
    /// Days of the past that are drawn from.
    package let history: Int
    package let sampling: ThroughputDays.Sampling
    /// Key of the calendar whose working days count; `nil` for that of the team or division, else Monday to Friday.
    package let calendar: String?
    package let seed: UInt64?
    /// The instant that the question is asked at; `nil` for now.
    package let asOf: Instant?
    /// Of the days of who has no calendar.
    package let zone: ZoneID

    package struct Party: Hashable, Sendable {
        /// Empty for one that is alone.
        package let name: String
        package let filter: KPIFilter
        /// What it has to finish; 0 when that isn't asked.
        package let items: Int

        package init(name: String = "", filter: KPIFilter = KPIFilter(), items: Int = 0) {
            self.name = name
            self.filter = filter
            self.items = items
        }
    }

    /// Half a year: long enough for slow teams, short enough to be about the team of today.
    package static let standardHistory = 182
    package static let histories = 28...1_096
    package static let mostItems = 10_000
    package static let mostParties = 10

    package init(
        parties: [Party],
        until: CivilDate? = nil,
        history: Int = CompletionQuestion.standardHistory,
        sampling: ThroughputDays.Sampling = .workingDays,
        calendar: String? = nil,
        seed: UInt64? = nil,
        asOf: Instant? = nil,
        zone: ZoneID = .utc
    ) {
        self.parties = parties
        self.until = until
        self.history = history
        self.sampling = sampling
        self.calendar = calendar
        self.seed = seed
        self.asOf = asOf
        self.zone = zone
    }
}

/// What a completion forecast was made of.
package struct ForecastBasis: Sendable {
    package let asOf: Instant
    /// The local date of `asOf`; the first day of the future is the one after it.
    package let today: CivilDate
    package let throughput: JointThroughput
    package let seed: UInt64

    /// Launches of today aren't counted, as the day isn't over.
    var dataEnd: Instant {
        throughput.days.calendar.zone.rules.earliest(LocalDateTime(today, .startOfDay))
    }
}

/// When everything is finished, and when each party has finished its own.
package struct WhenAnswer: KeptForecast {
    package let question: CompletionQuestion
    package let basis: ForecastBasis
    package let all: CompletionForecast
    package let parties: [CompletionForecast]

    var dataEnd: Instant { basis.dataEnd }
}

/// How much is finished by a date.
package struct HowManyAnswer: KeptForecast {
    package let question: CompletionQuestion
    package let basis: ForecastBasis
    package let counts: CountForecast

    var dataEnd: Instant { basis.dataEnd }
}
