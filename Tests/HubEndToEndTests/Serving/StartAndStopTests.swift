import Glibc
import HubJSON
import Testing

struct StartAndStopTests {
    @Test(arguments: [SIGTERM, SIGINT])
    func `prints its address only, answers, and ends with 0 when told to stop`(_ signal: Int32) async throws {
        let folder = try await HubFolder()
        let hub = try await BootedHub.boot(folder)
        #expect(hub.output == hub.address + "\n")
        #expect(try await hub.client.get("/healthz").status == 200)
        #expect(try await hub.client.get("/v1/me").status == 401)
        #expect(try await hub.client.get("/v1/me", token: folder.adminToken).json()["email"] == "admin@example.com")
        #expect(try await hub.stop(with: signal) == 0)
        #expect(try ScratchFolder.names(in: folder.path) == ["hub.lock", "hub.sqlite"])
    }

    @Test(arguments: [("TRACE", 405), ("QUERY", 405), ("BREW", 501)])
    func `a method offered nowhere is refused, one unheard of unknown`(_ method: String, _ status: Int) async throws {
        let hub = try await BootedHub.boot(try await HubFolder())
        let answer = try await hub.client.send(method, "/v1/me")
        #expect(answer.status == status)
        #expect(answer["Allow"] == (status == 405 ? "GET, HEAD, OPTIONS" : nil))
    }

    @Test
    func `a request under way is answered before the end`() async throws {
        let folder = try await HubFolder()
        // A machine under load may take its time between the two halves.
        let patience = ["HUB_SERVER_BODY_TIMEOUT_SECONDS": "600", "HUB_SERVER_GRACEFUL_STOP_SECONDS": "600"]
        let hub = try await BootedHub.boot(folder, environment: patience)
        let body: JSONValue = ["email": "ada@example.com", "name": "Ada", "roles": [["role": "viewer"]]]
        let bytes = body.encoded()
        let head = HTTPClient.head("POST", "/v1/people", token: folder.adminToken, length: bytes.count)
        let connection = try await Blocking.run { [port = hub.client.port] in
            let connection = try HTTPConnection(port: port)
            try connection.send(head + bytes.prefix(5))
            return connection
        }
        _ = try await hub.client.get("/healthz")
        hub.send(SIGTERM)
        try await Deadline.wait("the stop begins") { hub.log.contains("Stopping") }
        let answer = try await Blocking.run {
            try connection.send(Array(bytes.dropFirst(5)))
            return try HTTPAnswer(connection.receiveAll())
        }
        #expect(answer.status == 201)
        #expect(try await hub.exitStatus() == 0)
        #expect(try await folder.run("person", "list").output.contains("ada@example.com"))
    }

    @Test
    func `what was acknowledged outlives a kill`() async throws {
        let folder = try await HubFolder()
        let first = try await BootedHub.boot(folder)
        let body: JSONValue = ["email": "ada@example.com", "name": "Ada", "roles": [["role": "viewer"]]]
        let created = try await first.client.send("POST", "/v1/people", token: folder.adminToken, body: body)
        #expect(created.status == 201)
        try await first.kill()
        let second = try await BootedHub.boot(folder)
        let found = try await second.client.get(try #require(created["Location"]), token: folder.adminToken)
        #expect(try found.json() == created.json())
        #expect(try await folder.run("audit", "verify").status == 0)
    }

    @Test
    func `a folder is served once, and set up or migrated by nobody meanwhile`() async throws {
        let folder = try await HubFolder()
        let hub = try await BootedHub.boot(folder)
        let second = try await folder.run("serve", "--port", "0")
        #expect(second.status == 3)
        #expect(second.output.isEmpty)
        #expect(second.error.contains("in use by process"))
        #expect(try await folder.run("init", "--admin-email", "other@example.com").status == 3)
        #expect(try await hub.stop() == 0)
        let third = try await BootedHub.boot(folder)
        #expect(try await third.client.get("/healthz").status == 200)
    }

    @Test
    func `a port that is taken is not available`() async throws {
        let folder = try await HubFolder()
        let other = try await HubFolder()
        let hub = try await BootedHub.boot(folder)
        let result = try await other.run("serve", "--port", "\(hub.client.port)")
        #expect(result.status == 4)
        #expect(result.output.isEmpty)
        #expect(result.error.contains("\(hub.client.port)"))
    }
}
