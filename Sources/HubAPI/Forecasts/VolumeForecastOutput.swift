import HubDomain
import HubJSON

extension ForecastMethod: JSONOutput {}

struct VolumeForecastOutput: ObjectOutput {
    let forecast: VolumeForecast

    static let schemaName = "VolumeForecast"

    static let fields: [OutputField<VolumeForecastOutput>] = [
        .init("method", note: "The one that was used.") { $0.forecast.method },
        .init("season") { $0.forecast.season },
        .init("point", note: "One for each period of the horizon; not below 0 if the series isn't.") {
            $0.forecast.points
        },
        .init("intervals") { ForecastIntervalsOutput(forecast: $0.forecast) },
        .init("backtest") { ForecastBacktestOutput(forecast: $0.forecast) },
    ]
}

struct ForecastIntervalsOutput: ObjectOutput {
    let forecast: VolumeForecast

    static let schemaName = "ForecastIntervals"

    static let fields: [OutputField<ForecastIntervalsOutput>] = [
        .init("80", note: "Lower and upper end for each period.") {
            $0.forecast.interval80.map(IntervalOutput.init)
        },
        .init("95") { $0.forecast.interval95.map(IntervalOutput.init) },
    ]
}

struct ForecastBacktestOutput: ObjectOutput {
    let forecast: VolumeForecast

    static let schemaName = "ForecastBacktest"

    static let fields: [OutputField<ForecastBacktestOutput>] = [
        .init("folds") { $0.forecast.folds },
        .init("methods", note: "Every method that was tried.") { $0.forecast.tried.map(TriedMethodOutput.init) },
    ]
}

struct TriedMethodOutput: ObjectOutput {
    let result: BacktestResult

    static let schemaName = "TriedMethod"

    static let fields: [OutputField<TriedMethodOutput>] = [
        .init("method") { $0.result.method },
        .init("mase", note: "Below 1 better than repeating the last season; null when the series repeats itself.") {
            $0.result.accuracy.mase
        },
        .init("smape", note: "A fraction from 0 to 2.") { $0.result.accuracy.smape },
    ]
}
