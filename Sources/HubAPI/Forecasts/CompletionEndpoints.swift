import HTTPTypes
import HubDomain
import HubOperations

extension HubAPI {
    static func addCompletionForecasts(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub, _ zone: ZoneID) {
        catalogue.add(
            Endpoint<HubDomain.Caller, ForecastWhen, WhenOutput>(
                .get,
                "/v1/forecasts/when",
                id: "forecastWhen",
                tag: "Forecasts",
                summary: "Say when a number of campaigns will be launched",
                description: """
                    10,000 futures are drawn from the days of the hub's own past. Refused below five days with a launch, \
                    with what is missing. docs/forecasting.md has the method.
                    """,
                access: .person,
                failures: [.forecastRefused]
            ) { input, _ in
                Reply(WhenOutput(answer: try await hub.when(input.question(zone))))
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, ForecastHowMany, HowManyOutput>(
                .get,
                "/v1/forecasts/how-many",
                id: "forecastHowMany",
                tag: "Forecasts",
                summary: "Say how many campaigns will be launched by a date",
                description: "Drawn and refused as `GET /v1/forecasts/when`.",
                access: .person,
                failures: [.forecastRefused]
            ) { input, _ in
                Reply(HowManyOutput(answer: try await hub.howMany(input.question(zone))))
            }
        )
    }
}
