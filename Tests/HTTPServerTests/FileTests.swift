import Foundation
import HTTPServer
import HTTPTypes
import Testing

@Suite struct FileTests {
    private static func answer(_ fields: String = "", method: String = "GET", path: String? = nil) async throws
        -> RawResponse
    {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let file = directory.appendingPathComponent("digits")
        try Data(content).write(to: file)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 784_111_777)],
            ofItemAtPath: file.path
        )
        let served = path ?? file.path
        let responder = ClosureResponder { _ in
            ServerResponse(status: .ok, fields: [.contentType: "text/plain"], body: .file(FileBody(path: served)))
        }
        return try await LiveServer.with(responder: responder) { live async throws in
            try await blocking { [port = live.port] in
                let client = try RawClient(port: port)
                try client.send("\(method) / HTTP/1.1\r\nHost: a\r\n\(fields)Connection: close\r\n\r\n")
                return try client.response(toHead: method == "HEAD")
            }
        }
    }

    private static let content = (0..<400_000).map { UInt8(0x30 + $0 % 10) }

    @Test func `a file is sent whole with its validators`() async throws {
        let response = try await Self.answer()
        #expect(response.status == 200)
        #expect(response.body == Self.content)
        #expect(response["Last-Modified"] == "Sun, 06 Nov 1994 08:49:37 GMT")
        #expect(response["Accept-Ranges"] == "bytes")
        #expect(response["ETag"] != nil)
    }

    @Test(arguments: [
        ("bytes=0-9", "0-9", 10), ("bytes=399990-", "399990-399999", 10), ("bytes=-5", "399995-399999", 5),
        ("bytes=5-9999999", "5-399999", 399_995), ("bytes=-9999999", "0-399999", 400_000), ("Bytes=7-7", "7-7", 1),
    ])
    func `a range is sent in part`(field: String, range: String, count: Int) async throws {
        let response = try await Self.answer("Range: \(field)\r\n")
        #expect(response.status == 206)
        #expect(response["Content-Range"] == "bytes \(range)/400000")
        let first = try #require(range.split(separator: "-").first.flatMap { Int($0) })
        #expect(response.body == Array(Self.content[first..<first + count]))
    }

    @Test(arguments: ["bytes=400000-", "bytes=-0", "bytes=999999999999999999999-"])
    func `a range outside the file is refused`(field: String) async throws {
        let response = try await Self.answer("Range: \(field)\r\n")
        #expect(response.status == 416)
        #expect(response["Content-Range"] == "bytes */400000")
    }

    @Test(arguments: ["bytes=1-2,4-5", "lines=1-2", "bytes=5-2", "bytes=a-b", "bytes=", "bytes=-"])
    func `a range that is not understood is ignored`(field: String) async throws {
        #expect(try await Self.answer("Range: \(field)\r\n").status == 200)
    }

    @Test func `conditions are judged before ranges`() async throws {
        let tag = try #require(try await Self.answer()["ETag"])
        #expect(try await Self.answer("If-None-Match: \(tag)\r\nRange: bytes=0-1\r\n").status == 304)
        #expect(try await Self.answer("If-Match: \"other\"\r\n").status == 412)
        #expect(try await Self.answer("If-Range: \(tag)\r\nRange: bytes=0-1\r\n").status == 206)
        #expect(try await Self.answer("If-Range: \"other\"\r\nRange: bytes=0-1\r\n").status == 200)
    }

    @Test func `the date of a file answers conditions too`() async throws {
        let same = "Sun, 06 Nov 1994 08:49:37 GMT"
        #expect(try await Self.answer("If-Modified-Since: \(same)\r\n").status == 304)
        #expect(try await Self.answer("If-Modified-Since: Sunday, 06-Nov-94 08:49:37 GMT\r\n").status == 304)
        #expect(try await Self.answer("If-Modified-Since: Sun Nov  6 08:49:37 1994\r\n").status == 304)
        #expect(try await Self.answer("If-Modified-Since: Sun, 06 Nov 1994 08:49:36 GMT\r\n").status == 200)
        #expect(try await Self.answer("If-Unmodified-Since: Sun, 06 Nov 1994 08:49:36 GMT\r\n").status == 412)
        #expect(try await Self.answer("If-Modified-Since: yesterday\r\n").status == 200)
    }

    @Test func `HEAD of a file has its length`() async throws {
        let response = try await Self.answer(method: "HEAD")
        #expect(response["Content-Length"] == "400000")
        #expect(try await Self.answer("Range: bytes=0-1\r\n", method: "HEAD").status == 200)
    }

    @Test(arguments: ["/nowhere/at/all", "/dev/null", "/tmp"])
    func `what is no regular file is not found`(path: String) async throws {
        #expect(try await Self.answer(path: path).status == 404)
    }
}
