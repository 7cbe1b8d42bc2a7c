import CZlib
import HTTPServer
import HTTPTypes
import Testing

@Suite struct CompressionTests {
    private static func answer(
        _ response: ServerResponse,
        accept: String?,
        other: String = ""
    ) async throws -> RawResponse {
        let field = accept.map { "Accept-Encoding: \($0)\r\n" } ?? ""
        let responses = try await LiveServer.with(responder: ClosureResponder { _ in response }) { live async throws in
            try await live.exchange("GET / HTTP/1.1\r\nHost: a\r\n\(field)\(other)Connection: close\r\n\r\n")
        }
        return try #require(responses.first)
    }

    private static func json(_ count: Int, tag: String? = nil) -> ServerResponse {
        var response = ServerResponse(
            status: .ok,
            fields: [.contentType: "application/json"],
            body: .bytes((0..<count).map { UInt8(0x61 + $0 % 17) })
        )
        response.fields[.eTag] = tag
        return response
    }

    /// zlib's own decoder.
    private static func inflated(_ bytes: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return []
        }
        defer { inflateEnd(&stream) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: 4_000_000)
        return input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                guard inflate(&stream, Z_FINISH) == Z_STREAM_END else { return [] }
                return Array(output.prefix(Int(stream.total_out)))
            }
        }
    }

    @Test(arguments: [1024, 20_000, 3_000_000])
    func `bodies are compressed for clients that accept gzip`(count: Int) async throws {
        let response = try await Self.answer(Self.json(count, tag: "\"v1\""), accept: "br, gzip;q=0.5")
        #expect(response["Content-Encoding"] == "gzip")
        #expect(response["Vary"] == "Accept-Encoding")
        #expect(response["ETag"] == "\"v1-gzip\"")
        #expect(response.body.count < count)
        #expect(Self.inflated(response.body) == (0..<count).map { UInt8(0x61 + $0 % 17) })
    }

    @Test func `streams are compressed piece by piece`() async throws {
        let stream = ServerResponse(
            status: .ok,
            fields: [.contentType: "text/csv"],
            body: .stream(length: nil) { writer in
                for index in 0..<100 { try await writer.write(Array("line \(index)\n".utf8)) }
            }
        )
        let response = try await Self.answer(stream, accept: "gzip")
        let expected = (0..<100).map { "line \($0)\n" }.joined()
        #expect(String(decoding: Self.inflated(response.body), as: UTF8.self) == expected)
    }

    @Test func `bodies stay as they are where compression is not asked for, not useful or not safe`() async throws {
        for accept in [nil, "identity", "gzip;q=0", "*;q=0", "br"] {
            #expect(try await Self.answer(Self.json(5000), accept: accept)["Content-Encoding"] == nil)
        }
        #expect(try await Self.answer(Self.json(1023), accept: "gzip")["Content-Encoding"] == nil)
        var secret = Self.json(5000)
        secret.isCompressible = false
        #expect(try await Self.answer(secret, accept: "gzip")["Content-Encoding"] == nil)
        var image = Self.json(5000)
        image.fields[.contentType] = "image/png"
        #expect(try await Self.answer(image, accept: "gzip")["Content-Encoding"] == nil)
        var coded = Self.json(5000)
        coded.fields[.contentEncoding] = "br"
        #expect(try await Self.answer(coded, accept: "gzip")["Content-Encoding"] == "br")
    }

    @Test func `a plain answer that could be compressed varies too`() async throws {
        var response = Self.json(5000)
        response.fields[.vary] = "Accept"
        #expect(try await Self.answer(response, accept: nil)["Vary"] == "Accept, Accept-Encoding")
    }

    @Test(arguments: [
        ("\"v1\"", "\"v1\""), ("\"v1-gzip\"", "\"v1-gzip\""), ("W/\"v1\", \"z\"", "\"v1\""), ("*", "\"v1\""),
    ])
    func `a client that has the representation gets 304`(condition: String, tag: String) async throws {
        let response = try await Self.answer(
            Self.json(5000, tag: "\"v1\""),
            accept: "gzip",
            other: "If-None-Match: \(condition)\r\n"
        )
        #expect(response.status == 304)
        #expect(response["ETag"] == tag)
        #expect(response["Vary"] == "Accept-Encoding")
        #expect(response.body.isEmpty)
    }

    @Test func `a client that has another representation gets the answer`() async throws {
        let other = "If-None-Match: \"v0\"\r\n"
        #expect(try await Self.answer(Self.json(10, tag: "\"v1\""), accept: nil, other: other).status == 200)
    }

    @Test func `the responder never sees the mark of compressed tags`() async throws {
        let responder = ClosureResponder { request in TestResponder.text(request.head.headerFields[.ifMatch] ?? "none")
        }
        try await LiveServer.with(responder: responder) { live async throws in
            let request = "GET / HTTP/1.1\r\nHost: a\r\nIf-Match: \"3-gzip\", \"4\"\r\nConnection: close\r\n\r\n"
            #expect(try await live.exchange(request).map(\.text) == ["\"3\", \"4\""])
        }
    }
}
