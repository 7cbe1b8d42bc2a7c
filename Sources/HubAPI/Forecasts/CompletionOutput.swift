import HubDomain
import HubJSON
import HubOperations

extension ThroughputDays.Sampling: JSONOutput {}

/// When work will be finished.
struct WhenOutput: ObjectOutput {
    let answer: WhenAnswer

    static let schemaName = "WhenForecast"

    static let fields: [OutputField<WhenOutput>] =
        [
            .init("items", note: "Campaigns to be launched.") { $0.answer.all.remaining },
            .init("dates", note: "By when so many of the simulated futures had launched all of them.") { owner in
                FinishOutput.all(owner.answer.all, owner.answer.basis)
            },
            .init("until") { $0.answer.question.until },
            .init("likelihood", note: "Of being finished by the end of `until`; null without one.") { owner in
                owner.answer.question.until.map {
                    LikelihoodOutput(likelihood: owner.answer.basis.likelihood(of: owner.answer.all, by: $0))
                }
            },
            .init("parties", note: "Each by itself; empty unless several were asked for.") { owner in
                zip(owner.answer.question.parties, owner.answer.parties).filter { !$0.0.name.isEmpty }.map {
                    PartyFinishOutput(name: $0.name, forecast: $1, basis: owner.answer.basis)
                }
            },
        ] + ForecastBasis.fields { $0.answer.basis }
}

struct PartyFinishOutput: ObjectOutput {
    let name: String
    let forecast: CompletionForecast
    let basis: ForecastBasis

    static let schemaName = "PartyFinish"

    static let fields: [OutputField<PartyFinishOutput>] = [
        .init("party", example: "team:emea-production") { $0.name },
        .init("items") { $0.forecast.remaining },
        .init("dates") { FinishOutput.all($0.forecast, $0.basis) },
    ]
}

/// A date with how sure it is.
struct FinishOutput: ObjectOutput {
    let percent: Int
    let days: Int?
    let basis: ForecastBasis

    static let schemaName = "Finish"

    static let fields: [OutputField<FinishOutput>] = [
        .init("percent", note: "Share of the simulated futures.", example: 85) { $0.percent },
        .init("date", note: "Null when it takes more than ten years.") { owner in
            owner.days.flatMap { owner.basis.throughput.days.date($0, after: owner.basis.today) }
        },
        .init("days", note: "Working days, or days where these were asked for, from tomorrow on.") { $0.days },
    ]

    static func all(_ forecast: CompletionForecast, _ basis: ForecastBasis) -> [FinishOutput] {
        ThroughputSimulation.confidences.map {
            FinishOutput(percent: $0, days: forecast.workingDays(at: $0), basis: basis)
        }
    }
}

struct LikelihoodOutput: ObjectOutput {
    let likelihood: Likelihood

    static let schemaName = "Likelihood"

    static let fields: [OutputField<LikelihoodOutput>] = [
        .init("share", note: "Never above 0.95 while work remains.") { $0.likelihood.share },
        .init("text", example: ">95%") { $0.likelihood.text },
    ]
}

/// How much will be finished.
struct HowManyOutput: ObjectOutput {
    let answer: HowManyAnswer

    static let schemaName = "HowManyForecast"

    static let fields: [OutputField<HowManyOutput>] =
        [
            .init("until") { $0.answer.question.until },
            .init("days", note: "From tomorrow on up to and with `until`, of the kind that is drawn.") {
                $0.answer.counts.workingDays
            },
            .init("counts", note: "What at least so many of the simulated futures launched.") { owner in
                ThroughputSimulation.confidences.map {
                    CountOutput(percent: $0, count: owner.answer.counts.count(at: $0))
                }
            },
        ] + ForecastBasis.fields { $0.answer.basis }
}

struct CountOutput: ObjectOutput {
    let percent: Int
    let count: Int

    static let schemaName = "ForecastCount"

    static let fields: [OutputField<CountOutput>] = [
        .init("percent", example: 85) { $0.percent },
        .init("items", note: "Campaigns.") { $0.count },
    ]
}

extension ForecastBasis {
    func likelihood(of forecast: CompletionForecast, by date: CivilDate) -> Likelihood {
        forecast.likelihood(within: throughput.days.count(after: today, through: date))
    }

    /// What both forecasts say of themselves.
    fileprivate static func fields<Owner>(_ basis: @escaping @Sendable (Owner) -> ForecastBasis) -> [OutputField<Owner>]
    {
        [
            .init("asOf") { basis($0).asOf },
            .init("seed", note: "Sent back, it makes the same draws.") { Int64(basis($0).seed) },
            .init("runs") { _ in ThroughputSimulation.runs },
            .init("history") { owner in ForecastHistoryOutput(basis: basis(owner)) },
        ]
    }
}

/// The past that was drawn from.
struct ForecastHistoryOutput: ObjectOutput {
    let basis: ForecastBasis
    private var days: ThroughputDays { basis.throughput.days }

    static let schemaName = "ForecastHistory"

    static let fields: [OutputField<ForecastHistoryOutput>] = [
        .init("from", note: "The first day.") { $0.days.dates.first },
        .init("through", note: "The last day: yesterday, or the working day before.") { $0.days.dates.last },
        .init("sampling") { $0.days.sampling },
        .init("calendar", example: "germany-berlin") { $0.days.calendar.key },
        .init("zone", example: "Europe/Berlin") { $0.days.calendar.zone.name },
        .init("days", note: "Days that are drawn from, those with nothing included.") { $0.days.dates.count },
        .init("daysWithCompletion", note: "Of any party.") { owner in
            owner.basis.throughput.perDay.count { day in day.contains { $0 > 0 } }
        },
        .init("completed", note: "Campaigns launched on these days.") { owner in
            owner.basis.throughput.perDay.reduce(0) { $0 + $1.reduce(0, +) }
        },
    ]
}
