import HTTPTypes
import HubDomain
import HubOperations

extension HubAPI {
    static func addForecasts(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub, _ zone: ZoneID) {
        addCompletionForecasts(to: &catalogue, hub, zone)
        addVolumeFromFacts(to: &catalogue, hub, zone)
        addEffortForecast(to: &catalogue, hub, zone)
        addForecastAccuracy(to: &catalogue, hub)
        addPromise(to: &catalogue, hub, zone)
        catalogue.add(
            Endpoint<HubDomain.Caller, ForecastVolume, VolumeForecastOutput>(
                .post,
                "/v1/forecasts/volume",
                id: "forecastVolume",
                tag: "Forecasts",
                summary: "Carry a series on",
                description: """
                    Nothing is stored. The method is the one that did best in a rolling-origin backtest of the series \
                    itself, unless one is asked for; the intervals come from the errors of that backtest. \
                    docs/forecasting.md has the formulas.
                    """,
                access: .person,
                bodyLimit: 1_024 * 1_024,
                failures: [.forecastRefused]
            ) { input, request in
                let reply = { @Sendable (forecast: VolumeForecast) in Reply(VolumeForecastOutput(forecast: forecast)) }
                return try await hub.forecast(input.question, repetition: request.repetition(reply)).reply(reply)
            }
        )
    }
}

struct ForecastVolume: EndpointInput {
    let interval: VolumeQuestion.Interval
    let season: Int?
    let values: [Double]
    let horizon: Int
    let method: VolumeMethod

    init(_ reader: inout InputReader) {
        interval = reader.required("interval", .choice(VolumeQuestion.Interval.self))
        season = reader.optional(
            "season",
            .integer(VolumeQuestion.seasons),
            note: "Periods after which the series may repeat itself, 1 for none; 52, 12 or 4 without it."
        )
        values = reader.required(
            "values",
            .list(of: SeriesValueKind(), 0...50_000),
            note: "One for each period, oldest first; 5,000 at most. Refused below two seasons and below 8."
        )
        horizon = reader.required("horizon", .integer(VolumeQuestion.horizons), note: "Periods to forecast.")
        method = reader.optional("method", .choice(VolumeMethod.self), default: .auto)
    }

    var question: VolumeQuestion {
        VolumeQuestion(
            values: values,
            season: season ?? interval.season,
            horizon: horizon,
            method: ForecastMethod(rawValue: method.rawValue)
        )
    }
}

/// A method by name, or the one that does best.
enum VolumeMethod: String, Sendable, CaseIterable {
    case auto
    case seasonalNaive = "seasonal-naive"
    case theta
    case holtWinters = "holt-winters"
    case croston
    case sba
}
