import HTTPTypes
import HubDomain
import HubOperations

extension HubAPI {
    static func addVolumeFromFacts(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub, _ zone: ZoneID) {
        catalogue.add(
            Endpoint<HubDomain.Caller, ForecastVolumeFromFacts, VolumeFromFactsOutput>(
                .get,
                "/v1/forecasts/volume",
                id: "forecastVolumeFromFacts",
                tag: "Forecasts",
                summary: "Carry the hub's own series on",
                description: """
                    The series is made of the hub's facts, whole periods only; the forecast is that of \
                    `POST /v1/forecasts/volume` for the same values. What is planned or drafted stands beside it and \
                    is never added.
                    """,
                access: .person,
                failures: [.forecastRefused]
            ) { input, _ in
                Reply(VolumeFromFactsOutput(answer: try await hub.volume(input.request(zone))))
            }
        )
    }
}

/// The parameters of a series of the hub's own.
struct VolumeSelection {
    let filter: KPIFilter
    let measure: VolumeRequest.Measure
    let interval: VolumeQuestion.Interval
    let season: Int?
    let horizon: Int
    let method: VolumeMethod
    let zone: ZoneID?
    let asOf: Instant?

    init(_ reader: inout InputReader) {
        filter = .forForecast(&reader)
        measure = reader.query(
            "measure",
            .choice(VolumeRequest.Measure.self),
            default: .submitted,
            note: "What is counted: campaigns handed in, or launched."
        )
        interval = reader.query("interval", .choice(VolumeQuestion.Interval.self), default: .month)
        season = reader.query(
            "season",
            .integer(VolumeQuestion.seasons),
            note: "Periods after which the series may repeat itself, 1 for none; 52, 12 or 4 without it."
        )
        horizon = reader.query("horizon", .integer(VolumeQuestion.horizons), default: 3, note: "Periods to forecast.")
        method = reader.query("method", .choice(VolumeMethod.self), default: .auto)
        zone = reader.query("zone", .zone, note: "That periods begin in; the hub's own unless given.")
        asOf = reader.query("asOf", .instant, note: "Asked as if at this instant; now without it.")
    }

    func request(_ standard: ZoneID) -> VolumeRequest {
        VolumeRequest(
            filter: filter,
            measure: measure,
            interval: interval,
            season: season,
            horizon: horizon,
            method: ForecastMethod(rawValue: method.rawValue),
            asOf: asOf,
            zone: zone ?? standard
        )
    }
}

struct ForecastVolumeFromFacts: EndpointInput {
    private let selection: VolumeSelection

    init(_ reader: inout InputReader) {
        selection = VolumeSelection(&reader)
    }

    func request(_ zone: ZoneID) -> VolumeRequest { selection.request(zone) }
}
