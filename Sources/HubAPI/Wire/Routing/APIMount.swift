package import HTTPServer
import HTTPTypes
import HubDomain
import Logging

/// Answers requests from a catalogue of endpoints.
///
/// Judged in this order: path and method (404, 405), who calls (401), whether they may (403), size and type of the body
/// (413, 415), its text (400), its meaning (422 and what the handler decides). A body is not read before the caller
/// may.
package struct APIMount<Caller: EndpointCaller>: Responder {
    private let routes: [Route<Caller>]
    private let tree: RouteTree
    private let services: APIServices<Caller>
    private let settings: ExchangeSettings

    /// Adds `/openapi.json` and `/problems` to the catalogue.
    ///
    /// - Throws: ``CatalogueError`` when declarations are at fault.
    package init(_ catalogue: Catalogue<Caller>, about: APIDescription, services: APIServices<Caller>) throws {
        let complete = try catalogue.withOwnEndpoints(about, services.problems)
        self.routes = complete.routes
        self.tree = complete.tree
        self.services = services
        self.settings = ExchangeSettings(hash: services.hash, documentLimit: services.documentLimit)
    }

    package func respond(to request: ServerRequest) async -> ServerResponse {
        let requestID = services.makeRequestID()
        var response = await answer(request, requestID)
        response.fields.append(HTTPField(name: .requestID, value: requestID))
        return response
    }

    private func answer(_ request: ServerRequest, _ requestID: String) async -> ServerResponse {
        switch tree.match(request.target.segments, request.head.method) {
        case .route(let index): return await answer(request, requestID, routes[index])
        case .options(let allow):
            return ServerResponse(status: .noContent, fields: [.allow: allow])
        case .methodNotAllowed(let allow):
            let method = request.head.method.rawValue
            let error = HubError(.methodNotAllowed, "\(method) is not offered here. Offered: \(allow).")
            var response = Problem(error, table: services.problems, requestID: requestID).response
            response.fields[.allow] = allow
            return response
        case .notFound:
            let error = HubError(.notFound, "There is nothing at this path.")
            return Problem(error, table: services.problems, requestID: requestID).response
        }
    }

    private func answer(
        _ request: ServerRequest,
        _ requestID: String,
        _ route: Route<Caller>
    ) async -> ServerResponse {
        do {
            let caller = try await admit(request, route.declaration.access)
            let exchange = Exchange(request: request, requestID: requestID, settings: settings)
            return try await route.answer(exchange, caller)
        } catch {
            return failure(error, requestID, route.declaration)
        }
    }

    /// - Returns: `nil` for open endpoints.
    private func admit(_ request: ServerRequest, _ access: Access?) async throws -> Caller? {
        guard let access else { return nil }
        let caller = try await services.authenticate(request)
        if case .roles(let roles) = access, !caller.holds(anyOf: roles) {
            let names = roles.map(\.rawValue).sorted().joined(separator: ", ")
            throw HubError(.forbidden, "This needs one of these roles: \(names).")
        }
        return caller
    }

    private func failure(
        _ error: any Error,
        _ requestID: String,
        _ declaration: EndpointDeclaration
    ) -> ServerResponse {
        let known: HubError =
            switch error {
            case let error as HubError: error
            case let error as BodyError: HubError(error)
            case is CancellationError: HubError(.unavailable, "The request was cut short.")
            default: HubError(.internalError, "", cause: error)
            }
        let problem = Problem(known, table: services.problems, requestID: requestID)
        log(known, problem, declaration)
        return problem.response
    }

    private func log(_ error: HubError, _ problem: Problem, _ declaration: EndpointDeclaration) {
        let level: Logger.Level = problem.kind.status == 500 ? .error : problem.kind.status > 500 ? .warning : .debug
        services.logger.log(
            level: level,
            "A request failed",
            metadata: [
                "request-id": "\(problem.requestID)",
                "operation": "\(declaration.operationID)",
                "code": "\(error.code.rawValue)",
                "detail": "\(error.message)",
                "cause": "\(error.cause.map { String(reflecting: $0) } ?? "none")",
            ]
        )
    }
}
