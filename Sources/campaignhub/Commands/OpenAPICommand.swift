import ArgumentParser
import HubAPI
import HubOperations
import HubStore

struct OpenAPICommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "openapi",
        abstract: "Print the description of the API (OpenAPI 3.1).",
        discussion: """
            The same document as GET /openapi.json of a running server; needs none.

                campaignhub openapi > openapi.json
            """
    )

    func run() throws {
        let environment = Environment.system()
        let hub = Hub(
            store: Store(driver: AbsentStore(), clock: environment.clock),
            definitions: DefinitionCatalogue(),
            ids: environment.ids,
            logger: .command(environment),
            randomBytes: Environment.randomBytes
        )
        Terminal.output.print(try HubAPI.catalogue(hub: hub).openAPI(HubAPI.about))
    }
}
