import Glibc
import HTTPServer
import HTTPTypes

/// Answers `GET /healthz` with a small JSON object and echoes what is posted to `/echo`.
struct BenchResponder: Responder {
    private static let health = Array(#"{"id":0,"title":"ok","channel":"email","budget":1}"#.utf8)

    func respond(to request: ServerRequest) async -> ServerResponse {
        switch request.target.segments.first {
        case "healthz": return json(Self.health)
        case "echo": return await echo(request)
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

    private func json(_ bytes: [UInt8]) -> ServerResponse {
        ServerResponse(status: .ok, fields: [.contentType: "application/json"], body: .bytes(bytes))
    }
}

/// `http-bench [PORT]`: prints the bound address and serves until it is killed.
@main
struct HTTPBench {
    static func main() async throws {
        let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 0
        let configuration = ServerConfiguration(addresses: [.tcp(host: "127.0.0.1", port: port)])
        let server = Server(configuration: configuration, responder: BenchResponder())
        for address in try await server.start() { print("http://\(address)") }
        fflush(nil)
        while true { try await Task.sleep(for: .seconds(3600)) }
    }
}
