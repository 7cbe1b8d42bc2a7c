import HTTPServer
import HTTPTypes
import HubDomain
package import HubJSON

/// Declarations that contradict each other.
package struct CatalogueError: Error, Sendable, CustomStringConvertible {
    package let faults: [String]

    package var description: String { faults.joined(separator: "\n") }
}

extension Catalogue {
    /// The OpenAPI 3.1 document of the API, `/openapi.json` and `/problems` included.
    ///
    /// - Throws: ``CatalogueError``.
    package func openAPI(_ about: APIDescription, problems: ProblemTable = .standard) throws -> JSONValue {
        try withOwnEndpoints(about, problems).document(about, problems)
    }

    /// The catalogue with the endpoints that describe it.
    func withOwnEndpoints(_ about: APIDescription, _ problems: ProblemTable) throws -> Catalogue {
        var complete = self
        complete.add(ProblemEndpoints.list(problems))
        complete.add(ProblemEndpoints.show(problems))
        var described = complete
        described.add(OpenAPIEndpoint.endpoint([]))
        complete.add(OpenAPIEndpoint.endpoint(try described.document(about, problems).encoded()))
        return complete
    }

    private func document(_ about: APIDescription, _ problems: ProblemTable) throws -> JSONValue {
        var writer = OpenAPIWriter(about: about, problems: problems)
        for route in routes { writer.add(route) }
        let clashes = writer.clashes.map { "the schema name \($0) is used for two different schemas" }
        let unknown = routes.flatMap { route in
            route.declaration.failures.filter { problems[$0] == nil }.map {
                "\(route.declaration.operationID): the failure \($0.rawValue) is not in the problem table"
            }
        }
        guard faults.isEmpty, clashes.isEmpty, unknown.isEmpty else {
            throw CatalogueError(faults: faults + clashes + unknown)
        }
        return writer.document
    }
}

/// `GET /openapi.json`.
enum OpenAPIEndpoint {
    enum Media: RawMedia {
        static let mediaType = MediaType.json
    }

    static func endpoint(_ document: [UInt8]) -> Endpoint<NoCaller, NoInput, RawOutput<Media>> {
        Endpoint(
            .get,
            "/openapi.json",
            id: "showOpenAPI",
            tag: "About",
            summary: "This description of the API (OpenAPI 3.1)"
        ) { _, _ in Reply(RawOutput(.bytes(document))) }
    }
}
