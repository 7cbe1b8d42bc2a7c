package import HTTPServer
package import Logging

/// What a mount needs from outside.
package struct APIServices<Caller: EndpointCaller>: Sendable {
    /// Finds out who calls, from header fields and peer alone.
    /// - Throws: ``HubError`` with `unauthenticated` when nobody valid does.
    package var authenticate: @Sendable (ServerRequest) async throws -> Caller
    package var makeRequestID: @Sendable () -> String
    /// A cryptographic hash (SHA-256) for the fingerprints of idempotent requests.
    package var hash: @Sendable ([UInt8]) -> [UInt8]
    package var logger: Logger
    package var problems: ProblemTable
    /// Bytes of a JSON body at most, whatever an endpoint allows.
    package var documentLimit = Int.max

    package init(
        authenticate: @escaping @Sendable (ServerRequest) async throws -> Caller,
        makeRequestID: @escaping @Sendable () -> String,
        hash: @escaping @Sendable ([UInt8]) -> [UInt8],
        logger: Logger = Logger(label: "campaignhub.api"),
        problems: ProblemTable = .standard
    ) {
        self.authenticate = authenticate
        self.makeRequestID = makeRequestID
        self.hash = hash
        self.logger = logger
        self.problems = problems
    }
}
