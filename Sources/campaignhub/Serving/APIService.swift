import HTTPServer
import Logging
import ServiceLifecycle

/// The HTTP server as a service: starts, says where, and stops gracefully.
struct APIService: Service {
    let server: Server
    /// What requests under way get to finish.
    let stop: Duration
    let logger: Logger

    func run() async throws {
        for address in try await server.start() {
            Terminal.output.print("http://\(address)")
            logger.info("Serving", metadata: ["address": "\(address)"])
        }
        do {
            try await gracefulShutdown()
            logger.info("Stopping", metadata: ["connections": "\(server.connectionCount)"])
            await server.stop(within: stop)
        } catch {
            await server.stop(within: .zero)
        }
    }
}
