import HTTPServer
import HTTPTypes
import Testing

@Suite struct BoundsTests {
    private static let hello = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test func `connections over the bound are turned away and those after a close are not`() async throws {
        let refused = Signal()
        try await LiveServer.with { configuration in
            configuration.limits.connections = 2
            configuration.onEvent = { refused.send("\($0)") }
        } _: { live async throws in
            let port = live.port
            try await blocking {
                let first = try RawClient(port: port)
                let second = try RawClient(port: port)
                for client in [first, second] {
                    try client.send(Self.hello)
                    #expect(try client.response().status == 200)
                }
                let third = try RawClient(port: port)
                #expect(try third.response().status == 503)
                first.disconnect()
                try Self.retryUntilServed(port)
            }
            #expect(await refused.next()?.contains("connectionRefused") == true)
        }
    }

    /// The server learns of the disconnect at its own pace.
    private static func retryUntilServed(_ port: Int) throws {
        for _ in 0..<2000 {
            let client = try RawClient(port: port)
            try? client.send(hello)
            if try client.response().status == 200 { return }
        }
        Issue.record("the place of a closed connection stays taken")
    }

    @Test func `connections of one address are bounded`() async throws {
        try await LiveServer.with {
            $0.limits.connectionsPerAddress = 1
        } _: { live async throws in
            let port = live.port
            try await blocking {
                let first = try RawClient(port: port)
                try first.send(Self.hello)
                #expect(try first.response().status == 200)
                let second = try RawClient(port: port).response()
                #expect(second.status == 429)
            }
        }
    }

    @Test func `requests through a trusted proxy are bounded by the forwarded address`() async throws {
        let parked = Signal()
        let go = Signal()
        let responder = ClosureResponder { request in
            if request.target.segments == ["park"] {
                parked.send()
                _ = await go.next()
            }
            return TestResponder.text("\(request.peer)")
        }
        try await LiveServer.with(
            { configuration in
                configuration.limits.connectionsPerAddress = 1
                configuration.trustedProxies = TrustedProxies(networks: [IPNetwork("127.0.0.0/8")].compactMap { $0 })
            },
            responder: responder
        ) { live async throws in
            let port = live.port
            let first = try await blocking {
                let client = try RawClient(port: port)
                try client.send("GET /park HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 192.0.2.1\r\n\r\n")
                return Held(client)
            }
            _ = await parked.next()
            let close = "Connection: close\r\n\r\n"
            let same = try await live.exchange("GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 192.0.2.1\r\n" + close)
            #expect(same.map(\.status) == [429])
            let other = try await live.exchange("GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 192.0.2.2\r\n" + close)
            #expect(other.map(\.text) == ["192.0.2.2"])
            go.send()
            let text = try await blocking { try first.client.response().text }
            #expect(text == "192.0.2.1")
            let again = try await live.exchange("GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 192.0.2.1\r\n" + close)
            #expect(again.map(\.status) == [200])
        }
    }

    @Test func `a head that does not end in time is answered 408`() async throws {
        try await LiveServer.with {
            $0.timeouts.header = .milliseconds(300)
        } _: { live async throws in
            let responses = try await live.exchange("GET /hello HTTP/1.1\r\nHost: a\r\n")
            #expect(responses.map(\.status) == [408])
        }
    }

    @Test func `an idle connection is closed without a word`() async throws {
        try await LiveServer.with {
            $0.timeouts.idle = .milliseconds(300)
        } _: { live async throws in
            #expect(try await live.exchange("").isEmpty)
            #expect(try await live.exchange(Self.hello).map(\.status) == [200])
        }
    }

    @Test func `a body slower than the minimum rate is cut off`() async throws {
        try await LiveServer.with { configuration in
            configuration.timeouts.bodyGrace = .milliseconds(300)
            configuration.timeouts.minimumRate = 1000
        } _: { live async throws in
            let responses = try await live.exchange("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc")
            #expect(responses.map(\.status) == [408])
        }
    }

    @Test func `a reader slower than the minimum rate is cut off and its handler told`() async throws {
        let outcome = Signal()
        let responder = ClosureResponder { _ in
            ServerResponse(
                status: .ok,
                body: .stream(length: nil) { writer in
                    var written = 0
                    do {
                        while written < 100_000_000 {
                            try await writer.write([UInt8](repeating: 0x30, count: 100_000))
                            written += 100_000
                        }
                        outcome.send("all")
                    } catch {
                        outcome.send("\(error) \(written < 50_000_000)")
                        throw error
                    }
                }
            )
        }
        try await LiveServer.with(
            { configuration in
                configuration.timeouts.writeGrace = .milliseconds(400)
            },
            responder: responder
        ) { live async throws in
            let port = live.port
            let client = try await blocking {
                let client = try RawClient(port: port, receiveBuffer: 8192)
                try client.send(Self.hello)
                return Held(client)
            }
            let told = await outcome.next()
            #expect(told == "timedOut true")
            client.client.disconnect()
        }
    }

    @Test func `pipelined requests wait for a client that does not read`() async throws {
        let served = Signal()
        let responder = ClosureResponder { _ in
            served.send()
            return ServerResponse(status: .ok, body: .bytes([UInt8](repeating: 0x30, count: 1_000_000)))
        }
        try await LiveServer.with(responder: responder) { live async throws in
            let port = live.port
            let bytes = try await blocking {
                let client = try RawClient(port: port, receiveBuffer: 8192)
                let last = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                try client.send(String(repeating: "GET / HTTP/1.1\r\nHost: a\r\n\r\n", count: 50) + last)
                return try client.responses().map(\.body.count)
            }
            #expect(bytes == Array(repeating: 1_000_000, count: 51))
        }
    }

    @Test func `configured sizes hold`() async throws {
        try await LiveServer.with { configuration in
            configuration.limits.requestLine = 100
            configuration.limits.headerBytes = 200
            configuration.limits.headerCount = 5
        } _: { live async throws in
            let line = try await live.exchange(
                "GET /" + String(repeating: "a", count: 90) + " HTTP/1.1\r\nHost: a\r\n\r\n"
            )
            #expect(line.map(\.status) == [414])
            let bytes = try await live.exchange("GET / HTTP/1.1\r\nHost: a\r\nX: " + String(repeating: "a", count: 200))
            #expect(bytes.map(\.status) == [431])
            let count = try await live.exchange(
                "GET / HTTP/1.1\r\nHost: a\r\n" + String(repeating: "X: y\r\n", count: 5)
            )
            #expect(count.map(\.status) == [431])
        }
    }
}

/// Carries a client from one `blocking` call to another.
struct Held: @unchecked Sendable {  // The calls follow each other.
    let client: RawClient

    init(_ client: RawClient) { self.client = client }
}
