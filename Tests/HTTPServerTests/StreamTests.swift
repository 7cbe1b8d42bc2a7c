import HTTPServer
import HTTPTypes
import Testing

@Suite struct StreamTests {
    private struct Broken: Error {}

    private static func serve(
        _ body: ResponseBody,
        fields: HTTPFields = [:]
    ) async throws -> (answered: [UInt8], isWhole: Bool) {
        let responder = ClosureResponder { _ in ServerResponse(status: .ok, fields: fields, body: body) }
        return try await LiveServer.with(responder: responder) { live async throws in
            let port = live.port
            return try await blocking {
                let client = try RawClient(port: port)
                try client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                let bytes = try client.readToEnd()
                let isWhole = try RawResponse.parse(bytes, isHead: false, isEnd: false) != nil
                return (bytes, isWhole)
            }
        }
    }

    @Test func `a producer that fails leaves a body that is visibly broken`() async throws {
        let chunked = try await Self.serve(
            .stream(length: nil) { writer in
                try await writer.write(Array("abc".utf8))
                throw Broken()
            }
        )
        #expect(!chunked.isWhole)
        #expect(String(decoding: chunked.answered, as: UTF8.self).hasSuffix("3\r\nabc\r\n"))
        let declared = try await Self.serve(.stream(length: 5) { writer in try await writer.write(Array("abc".utf8)) })
        #expect(!declared.isWhole)
    }

    @Test func `a producer can't write more than it declared`() async throws {
        let outcome = Signal()
        _ = try await Self.serve(
            .stream(length: 2) { writer in
                do { try await writer.write(Array("abc".utf8)) } catch {
                    outcome.send("\(error)")
                    throw error
                }
            }
        )
        #expect(await outcome.next() == "lengthMismatch")
    }

    @Test func `fields that the server owns are dropped and the rest is kept`() async throws {
        let fields: HTTPFields = [
            .contentLength: "99", .connection: "keep-alive", .transferEncoding: "gzip", .eTag: "\"x\"", .date: "then",
        ]
        let answer = try await Self.serve(.bytes(Array("abc".utf8)), fields: fields)
        let response = try #require(try RawResponse.parse(answer.answered, isHead: false, isEnd: true)).0
        #expect(response.fields.map(\.name) == ["ETag", "Date", "Content-Length", "Connection"])
        #expect(response["Content-Length"] == "3")
        #expect(response["Connection"] == "close")
        #expect(response["Date"] == "then")
    }

    @Test(arguments: [204, 304])
    func `statuses without a body send none`(code: Int) async throws {
        let responder = ClosureResponder { _ in
            ServerResponse(status: .init(code: code), body: .bytes(Array("abc".utf8)))
        }
        try await LiveServer.with(responder: responder) { live async throws in
            let bytes = try await blocking { [port = live.port] in
                let client = try RawClient(port: port)
                try client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                return try client.readToEnd()
            }
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(text.hasSuffix("\r\n\r\n"))
            #expect(!text.contains("Content-Length"))
        }
    }

    @Test func `an informational status from a responder is an internal error`() async throws {
        let responder = ClosureResponder { _ in ServerResponse(status: .continue) }
        try await LiveServer.with(responder: responder) { live async throws in
            let responses = try await live.exchange("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            #expect(responses.map(\.status) == [500])
        }
    }
}

extension StreamTests {
    @Test func `a reader that resets while much is on its way ends the producer`() async throws {
        let outcome = Signal()
        let responder = ClosureResponder { _ in
            ServerResponse(
                status: .ok,
                body: .stream(length: nil) { writer in
                    do {
                        while true { try await writer.write([UInt8](repeating: 0x30, count: 100_000)) }
                    } catch {
                        outcome.send("\(error)")
                        throw error
                    }
                }
            )
        }
        try await LiveServer.with(responder: responder) { live async throws in
            for _ in 0..<20 {
                try await blocking { [port = live.port] in
                    let client = try RawClient(port: port)
                    try client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                    _ = try client.readMore()
                    client.disconnect(isAbrupt: true)
                }
                #expect(await outcome.next() == "connectionClosed")
            }
        }
    }

    /// One core, so that the greedy connection shares it with the modest one.
    @Test func `a connection that never pauses does not keep others of its core waiting`() async throws {
        let responder = ClosureResponder { request in
            guard request.target.segments == ["endless"] else { return TestResponder.text("modest") }
            return ServerResponse(
                status: .ok,
                body: .stream(length: nil) { writer in
                    while true { try await writer.write([UInt8](repeating: 0x30, count: 1000)) }
                }
            )
        }
        try await LiveServer.with({ $0.cores = 1 }, responder: responder) { live async throws in
            let port = live.port
            async let greedy: Void = blocking {
                let client = try RawClient(port: port)
                try client.send("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n")
                var total = 0
                while total < 30_000_000 { total += try client.skip() }
                client.disconnect(isAbrupt: true)
            }
            let modest = try await live.exchange("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            #expect(modest.map(\.text) == ["modest"])
            try await greedy
        }
    }
}
