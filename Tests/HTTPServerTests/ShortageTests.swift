import Foundation
import HTTPServer
import Testing

/// Each in a process of its own, because file limits hold for a whole process.
@Suite struct ShortageTests {
    @Test func `running out of descriptors is survived`() async {
        await #expect(processExitsWith: .success) {
            var limit = rlimit(rlim_cur: 64, rlim_max: 64)
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            let events = Signal()
            var configuration = ServerConfiguration(addresses: [.tcp(host: "127.0.0.1", port: 0)])
            configuration.limits.connections = 1000
            configuration.onEvent = { events.send("\($0)") }
            let server = Server(configuration: configuration, responder: TestResponder())
            let port = try #require(try await server.start().first?.port)
            // Clients and server share the limit: the clients take nearly all, so that accepting must fail.
            var clients: [RawClient] = []
            while let client = try? RawClient(port: port) { clients.append(client) }
            let event = await events.next()
            precondition(event?.contains("acceptFailed(code: \(EMFILE)") == true, "\(event ?? "")")
            clients = []
            let client = try RawClient(port: port)
            try client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
            let text = try client.response().text
            precondition(text == "hello")
            await server.stop(within: .zero)
            exit(0)
        }
    }

    @Test func `the soft file limit is raised to the hard one`() async {
        await #expect(processExitsWith: .success) {
            var limit = rlimit(rlim_cur: 100, rlim_max: 200)
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            precondition(SystemLimits.raiseFileLimit() == 200)
            getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            precondition(limit.rlim_cur == 200)
            exit(0)
        }
    }
}
