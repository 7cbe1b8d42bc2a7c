/// How a key figure is made: its words, and the facts that it counts. A pure description, from which the figure follows.
package struct KPIDefinition: Sendable {
    package let metric: KPIMetric
    /// Boundary events and what is divided by what, for people.
    package let text: String
    package let unit: String
    package let form: Form
    /// What it can be split by beside a campaign's own attributes.
    package let labels: KPIDimension?

    package enum Form: Sendable {
        /// So many facts, or what they add up to.
        case count([Fact.Metric], @Sendable (FactSample) -> Int64)
        /// The first divided by the second.
        case ratio([Fact.Metric], @Sendable (FactSample) -> KPIShare)
        /// Mean and percentiles of the values of facts.
        case duration(Fact.Metric)
        /// The number of campaigns in stages at an instant.
        case stock(Stock)
        /// By the committed date, from the campaigns themselves.
        case onTime
        /// From the cycles of SLA clocks.
        case clocks
        /// From what was booked on campaigns.
        case money(MoneyFigure)
        /// From the hours of people and their calendars.
        case utilisation
    }

    package enum Stock: Sendable {
        case wip
        case wipAge
        case flow
    }

    /// Facts that the figure is made of.
    package var sources: [Fact.Metric] {
        switch form {
        case .count(let metrics, _), .ratio(let metrics, _): metrics
        case .duration(let metric): [metric]
        case .stock, .onTime, .clocks, .money, .utilisation: []
        }
    }

    /// Moves with time alone, without any event.
    package var movesWithTime: Bool {
        switch form {
        case .stock, .onTime, .clocks, .utilisation: true
        case .count, .ratio, .duration, .money: false
        }
    }

    /// Is made of more than facts, so that any event may change it.
    package var readsBeyondFacts: Bool {
        switch form {
        case .money: true
        default: movesWithTime
        }
    }

    package var dimensions: Set<KPIDimension> {
        if metric == .returns { return KPIDimension.ofCampaigns.union([.reason, .field]) }
        if metric == .utilisation { return [] }
        return KPIDimension.ofCampaigns.union([labels].compactMap(\.self))
    }
}

/// What a fact adds above and below the line of a ratio.
package struct KPIShare: Hashable, Sendable {
    package var part: Int64
    package var whole: Int64

    package init(_ part: Int64, of whole: Int64) {
        self.part = part
        self.whole = whole
    }

    /// Takes one more in, which is part of the share or not.
    mutating func count(_ isPart: Bool) {
        part += isPart ? 1 : 0
        whole += 1
    }
}

/// A variant of a figure that a query asks for.
package struct KPIOptions: Hashable, Sendable {
    package enum Unit: String, Hashable, Sendable, CaseIterable {
        case campaign
        case line
        case deliverable
    }

    package enum Commitment: String, Hashable, Sendable, CaseIterable {
        case current
        case original
    }

    package enum Strictness: String, Hashable, Sendable, CaseIterable {
        /// Passed on attempt 1.
        case standard
        /// Passed on attempt 1 without any finding.
        case strict
        /// Not failed on attempt 1 for an error of the producer.
        case producer
    }

    package enum Basis: String, Hashable, Sendable, CaseIterable {
        /// Cycles that stopped in the period.
        case stopped
        /// Cycles that were due in the period, running ones too.
        case due
    }

    package enum Measure: String, Hashable, Sendable, CaseIterable {
        /// What campaigns are charged for work.
        case spend
        /// Services, each by its line that was launched last.
        case services
    }

    package var unit = Unit.campaign
    package var measure = Measure.spend
    package var basis = Basis.stopped
    package var against = Commitment.current
    package var strictness = Strictness.standard

    package init() {}
}
