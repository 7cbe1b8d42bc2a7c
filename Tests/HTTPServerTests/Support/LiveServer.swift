import HTTPServer
import HTTPTypes

/// A server on a free port for the length of one test.
struct LiveServer {
    let server: Server
    let addresses: [BoundAddress]

    var port: Int { addresses.first?.port ?? 0 }

    /// Starts a server, runs the test and stops the server.
    static func with<Result>(
        _ configure: (inout ServerConfiguration) -> Void = { _ in },
        responder: any Responder = TestResponder(),
        _ body: (LiveServer) async throws -> Result
    ) async throws -> Result {
        var configuration = ServerConfiguration(addresses: [.tcp(host: "127.0.0.1", port: 0)])
        configuration.cores = 2
        // Only the time-outs that a test is about may end its requests, however loaded the machine.
        let patience = Duration.seconds(RawClient.patience)
        configuration.timeouts.header = patience
        configuration.timeouts.idle = patience
        configuration.timeouts.bodyGrace = patience
        configuration.timeouts.writeGrace = patience
        configure(&configuration)
        let server = Server(configuration: configuration, responder: responder)
        let addresses = try await server.start()
        do {
            let result = try await body(LiveServer(server: server, addresses: addresses))
            await server.stop(within: .seconds(1))
            return result
        } catch {
            await server.stop(within: .zero)
            throw error
        }
    }

    /// Sends the text on one connection and returns all responses until the server closes.
    func exchange(_ text: String) async throws -> [RawResponse] {
        try await exchange(Array(text.utf8))
    }

    func exchange(_ bytes: [UInt8]) async throws -> [RawResponse] {
        let port = port
        return try await blocking {
            let client = try RawClient(port: port)
            try client.send(bytes)
            return try client.responses()
        }
    }
}

/// A responder made of a closure.
struct ClosureResponder: Responder {
    let body: @Sendable (ServerRequest) async -> ServerResponse

    init(_ body: @escaping @Sendable (ServerRequest) async -> ServerResponse) {
        self.body = body
    }

    func respond(to request: ServerRequest) async -> ServerResponse { await body(request) }
}

/// Answers the paths that the tests use.
struct TestResponder: Responder {
    func respond(to request: ServerRequest) async -> ServerResponse {
        switch request.target.segments.first {
        case nil, "hello", "*": Self.text("hello")
        case "echo": await echo(request)
        case "path": Self.text(request.target.segments.joined(separator: "|"))
        case "query": Self.text(request.target.query.map { "\($0.name)=\($0.value)" }.joined(separator: ";"))
        case "authority": Self.text(request.head.authority ?? "none")
        case "peer": Self.text("\(request.peer) \(request.peer.isSecure)")
        case "zeros": Self.zeros(request)
        case "unread": ServerResponse(status: .notFound, body: .bytes(Array("no".utf8)))
        default: ServerResponse(status: .notFound)
        }
    }

    static func text(_ text: String, status: HTTPResponse.Status = .ok) -> ServerResponse {
        ServerResponse(status: status, fields: [.contentType: "text/plain"], body: .bytes(Array(text.utf8)))
    }

    private func echo(_ request: ServerRequest) async -> ServerResponse {
        do {
            let body = try await request.body.collect(upTo: 1 << 20)
            return ServerResponse(status: .ok, fields: [.contentType: "application/octet-stream"], body: .bytes(body))
        } catch let error as BodyError {
            return Self.text("\(error)", status: error.status)
        } catch {
            return Self.text("\(error)", status: .internalServerError)
        }
    }

    /// `/zeros?count=N`: that many bytes as a stream of pieces.
    private static func zeros(_ request: ServerRequest) -> ServerResponse {
        let count = request.target.query.first { $0.name == "count" }.flatMap { Int($0.value) } ?? 0
        let length = request.target.query.contains { $0.name == "declared" } ? count : nil
        return ServerResponse(
            status: .ok,
            body: .stream(length: length) { writer in
                var left = count
                while left > 0 {
                    let piece = min(left, 50_000)
                    try await writer.write([UInt8](repeating: 0x30, count: piece))
                    left -= piece
                }
            }
        )
    }
}
