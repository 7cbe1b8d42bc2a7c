import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

extension HubAPI {
    static func addSystem(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<NoCaller, NoInput, HealthOutput>(
                .get,
                "/healthz",
                id: "health",
                tag: "System",
                summary: "Tell whether the process answers"
            ) { _, _ in Reply(HealthOutput(status: "ok")) }
        )
        catalogue.add(
            Endpoint<NoCaller, NoInput, HealthOutput>(
                .get,
                "/readyz",
                id: "ready",
                tag: "System",
                summary: "Tell whether the store can be read"
            ) { _, _ in
                try await hub.checkReadiness()
                return Reply(HealthOutput(status: "ready"))
            }
        )
    }
}

struct HealthOutput: ObjectOutput {
    let status: String

    static let fields: [OutputField<HealthOutput>] = [
        .init("status", example: "ok") { $0.status }
    ]
}
