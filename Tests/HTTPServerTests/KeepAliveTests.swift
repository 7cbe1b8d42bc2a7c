import HTTPServer
import HTTPTypes
import Testing

@Suite struct KeepAliveTests {
    @Test func `a connection carries request after request`() async throws {
        try await LiveServer.with { live async throws in
            let port = live.port
            let texts = try await blocking {
                let client = try RawClient(port: port)
                return try (0..<5).map { index in
                    try client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n\(index)!")
                    return try client.response().text
                }
            }
            #expect(texts == ["0!", "1!", "2!", "3!", "4!"])
        }
    }

    @Test func `pipelined requests are answered in order`() async throws {
        try await LiveServer.with { live async throws in
            let requests = (0..<1500).map { "GET /path/\($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined()
            let last = "GET /path/end HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
            let responses = try await live.exchange(requests + last)
            #expect(responses.map(\.text) == (0..<1500).map { "path|\($0)" } + ["path|end"])
        }
    }

    @Test func `pipelined bodies do not run into each other`() async throws {
        try await LiveServer.with { live async throws in
            let chunked = "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
            let counted = "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nwxyz"
            let last = "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
            let responses = try await live.exchange(chunked + counted + chunked + counted + last)
            #expect(responses.map(\.text) == ["abc", "wxyz", "abc", "wxyz", "hello"])
        }
    }

    @Test func `HTTP 1.0 closes unless it asks to go on`() async throws {
        try await LiveServer.with { live async throws in
            let plain = try await live.exchange("GET /hello HTTP/1.0\r\n\r\nGET /hello HTTP/1.0\r\n\r\n")
            #expect(plain.map(\.status) == [200])
            #expect(plain.first?["Connection"] == "close")
            let kept = try await live.exchange(
                "GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /hello HTTP/1.0\r\n\r\n"
            )
            #expect(kept.map(\.status) == [200, 200])
            #expect(kept.first?["Connection"] == "keep-alive")
        }
    }

    @Test func `a stream to HTTP 1.0 ends with the connection`() async throws {
        try await LiveServer.with { live async throws in
            let responses = try await live.exchange(
                "GET /zeros?count=120000 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"
            )
            #expect(responses.first?.body.count == 120_000)
            #expect(responses.first?["Transfer-Encoding"] == nil)
            #expect(responses.first?["Connection"] == "close")
        }
    }

    @Test func `HEAD has the length of GET and no body`() async throws {
        try await LiveServer.with { live async throws in
            let port = live.port
            try await blocking {
                let client = try RawClient(port: port)
                try client.send("HEAD /hello HTTP/1.1\r\nHost: a\r\n\r\n")
                let head = try client.response(toHead: true)
                #expect(head["Content-Length"] == "5")
                #expect(head["Date"] != nil)
                try client.send("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                #expect(try client.response().text == "hello")
            }
        }
    }

    @Test func `HEAD of a stream does not produce it`() async throws {
        try await LiveServer.with { live async throws in
            let request = "HEAD /zeros?count=1000000&declared=1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
            let bytes = try await blocking { [port = live.port] in
                let client = try RawClient(port: port)
                try client.send(request)
                return try client.readToEnd()
            }
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(text.hasSuffix("\r\n\r\n"))
            #expect(text.contains("Content-Length: 1000000\r\n"))
        }
    }

    @Test func `a bound on requests closes the connection`() async throws {
        try await LiveServer.with {
            $0.limits.requestsPerConnection = 3
        } _: { live async throws in
            let one = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"
            let responses = try await live.exchange(one + one + one + one)
            #expect(responses.map(\.status) == [200, 200, 200])
            #expect(responses.last?["Connection"] == "close")
        }
    }

    @Test(arguments: [0, 1, 100, 49_999, 50_000, 3_000_000])
    func `streams arrive whole`(count: Int) async throws {
        try await LiveServer.with { live async throws in
            for form in ["count=\(count)", "count=\(count)&declared=1"] {
                let request = "GET /zeros?\(form) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                let responses = try await live.exchange(request)
                #expect(responses.map(\.body.count) == [count])
            }
        }
    }
}
