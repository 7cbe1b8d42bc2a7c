import Dispatch
import HTTPServer
import HTTPTypes
import Testing

@Suite struct LifeTests {
    private static let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

    /// Reports when it starts and when it is cancelled, and otherwise waits for `go`.
    private struct Parking: Responder {
        let parked = Signal()
        let go = Signal()
        let ended = Signal()

        func respond(to request: ServerRequest) async -> ServerResponse {
            if request.target.segments == ["fast"] { return TestResponder.text("fast") }
            parked.send()
            _ = await go.next()
            ended.send(Task.isCancelled ? "cancelled" : "released")
            return TestResponder.text("slow")
        }
    }

    @Test func `waiting handlers on every core delay nobody`() async throws {
        let parking = Parking()
        try await LiveServer.with(responder: parking) { live async throws in
            let port = live.port
            let slow = try await blocking {
                try (0..<40).map { _ in
                    let client = try RawClient(port: port)
                    try client.send(Self.get)
                    return Held(client)
                }
            }
            for _ in slow { _ = await parking.parked.next() }
            for _ in 0..<20 {
                let fast = try await live.exchange("GET /fast HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                #expect(fast.map(\.text) == ["fast"])
            }
            for _ in slow { parking.go.send() }
            for held in slow {
                let text = try await blocking { try held.client.response().text }
                #expect(text == "slow")
            }
        }
    }

    @Test(arguments: [true, false])
    func `a handler is cancelled when its client is gone`(isAbrupt: Bool) async throws {
        let parking = Parking()
        try await LiveServer.with({ $0.timeouts.halfClosed = .milliseconds(200) }, responder: parking) {
            live async throws in
            let port = live.port
            let client = try await blocking {
                let client = try RawClient(port: port)
                try client.send(Self.get)
                return Held(client)
            }
            _ = await parking.parked.next()
            client.client.disconnect(isAbrupt: isAbrupt)
            #expect(await parking.ended.next() == "cancelled")
        }
    }

    @Test func `a client may shut its side before the answer`() async throws {
        try await LiveServer.with { live async throws in
            let port = live.port
            let texts = try await blocking {
                let client = try RawClient(port: port)
                try client.send(Self.get + "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc")
                client.shutdownWrite()
                return try client.responses().map(\.text)
            }
            #expect(texts == ["hello", "abc"])
        }
    }

    @Test func `a client that closes within a head leaves no connection behind`() async throws {
        try await LiveServer.with { live async throws in
            let port = live.port
            try await blocking {
                let client = try RawClient(port: port)
                try client.send("GET / HTTP/1.1\r\nHo")
                client.shutdownWrite()
                #expect(try client.readToEnd() == [])
            }
        }
    }

    @Test func `a graceful stop finishes what runs and refuses new connections`() async throws {
        let parking = Parking()
        let server = Server(configuration: Self.configuration, responder: parking)
        let port = try #require(try await server.start().first?.port)
        let idle = try await blocking {
            let client = try RawClient(port: port)
            try client.send("GET /fast HTTP/1.1\r\nHost: a\r\n\r\n")
            _ = try client.response()
            return Held(client)
        }
        let busy = try await blocking {
            let client = try RawClient(port: port)
            try client.send(Self.get)
            return Held(client)
        }
        _ = await parking.parked.next()
        async let stopped: Void = server.stop(within: .seconds(RawClient.patience))
        let rest = try await blocking { try idle.client.readToEnd() }
        #expect(rest.isEmpty)
        await #expect(throws: RawClient.Failure.self) { try await blocking { _ = try RawClient(port: port) } }
        parking.go.send()
        let response = try await blocking { try busy.client.responses() }
        #expect(response.map(\.text) == ["slow"])
        #expect(response.first?["Connection"] == "close")
        await stopped
        #expect(server.connectionCount == 0)
    }

    @Test func `a stop cuts what does not end in time and cancels its handler`() async throws {
        let parking = Parking()
        let events = Signal()
        var configuration = Self.configuration
        configuration.onEvent = { events.send("\($0)") }
        let server = Server(configuration: configuration, responder: parking)
        let port = try #require(try await server.start().first?.port)
        let busy = try await blocking {
            let client = try RawClient(port: port)
            try client.send(Self.get)
            return Held(client)
        }
        _ = await parking.parked.next()
        await server.stop(within: .milliseconds(100))
        #expect(await parking.ended.next() == "cancelled")
        #expect(await events.next() == "stopTimedOut(connections: 1)")
        #expect(server.connectionCount == 0)
        let rest = try await blocking { try busy.client.readToEnd() }
        #expect(rest.isEmpty)
    }

    @Test func `a stop is bounded even when a handler blocks its core`() async throws {
        let entered = Signal()
        let release = DispatchSemaphore(value: 0)
        let responder = ClosureResponder { _ in
            entered.send()
            Self.block(on: release)
            return TestResponder.text("late")
        }
        var configuration = Self.configuration
        configuration.cores = 1
        let server = Server(configuration: configuration, responder: responder)
        let port = try #require(try await server.start().first?.port)
        let client = try await blocking {
            let client = try RawClient(port: port)
            try client.send(Self.get)
            return Held(client)
        }
        _ = await entered.next()
        await server.stop(within: .milliseconds(50))
        #expect(server.connectionCount == 1)
        release.signal()
        let rest = try await blocking { try client.client.readToEnd() }
        #expect(rest.isEmpty || rest.starts(with: Array("HTTP/1.1 200".utf8)))
    }

    private static func block(on semaphore: DispatchSemaphore) { semaphore.wait() }

    @Test func `run serves until it is cancelled`() async throws {
        let parking = Parking()
        let path = "/tmp/http-server-test-\(UInt64.random(in: 0...UInt64.max)).sock"
        let server = Server(configuration: ServerConfiguration(addresses: [.unix(path: path)]), responder: parking)
        let task = Task { try await server.run() }
        while server.connectionCount == 0 {
            if let client = try? await blocking({ Held(try RawClient(path: path)) }) {
                let text = try await blocking {
                    try client.client.send("GET /fast HTTP/1.1\r\nHost: a\r\n\r\n")
                    return try client.client.response().text
                }
                #expect(text == "fast")
                break
            }
            await Task.yield()
        }
        task.cancel()
        try await task.value
        await #expect(throws: RawClient.Failure.self) { try await blocking { _ = try RawClient(path: path) } }
    }

    @Test func `a server is started once`() async throws {
        let server = Server(configuration: Self.configuration, responder: TestResponder())
        _ = try await server.start()
        await #expect(throws: ListenError.alreadyStarted) { try await server.start() }
        await server.stop()
    }

    private static var configuration: ServerConfiguration {
        ServerConfiguration(addresses: [.tcp(host: "127.0.0.1", port: 0)])
    }
}
