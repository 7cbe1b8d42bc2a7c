import HTTPServer
import HTTPTypes
import Testing

@Suite struct EventStreamTests {
    private struct Recorder: ResponseWriter {
        let written = Signal()

        func write(_ bytes: [UInt8]) async throws { written.send(String(decoding: bytes, as: UTF8.self)) }
    }

    /// One event, then silence until cancelled.
    private struct Source: Responder {
        let ended = Signal()
        var heartbeat = Duration.seconds(15)

        func respond(to request: ServerRequest) async -> ServerResponse {
            ServerResponse(
                status: .ok,
                body: .events(
                    EventStream(heartbeat: heartbeat) { writer in
                        try await writer.send(ServerSentEvent(id: "1", data: "ready"))
                        _ = await Signal().next()
                        ended.send(Task.isCancelled ? "cancelled" : "ended")
                    }
                )
            )
        }
    }

    private static func open(_ port: Int) async throws -> Held {
        try await blocking {
            let client = try RawClient(port: port)
            try client.send("GET / HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n")
            while !String(decoding: client.received, as: UTF8.self).contains("data: ready") {
                guard try client.readMore() else { throw RawClient.Failure(description: "closed") }
            }
            return Held(client)
        }
    }

    @Test func `events are written line by line`() async throws {
        let recorder = Recorder()
        let writer = EventWriter(writer: recorder)
        try await writer.send(ServerSentEvent(id: "7\n8", event: "a\rb", data: "one\r\ntwo\rthree\nfour", retry: 500))
        let expected = "id: 78\nevent: ab\nretry: 500\ndata: one\ndata: two\ndata: three\ndata: four\n\n"
        #expect(await recorder.written.next() == expected)
    }

    @Test func `a stream says what it is and is not compressed`() async throws {
        try await LiveServer.with(responder: Source()) { live async throws in
            let held = try await Self.open(live.port)
            let text = String(decoding: held.client.received, as: UTF8.self)
            #expect(text.contains("Content-Type: text/event-stream"))
            #expect(!text.contains("gzip"))
            held.client.disconnect()
        }
    }

    @Test(arguments: [true, false])
    func `a vanished reader ends the stream`(isAbrupt: Bool) async throws {
        let source = Source()
        try await LiveServer.with(responder: source) { live async throws in
            let held = try await Self.open(live.port)
            held.client.disconnect(isAbrupt: isAbrupt)
            #expect(await source.ended.next() == "cancelled")
        }
    }

    @Test func `a silent stream sends comments`() async throws {
        try await LiveServer.with(responder: Source(heartbeat: .milliseconds(150))) { live async throws in
            let held = try await Self.open(live.port)
            try await blocking {
                while !String(decoding: held.client.received, as: UTF8.self).contains("3\r\n:\n\n\r\n") {
                    guard try held.client.readMore() else { throw RawClient.Failure(description: "closed") }
                }
            }
            held.client.disconnect()
        }
    }

    @Test func `a graceful stop ends streams at once`() async throws {
        let source = Source()
        let configuration = ServerConfiguration(addresses: [.tcp(host: "127.0.0.1", port: 0)])
        let server = Server(configuration: configuration, responder: source)
        let port = try #require(try await server.start().first?.port)
        let held = try await Self.open(port)
        await server.stop(within: .seconds(RawClient.patience))
        #expect(await source.ended.next() == "cancelled")
        held.client.disconnect()
    }
}
