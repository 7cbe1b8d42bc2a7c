import HubDomain
import HubJSON
import HubOperations

extension VolumeRequest.Measure: JSONOutput {}
extension VolumeQuestion.Interval: JSONOutput {}

struct VolumeFromFactsOutput: ObjectOutput {
    let answer: VolumeAnswer

    static let schemaName = "VolumeFromFacts"

    static let fields: [OutputField<VolumeFromFactsOutput>] = [
        .init("method", note: "The one that was used.") { $0.answer.forecast.method },
        .init("season") { $0.answer.forecast.season },
        .init("point", note: "One for each period of the horizon; not below 0.") { $0.answer.forecast.points },
        .init("intervals") { ForecastIntervalsOutput(forecast: $0.answer.forecast) },
        .init("backtest") { ForecastBacktestOutput(forecast: $0.answer.forecast) },
        .init("measure") { $0.answer.request.measure },
        .init("interval") { $0.answer.request.interval },
        .init("asOf") { $0.answer.asOf },
        .init("zone", example: "Europe/Berlin") { $0.answer.request.zone.name },
        .init("periods", note: "Those that are forecast; the first is going on.") { owner in
            zip(owner.answer.periods, owner.answer.known).map { KnownPeriodOutput(period: $0, known: $1) }
        },
        .init("series", note: "What the forecast is made of, oldest first.") { owner in
            zip(owner.answer.series.periods, owner.answer.series.values).map {
                SeriesPeriodOutput(period: $0, value: $1)
            }
        },
    ]
}

/// A period with what is known to come in it.
struct KnownPeriodOutput: ObjectOutput {
    let period: KPIWindow
    let known: KnownDemand

    static let schemaName = "ForecastPeriod"

    static let fields: [OutputField<KnownPeriodOutput>] = [
        .init("from") { $0.period.from },
        .init("to") { $0.period.to },
        .init("planned", note: "Campaigns planned to start in it; not part of the forecast.") { $0.known.planned },
        .init("drafted", note: "Drafts that ask for a launch in it; not part of the forecast.") { $0.known.drafted },
    ]
}

struct SeriesPeriodOutput: ObjectOutput {
    let period: KPIWindow
    let value: Double

    static let schemaName = "SeriesPeriod"

    static let fields: [OutputField<SeriesPeriodOutput>] = [
        .init("from") { $0.period.from },
        .init("to") { $0.period.to },
        .init("value") { $0.value },
    ]
}
