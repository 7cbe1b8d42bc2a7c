import HTTPServer
import HTTPTypes
import Testing

@Suite struct BodyTests {
    @Test func `a declared body over the server's bound is refused before it is sent`() async throws {
        try await LiveServer.with {
            $0.limits.body = 100_000
        } _: { live async throws in
            let responses = try await live.exchange("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100001\r\n\r\n")
            #expect(responses.map(\.status) == [413])
        }
    }

    @Test func `a body over the bound that comes along with its head is refused too`() async throws {
        try await LiveServer.with {
            $0.limits.body = 10
        } _: { live async throws in
            let head = "POST /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: "
            #expect(try await live.exchange(head + "11\r\n\r\nabcdefghijk").map(\.status) == [413])
            #expect(try await live.exchange(head + "10\r\n\r\nabcdefghij").map(\.status) == [200])
        }
    }

    @Test func `a chunked body is refused at the first byte over the bound`() async throws {
        try await LiveServer.with {
            $0.limits.body = 1000
        } _: { live async throws in
            let start = "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
            let chunk = "3E8\r\n" + String(repeating: "a", count: 1000) + "\r\n"
            let fits = try await live.exchange(
                start + chunk + "0\r\n\r\n" + "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
            )
            #expect(fits.map(\.status) == [200, 200])
            // The end of the body is never sent: the byte over must be enough.
            let over = try await live.exchange(start + chunk + "1\r\nb")
            #expect(over.map(\.status) == [413])
        }
    }

    @Test func `a client that expects 100 is told to go on when the handler asks for the body`() async throws {
        try await LiveServer.with { live async throws in
            let port = live.port
            try await blocking {
                let client = try RawClient(port: port)
                try client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n")
                #expect(try client.response().status == 100)
                try client.send("abc")
                let response = try client.response()
                #expect(response.text == "abc")
                try client.send("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                #expect(try client.response().status == 200)
            }
        }
    }

    @Test(arguments: [("unread", 404), ("echo", 413)])
    func `a client that expects 100 gets the refusal instead`(path: String, status: Int) async throws {
        try await LiveServer.with { live async throws in
            let request = "POST /\(path) HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\nExpect: 100-continue\r\n\r\n"
            let responses = try await live.exchange(request)
            #expect(responses.map(\.status) == [status])
            #expect(responses.first?["Connection"] == "close")
        }
    }

    @Test func `the refusal of a large body reaches a client that sends it all first`() async throws {
        try await LiveServer.with { live async throws in
            let head = "POST /unread HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\n\r\n"
            let responses = try await live.exchange(Array(head.utf8) + [UInt8](repeating: 0x61, count: 900_000))
            #expect(responses.map(\.status) == [404])
        }
    }

    @Test func `a rest of a body that the handler left is dropped and the connection goes on`() async throws {
        let responder = ClosureResponder { request in
            guard request.head.method == .post else { return TestResponder.text("next") }
            var iterator = request.body.makeAsyncIterator()
            let piece = try? await iterator.next()
            return TestResponder.text("first \(piece?.count ?? 0 > 0)")
        }
        try await LiveServer.with(responder: responder) { live async throws in
            let port = live.port
            try await blocking {
                let client = try RawClient(port: port)
                try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 20\r\n\r\n0123456789")
                #expect(try client.response().text == "first true")
                try client.send("0123456789GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                #expect(try client.responses().map(\.text) == ["next"])
            }
        }
    }

    @Test func `large bodies come through in pieces`() async throws {
        let responder = ClosureResponder { request in
            do {
                var count = 0
                for try await piece in request.body { count += piece.count }
                return TestResponder.text("\(count)")
            } catch { return TestResponder.text("\(error)", status: .internalServerError) }
        }
        try await LiveServer.with(responder: responder) { live async throws in
            let head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000\r\nConnection: close\r\n\r\n"
            let responses = try await live.exchange(Array(head.utf8) + [UInt8](repeating: 0x61, count: 5_000_000))
            #expect(responses.map(\.text) == ["5000000"])
        }
    }

    @Test func `a broken chunk ends the handler's read with an error`() async throws {
        let seen = Signal()
        let responder = ClosureResponder { request in
            do { _ = try await request.body.collect(upTo: 1000) } catch { seen.send("\(error)") }
            return TestResponder.text("x", status: .badRequest)
        }
        try await LiveServer.with(responder: responder) { live async throws in
            let request = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            #expect(try await live.exchange(request).map(\.status) == [400])
            #expect(await seen.next() == #"malformed("A chunk does not start with its size.")"#)
        }
    }

    @Test func `a client that closes within its body ends the handler's read`() async throws {
        let seen = Signal()
        let responder = ClosureResponder { request in
            do { _ = try await request.body.collect(upTo: 1000) } catch { seen.send("\(error)") }
            return TestResponder.text("x")
        }
        try await LiveServer.with(responder: responder) { live async throws in
            let port = live.port
            try await blocking {
                let client = try RawClient(port: port)
                try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc")
                client.disconnect()
            }
            #expect(await seen.next() == "connectionClosed")
        }
    }

    @Test func `a body in memory keeps to the limit too`() async throws {
        let body = RequestBody(bytes: [1, 2, 3])
        #expect(body.declaredLength == 3)
        #expect(try await body.collect(upTo: 3) == [1, 2, 3])
        await #expect(throws: BodyError.tooLarge(limit: 2)) { try await body.collect(upTo: 2) }
        #expect(RequestBody(bytes: []).isEmptyForSure)
    }

    @Test func `a handler that reads nothing holds its client back`() async throws {
        let go = Signal()
        let responder = ClosureResponder { request in
            var iterator = request.body.makeAsyncIterator()
            _ = try? await iterator.next()
            _ = await go.next()
            return TestResponder.text("done")
        }
        try await LiveServer.with(responder: responder) { live async throws in
            let port = live.port
            let sent = try await blocking {
                let client = try RawClient(port: port, sendTimeout: 1)
                let head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 60000000\r\n\r\n"
                try client.send(head)
                return client.sendUntilStuck(60_000_000)
            }
            #expect(sent < 30_000_000)
            go.send()
        }
    }
}
