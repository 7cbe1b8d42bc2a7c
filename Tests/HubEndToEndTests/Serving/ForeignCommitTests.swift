import HubJSON
import Testing

/// What a command commits is noticed by a server that runs.
struct ForeignCommitTests {
    @Test
    func `a revoked token stops working`() async throws {
        let folder = try await HubFolder()
        let token = try await folder.token(for: "ada@example.com", roles: "viewer")
        let hub = try await BootedHub.boot(folder)
        #expect(try await hub.client.get("/v1/me", token: token).status == 200)
        let listed = try await folder.run("token", "list", "--person", "ada@example.com", "--json")
        let id = try JSONParser.parse(Array(listed.output.utf8))["items"]?.array?.first?["id"]?.string
        #expect(try await folder.run("token", "revoke", try #require(id)).status == 0)
        try await Deadline.wait("the token is refused") {
            try await hub.client.get("/v1/me", token: token).status == 401
        }
    }

    @Test
    func `somebody deactivated is locked out, and somebody new let in at once`() async throws {
        let folder = try await HubFolder()
        let token = try await folder.token(for: "ada@example.com", roles: "viewer")
        let hub = try await BootedHub.boot(folder)
        #expect(try await hub.client.get("/v1/me", token: token).status == 200)
        #expect(try await folder.run("person", "deactivate", "--person", "ada@example.com").status == 0)
        try await Deadline.wait("the person is refused") {
            try await hub.client.get("/v1/me", token: token).status == 401
        }
        let other = try await folder.token(for: "bob@example.com", roles: "viewer")
        #expect(try await hub.client.get("/v1/me", token: other).status == 200)
    }

    @Test
    func `applied definitions are followed`() async throws {
        let folder = try await HubFolder()
        let configuration = try ConfigurationCopy(at: folder.beside("config"))
        try configuration.edit("services/landing-page.yaml", "name: Landing page\n", to: "name: Web page\n")
        let hub = try await BootedHub.boot(folder, arguments: ["--config", configuration.path])
        #expect(hub.log.contains("Definitions in the folder differ from those in force"))
        #expect(hub.log.contains("service landing-page"))
        #expect(try await hub.client.get("/v1/services", token: folder.adminToken).text.contains("Landing page"))
        #expect(try await folder.run("apply", "--config", configuration.path).status == 0)
        try await Deadline.wait("the new name is served") {
            try await hub.client.get("/v1/services", token: folder.adminToken).text.contains("Web page")
        }
    }

    @Test
    func `the events are sealed while it runs`() async throws {
        let folder = try await HubFolder()
        let hub = try await BootedHub.boot(folder)
        try await Deadline.wait("every event is sealed") {
            let report = try JSONParser.parse(Array(try await folder.run("audit", "verify", "--json").output.utf8))
            return report["unsealedEvents"] == 0 && report["sound"] == true
        }
        #expect(try await hub.stop() == 0)
    }
}
