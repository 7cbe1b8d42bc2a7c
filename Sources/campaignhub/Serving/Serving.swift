import HTTPServer
import HTTPTypes
import HubAPI
import HubDefinitions
import HubDomain
import HubOperations
import Logging
import ServiceLifecycle
import UnixSignals

/// The server and the background loops, from start to stop.
struct Serving {
    let hub: Hub
    let settings: HubSettings.Server
    /// Of figures that nobody asked for in another zone.
    let zone: ZoneID
    let logger: Logger

    /// What the loops get to finish a round, beyond the time that requests under way get.
    private static let loopStop = Duration.seconds(5)

    /// Returns after SIGTERM or SIGINT, when all that ran has ended or its time was up.
    func run() async throws {
        let server = Server(
            configuration: configuration,
            responder: try HubAPI.make(
                hub: hub,
                zone: zone,
                logger: logger,
                documentLimit: settings.maxBodyBytes
            )
        )
        let api = APIService(server: server, stop: .seconds(settings.gracefulStopSeconds), logger: logger)
        // Stopped from the last to the first: requests under way end before the loops do.
        let services: [any Service] = hub.loops(zone: zone) + [api]
        var group = ServiceGroupConfiguration(
            services: services,
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        group.maximumGracefulShutdownDuration = .seconds(settings.gracefulStopSeconds) + Self.loopStop
        do {
            try await ServiceGroup(configuration: group).run()
        } catch is CancellationError {
            logger.warning("The stop ran out of time and cut what was under way")
        }
    }

    private var configuration: ServerConfiguration {
        var configuration = ServerConfiguration(settings)
        // What each endpoint takes is bounded by its declaration, and JSON by the setting.
        configuration.limits.body = max(configuration.limits.body, HubAPI.largestBody(hub: hub))
        // Known, but offered nowhere: the API says 405 with what the path allows. QUERY is the safe method with a body
        // (draft-ietf-httpbis-safe-method-w-body).
        configuration.methods += ["TRACE", "QUERY"].compactMap { HTTPRequest.Method($0) }
        configuration.errorResponse = HubAPI.refusal(ids: hub.ids)
        configuration.onEvent = { [logger] event in Self.log(event, to: logger) }
        return configuration
    }

    private static func log(_ event: ServerEvent, to logger: Logger) {
        switch event {
        case .acceptFailed(let code, let pause):
            logger.warning(
                "Connections can't be accepted; the listener pauses",
                metadata: ["errno": "\(code)", "pause-ms": "\(pause)"]
            )
        case .connectionRefused(let peer):
            logger.warning("A connection was refused: too many are open", metadata: ["peer": "\(peer)"])
        case .stopTimedOut(let connections):
            logger.warning("Connections were cut by the stop", metadata: ["connections": "\(connections)"])
        }
    }
}
