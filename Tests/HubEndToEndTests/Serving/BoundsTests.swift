import Foundation
import HubJSON
import Testing

/// Every bound of the server as `hub.yaml` sets it, on a live hub.
struct BoundsTests {
    private func boot(_ server: String, in folder: HubFolder) async throws -> BootedHub {
        let configuration = try ConfigurationCopy(at: folder.beside("config"))
        let lines = server.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
        try Data("server:\n\(lines)\n".utf8).write(to: URL(filePath: configuration.path).appending(path: "hub.yaml"))
        return try await BootedHub.boot(folder, arguments: ["--config", configuration.path])
    }

    private func exchange(_ text: String, with hub: BootedHub) async throws -> String {
        try await Blocking.run { [port = hub.client.port] in
            let connection = try HTTPConnection(port: port)
            try connection.send(Array(text.utf8))
            return String(decoding: try connection.receiveAll(), as: UTF8.self)
        }
    }

    private let get = "GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n"

    @Test func `sizes and counts are refused as set`() async throws {
        let folder = try await HubFolder()
        let hub = try await boot(
            """
            requestLineBytes: 512
            headerBytes: 1024
            headerCount: 8
            maxBodyBytes: 1024
            requestsPerConnection: 2
            """,
            in: folder
        )
        let long = String(repeating: "a", count: 600)
        #expect(try await exchange("GET /\(long) HTTP/1.1\r\nHost: h\r\n\r\n", with: hub).hasPrefix("HTTP/1.1 414 "))
        let wide = "GET / HTTP/1.1\r\nHost: h\r\nX-A: \(long)\r\nX-B: \(long)\r\n\r\n"
        #expect(try await exchange(wide, with: hub).hasPrefix("HTTP/1.1 431 "))
        let many = "GET / HTTP/1.1\r\nHost: h\r\n" + (1...8).map { "X-\($0): 1\r\n" }.joined() + "\r\n"
        #expect(try await exchange(many, with: hub).hasPrefix("HTTP/1.1 431 "))
        let large = JSONValue.object(["title": .string(String(repeating: "a", count: 2_000))])
        #expect(try await hub.client.send("POST", "/v1/people", token: folder.adminToken, body: large).status == 413)
        let answers = try await exchange(get + get + get, with: hub)
        #expect(answers.components(separatedBy: "HTTP/1.1 200 ").count - 1 == 2)
    }

    @Test func `the slow are cut off when set`() async throws {
        let folder = try await HubFolder()
        let hub = try await boot(
            """
            headerTimeoutSeconds: 1
            idleTimeoutSeconds: 1
            bodyTimeoutSeconds: 1
            """,
            in: folder
        )
        #expect(try await exchange("GET /healthz HT", with: hub).hasPrefix("HTTP/1.1 408 "))
        #expect(try await exchange("", with: hub).isEmpty)
        let head = HTTPClient.head("POST", "/v1/people", token: folder.adminToken, length: 100)
        #expect(try await exchange(String(decoding: head, as: UTF8.self), with: hub).hasPrefix("HTTP/1.1 408 "))
    }

    @Test func `connections of one address are bounded, behind a trusted proxy only their requests`() async throws {
        let bounded = try await boot("connectionsPerAddress: 1", in: try await HubFolder())
        let held = try HTTPConnection(port: bounded.client.port)
        try held.send(Array(get.utf8))
        _ = try held.receive(upTo: 1)
        #expect(try await bounded.client.get("/healthz").status == 429)

        let proxied = try await boot(
            "connectionsPerAddress: 1\ntrustedProxies: [127.0.0.0/8]",
            in: try await HubFolder()
        )
        let alsoHeld = try HTTPConnection(port: proxied.client.port)
        try alsoHeld.send(Array(get.utf8))
        _ = try alsoHeld.receive(upTo: 1)
        #expect(try await proxied.client.get("/healthz").status == 200)
    }

    @Test func `bodies are compressed unless that is switched off`() async throws {
        let wanted = ["Accept-Encoding": "gzip"]
        let on = try await boot("compression: on", in: try await HubFolder())
        #expect(try await on.client.send("GET", "/openapi.json", fields: wanted)["Content-Encoding"] == "gzip")
        let off = try await boot("compression: off", in: try await HubFolder())
        #expect(try await off.client.send("GET", "/openapi.json", fields: wanted)["Content-Encoding"] == nil)
    }

    @Test func `a Unix socket answers beside the port`() async throws {
        let folder = try await HubFolder()
        let path = folder.beside("hub.sock")
        let hub = try await boot("unixSocket: \(path)", in: folder)
        let answer = try await Blocking.run {
            let connection = try HTTPConnection(unix: path)
            try connection.send(HTTPClient.head("GET", "/healthz", token: nil, length: nil))
            return try HTTPAnswer(connection.receiveAll())
        }
        #expect(answer.status == 200)
        #expect(try await hub.stop() == 0)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `a proxy that is no network is refused by name`() async throws {
        let folder = try await HubFolder()
        let result = try await Program.run(
            ["serve", "--data-dir", folder.path],
            environment: ["HUB_SERVER_TRUSTED_PROXIES": "10.0.0.0/99, unix"]
        )
        #expect(result.status == 1)
        #expect(result.error.contains("HUB_SERVER_TRUSTED_PROXIES: server.trustedProxies: `10.0.0.0/99` is no address"))
    }
}
