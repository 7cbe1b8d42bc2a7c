/// One of the three phases on the way from selling hours to selling outcomes, with what it takes to leave it.
package struct PortfolioPhase: Hashable, Sendable {
    /// 1 to 3.
    package let number: Int
    package let name: String
    package let criteria: [Criterion]

    /// Whether every criterion is met; one that isn't measured is not.
    package var isLeft: Bool { criteria.allSatisfy { $0.isMet == true } }

    package struct Criterion: Hashable, Sendable {
        package let name: Name
        /// `nil` when it isn't measured yet.
        package let value: Double?
        package let threshold: Double
        /// `nil` when it isn't measured yet.
        package var isMet: Bool? { value.map { name.isUpperBound ? $0 <= threshold : $0 >= threshold } }

        package init(_ name: Name, _ value: Double?, _ threshold: Double) {
            self.name = name
            self.value = value
            self.threshold = threshold
        }
    }

    package enum Name: String, Hashable, Sendable, CaseIterable {
        /// Share of the minutes worked for others in the last three whole months that is on lines of a service; the rest
        /// is support, which no service stands for.
        case catalogueCoverage = "catalogue-coverage"
        /// Share of the services with a policy and a figure of attainment in each of the last three whole months.
        case servicesWithSLA = "services-with-sla"
        /// Share of the jobs finished in the last three whole months whose time is complete.
        case capture
        /// The lowest attainment of the last three whole months.
        case slaAttainment = "sla-attainment"
        /// The highest weighted error of the volume forecasts of the last three whole months.
        case forecastError = "forecast-error"
        /// The share of the last three whole months' spend at fixed prices, in the currency where it is lowest.
        case fixedSpend = "fixed-spend"
        /// The lowest margin of the last four whole quarters, in the currency where it is lowest.
        case quarterMargin = "quarter-margin"

        var isUpperBound: Bool { self == .forecastError }
    }

    /// What the figures come to; `nil` for those not measured yet.
    package struct Figures: Hashable, Sendable {
        package var catalogueCoverage: Double?
        package var servicesWithSLA: Double?
        package var capture: Double?
        package var slaAttainment: Double?
        package var forecastError: Double?
        package var fixedSpend: Double?
        package var quarterMargin: Double?

        package init() {}
    }

    package static func all(_ figures: Figures) -> [PortfolioPhase] {
        [
            PortfolioPhase(
                number: 1,
                name: "outsource, execute, manage",
                criteria: [
                    Criterion(.catalogueCoverage, figures.catalogueCoverage, 0.9),
                    Criterion(.servicesWithSLA, figures.servicesWithSLA, 1),
                    Criterion(.capture, figures.capture, 0.9),
                ]
            ),
            PortfolioPhase(
                number: 2,
                name: "manage, control, streamline",
                criteria: [
                    Criterion(.slaAttainment, figures.slaAttainment, 0.95),
                    Criterion(.forecastError, figures.forecastError, 0.25),
                    Criterion(.fixedSpend, figures.fixedSpend, 0.4),
                ]
            ),
            PortfolioPhase(
                number: 3,
                name: "optimise, innovate",
                criteria: [
                    Criterion(.fixedSpend, figures.fixedSpend, 0.8),
                    Criterion(.quarterMargin, figures.quarterMargin, PricingLimits.standardMargin),
                ]
            ),
        ]
    }

    /// The first that isn't left, or the last.
    package static func current(of phases: [PortfolioPhase]) -> Int {
        phases.first { !$0.isLeft }?.number ?? phases.last?.number ?? 1
    }
}
