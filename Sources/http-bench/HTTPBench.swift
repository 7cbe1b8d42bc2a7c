import Glibc
import HTTPServer
import HTTPTypes

/// Answers `GET /healthz` with a small JSON object, echoes what is posted to `/echo`, names the client at `/peer` and
/// sends one event at `/events`, then nothing until the reader leaves.
struct BenchResponder: Responder {
    private static let health = Array(#"{"id":0,"title":"ok","channel":"email","budget":1}"#.utf8)

    func respond(to request: ServerRequest) async -> ServerResponse {
        switch request.target.segments.first {
        case "healthz": return json(Self.health)
        case "echo": return await echo(request)
        case "peer": return ServerResponse(status: .ok, body: .bytes(Array(request.peer.description.utf8)))
        case "events": return ServerResponse(status: .ok, body: .events(EventStream { try await Self.oneEvent($0) }))
        default: return ServerResponse(status: .notFound)
        }
    }

    private func echo(_ request: ServerRequest) async -> ServerResponse {
        do {
            return json(try await request.body.collect(upTo: 1 << 20))
        } catch let error as BodyError {
            return ServerResponse(status: error.status)
        } catch {
            return ServerResponse(status: .internalServerError)
        }
    }

    private static func oneEvent(_ writer: EventWriter) async throws {
        try await writer.send(ServerSentEvent(data: "ready"))
        try await Task.sleep(for: .seconds(3600))
    }

    private func json(_ bytes: [UInt8]) -> ServerResponse {
        ServerResponse(status: .ok, fields: [.contentType: "application/json"], body: .bytes(bytes))
    }
}

/// `http-bench [PORT]`: prints the bound address and serves until it is killed.
@main
struct HTTPBench {
    static func main() async throws {
        let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 0
        var configuration = ServerConfiguration(addresses: [.tcp(host: "127.0.0.1", port: port)])
        configuration.trustedProxies = TrustedProxies(networks: [IPNetwork("127.0.0.1")].compactMap { $0 })
        let server = Server(configuration: configuration, responder: BenchResponder())
        for address in try await server.start() { print("http://\(address)") }
        fflush(nil)
        while true { try await Task.sleep(for: .seconds(3600)) }
    }
}
