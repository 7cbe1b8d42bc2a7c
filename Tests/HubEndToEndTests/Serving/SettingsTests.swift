import HubJSON
import Testing

struct SettingsTests {
    @Test
    func `a variable goes before hub yaml, an option before both`() async throws {
        let folder = try await HubFolder()
        let configuration = try ConfigurationCopy(at: folder.beside("config"))
        try configuration.edit("hub.yaml", "maxBodyBytes: 16777216", to: "maxBodyBytes: 65536")
        try configuration.edit("hub.yaml", "level: info", to: "level: error")
        let hub = try await BootedHub.boot(
            folder,
            arguments: ["--config", configuration.path],
            environment: ["HUB_LOG_LEVEL": "info", "HUB_LOG_FORMAT": "json", "HUB_SERVER_PORT": "1"]
        )
        let large = JSONValue.object(["name": .string(String(repeating: "a", count: 100_000))])
        let answer = try await hub.client.send("POST", "/v1/people", token: folder.adminToken, body: large)
        #expect(answer.status == 413)
        #expect(try await hub.stop() == 0)
        let lines = hub.log.split(separator: "\n")
        let messages = try lines.map { try JSONParser.parse(Array($0.utf8))["message"]?.string }
        #expect(messages.contains("Serving"))
        #expect(messages.last == "Stopped")
    }

    @Test
    func `a bad setting is refused by name before anything is opened`() async throws {
        let folder = try await HubFolder()
        let result = try await Program.run(
            ["serve", "--data-dir", folder.path],
            environment: ["HUB_SERVER_PORT": "http", "HUB_ZONE": "Mars/Olympus"]
        )
        #expect(result.status == 1)
        #expect(result.output.isEmpty)
        #expect(result.error.contains("HUB_SERVER_PORT: "))
        #expect(result.error.contains("HUB_ZONE: "))
    }

    @Test
    func `a variable that is no setting is warned of, without its value`() async throws {
        let folder = try await HubFolder()
        let hub = try await BootedHub.boot(folder, environment: ["HUB_SERVER_PROT": "swordfish"])
        #expect(hub.log.contains("HUB_SERVER_PROT"))
        #expect(!hub.log.contains("swordfish"))
    }
}
