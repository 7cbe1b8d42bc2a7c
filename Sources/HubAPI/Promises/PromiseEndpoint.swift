import HTTPTypes
import HubDomain
import HubOperations

extension HubAPI {
    static func addPromise(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub, _ zone: ZoneID) {
        catalogue.add(
            Endpoint<HubDomain.Caller, CreateRequest, PromiseOutput>(
                .post,
                "/v1/promise",
                id: "promiseDate",
                tag: "Forecasts",
                summary: "Say by when a request could be live",
                description: """
                    Takes what `POST /v1/requests` takes, however incomplete, and stores nothing. Earliest date by service \
                    levels, likely dates by what lies on the desk, whose input decides, and what single changes would do.
                    """,
                access: .person,
                takesIdempotencyKey: false
            ) { input, request in
                Reply(PromiseOutput(answer: try await hub.promise(input.draft, for: request.person, zone: zone)))
            }
        )
    }
}
