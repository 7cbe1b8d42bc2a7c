import HTTPServer
import HubDomain

/// An endpoint without its types.
struct Route<Caller: EndpointCaller>: Sendable {
    let declaration: EndpointDeclaration
    let template: PathTemplate
    let shape: InputShape
    /// The schema name of the body.
    let inputName: String
    let content: OutputContent
    /// - Throws: ``HubError`` and whatever the handler throws. The caller is `nil` only for open endpoints.
    let answer: @Sendable (Exchange, Caller?) async throws -> ServerResponse

    init?<Input, Output>(_ endpoint: Endpoint<Caller, Input, Output>) {
        guard let run = EndpointRun(endpoint) else { return nil }
        self.init(run) { exchange, caller in
            guard let caller else { throw HubError(.unauthenticated, "A token is required.") }
            return try await run.answer(exchange, caller)
        }
    }

    init?<Input, Output>(open endpoint: Endpoint<NoCaller, Input, Output>) {
        guard let run = EndpointRun(endpoint) else { return nil }
        self.init(run) { exchange, _ in try await run.answer(exchange, NoCaller()) }
    }

    private init<RunCaller, Input, Output>(
        _ run: EndpointRun<RunCaller, Input, Output>,
        answer: @escaping @Sendable (Exchange, Caller?) async throws -> ServerResponse
    ) {
        self.declaration = run.endpoint.declaration
        self.template = run.template
        self.shape = run.shape
        self.inputName = Input.schemaName
        self.content = Output.content
        self.answer = answer
    }
}
