import Foundation
import Glibc
import HubJSON
import Testing

/// Uploads over a socket: their bounds, and what is left of those that end badly.
struct UploadTests {
    private static let limit = 65_536

    private struct Desk {
        let folder: HubFolder
        let token: String
        let hub: BootedHub
        let path: String

        init(environment: [String: String] = ["HUB_FILES_MAX_BYTES": "65536"], shell: String = "") async throws {
            folder = try await HubFolder()
            token = try await folder.token(for: "rex@example.com", roles: "requester", "lead")
            hub = try await BootedHub.boot(folder, environment: environment, shell: shell)
            let body: JSONValue = ["title": "Spring", "division": "consumer"]
            let made = try await hub.client.send("POST", "/v1/requests", token: token, body: body)
            path = "/v1/campaigns/\(try made.json()["key"]?.string ?? "")/files"
        }

        func head(_ fields: String...) -> [UInt8] {
            let lines = [
                "POST \(path) HTTP/1.1", "Host: 127.0.0.1", "Connection: close", "Authorization: Bearer \(token)",
            ]
            return Array(((lines + fields).joined(separator: "\r\n") + "\r\n\r\n").utf8)
        }

        func upload(_ bytes: [UInt8], to hub: BootedHub? = nil) async throws -> HTTPAnswer {
            let port = (hub ?? self.hub).client.port
            let request = head("Content-Length: \(bytes.count)") + bytes
            return try await Blocking.run {
                let connection = try HTTPConnection(port: port)
                try connection.send(request)
                return try HTTPAnswer(connection.receiveAll())
            }
        }

        /// The files of uploads under way.
        var incoming: [String] { (try? ScratchFolder.names(in: folder.path + "/files/incoming")) ?? [] }

        func count(on hub: BootedHub? = nil) async throws -> Int {
            try await (hub ?? self.hub).client.get(path, token: token).json()["items"]?.array?.count ?? -1
        }
    }

    private static func chunk(_ count: Int) -> [UInt8] {
        Array("\(String(count, radix: 16))\r\n".utf8) + [UInt8](repeating: 0x61, count: count) + [13, 10]
    }

    @Test func `a declared length over the limit is refused before any byte is sent`() async throws {
        let desk = try await Desk()
        let request = desk.head("Content-Length: \(Self.limit + 1)", "Expect: 100-continue")
        let answer = try await Blocking.run { [port = desk.hub.client.port] in
            let connection = try HTTPConnection(port: port)
            try connection.send(request)
            return try HTTPAnswer(connection.receiveAll())
        }
        #expect(answer.status == 413)
        #expect(try answer.json()["limit"] == .integer(Int64(Self.limit)))
        #expect(desk.incoming == [])
    }

    @Test func `a chunked upload is refused at the first byte over, and one at the limit is taken`() async throws {
        let desk = try await Desk()
        func send(_ count: Int, end: [UInt8]) async throws -> HTTPAnswer {
            let request =
                desk.head("Transfer-Encoding: chunked") + Self.chunk(60_000) + Self.chunk(count - 60_000) + end
            return try await Blocking.run { [port = desk.hub.client.port] in
                let connection = try HTTPConnection(port: port)
                try connection.send(request)
                return try HTTPAnswer(connection.receiveAll())
            }
        }
        // The rest of the body is never sent: the answer comes all the same.
        #expect(try await send(Self.limit + 1, end: []).status == 413)
        #expect(desk.incoming == [])
        #expect(try await send(Self.limit, end: Array("0\r\n\r\n".utf8)).status == 201)
        #expect(try await desk.count() == 1)
        #expect(desk.incoming == [])
    }

    @Test func `a slow upload holds nobody up, and one that is broken off leaves nothing`() async throws {
        let desk = try await Desk()
        let slow = try HTTPConnection(port: desk.hub.client.port)
        try slow.send(desk.head("Content-Length: 5000"))
        for _ in 0..<4 {
            try slow.send([UInt8](repeating: 0x61, count: 1_000))
            #expect(try await desk.count() == 0)
        }
        try await Deadline.wait("the upload is under way") { desk.incoming.count == 1 }
        var broken: HTTPConnection? = try HTTPConnection(port: desk.hub.client.port)
        try broken?.send(desk.head("Content-Length: 5000") + [UInt8](repeating: 0x62, count: 4_000))
        try await Deadline.wait("two uploads are under way") { desk.incoming.count == 2 }
        broken = nil
        try await Deadline.wait("the broken one is forgotten") { desk.incoming.count == 1 }
        try slow.send([UInt8](repeating: 0x61, count: 1_000))
        let answer = try await Blocking.run { try HTTPAnswer(slow.receiveAll()) }
        #expect(answer.status == 201)
        #expect(try answer.json()["size"] == 5_000)
        #expect(desk.incoming == [])
        #expect(try await desk.count() == 1)
    }

    @Test func `a power cut in the middle of an upload leaves nothing behind, and what was answered stays`()
        async throws
    {
        let desk = try await Desk()
        let kept = try await desk.upload(Array("kept".utf8))
        #expect(kept.status == 201)
        let cut = try HTTPConnection(port: desk.hub.client.port)
        try cut.send(desk.head("Content-Length: 5000") + [UInt8](repeating: 0x62, count: 4_000))
        try await Deadline.wait("the upload is under way") { desk.incoming.count == 1 }
        try await desk.hub.kill()
        #expect(desk.incoming.count == 1)
        let again = try await BootedHub.boot(desk.folder)
        try await Deadline.wait("the rest of it is swept") { desk.incoming.isEmpty }
        #expect(try await desk.count(on: again) == 1)
        let taken = try await again.client.get(desk.path + "/A1/content", token: desk.token)
        #expect(taken.text == "kept")
    }

    /// The shell lets no file grow beyond 2 MiB; the system then answers writes as it does on a full disk.
    @Test func `a disk without room refuses the file, keeps nothing of it and goes on`() async throws {
        let desk = try await Desk(environment: [:], shell: "trap '' XFSZ; ulimit -f 4096")
        let answer = try await desk.upload([UInt8](repeating: 0x61, count: 3_000_000))
        #expect(answer.status == 507)
        #expect(try answer.json()["code"] == "store-full")
        #expect(desk.incoming == [])
        #expect(try await desk.count() == 0)
        #expect(try await desk.upload([UInt8](repeating: 0x61, count: 1_000_000)).status == 201)
    }

    @Test func `parts of a file are taken, and a copy that is still the same isn't sent again`() async throws {
        let desk = try await Desk()
        #expect(try await desk.upload(Array("0123456789".utf8)).status == 201)
        let client = desk.hub.client
        func get(_ fields: [String: String], _ method: String = "GET") async throws -> HTTPAnswer {
            try await client.send(method, desk.path + "/A1/content", token: desk.token, fields: fields)
        }
        let whole = try await get([:])
        let tag = try #require(whole["ETag"])
        #expect(whole.text == "0123456789")
        #expect(whole["Accept-Ranges"] == "bytes")
        let part = try await get(["Range": "bytes=2-4", "If-Range": tag])
        #expect(part.status == 206)
        #expect(part.text == "234")
        #expect(part["Content-Range"] == "bytes 2-4/10")
        #expect(part["Content-Disposition"]?.hasPrefix("attachment") == true)
        #expect(try await get(["Range": "bytes=10-"]).status == 416)
        #expect(try await get(["If-None-Match": tag]).status == 304)
        let head = try await get([:], "HEAD")
        #expect(head.status == 200 && head.body.isEmpty && head["Content-Length"] == "10")
    }
}
