import Foundation
import Testing

struct CheckTests {
    @Test
    func `shows every setting with its origin, and the store's health`() async throws {
        let folder = try await HubFolder()
        let configuration = try ConfigurationCopy(at: folder.beside("config"))
        try configuration.edit("hub.yaml", "port: 8080", to: "port: 9090")
        try configuration.edit("hub.yaml", "level: info", to: "level: debug")
        let result = try await Program.run(
            ["check", "--data-dir", folder.path, "--config", configuration.path],
            environment: ["HUB_SERVER_PORT": "7070", "HUB_SERVER_MAX_BODY_BYTES": "2048"]
        )
        #expect(result.status == 0)
        #expect(result.error.isEmpty)
        #expect(result.output.contains(/server\.port +7070 +HUB_SERVER_PORT\n/))
        #expect(result.output.contains(/server\.maxBodyBytes +2048 +HUB_SERVER_MAX_BODY_BYTES\n/))
        #expect(result.output.contains(/log\.level +debug +hub\.yaml\n/))
        #expect(result.output.contains(/server\.host +127\.0\.0\.1 +hub\.yaml\n/))
        #expect(result.output.contains(/server\.unixSocket +- +default\n/))
        #expect(result.output.contains("Definitions: \(try ConfigurationCopy.definitionCount), all valid"))
        #expect(result.output.contains(/Store: schema \d+, synchronous full, journal wal, integrity ok/))
    }

    @Test
    func `shows no secret: no token, and of unknown variables the names only`() async throws {
        let folder = try await HubFolder()
        let result = try await Program.run(
            ["check", "--data-dir", folder.path, "--json"],
            environment: ["HUB_SERVER_PASSWORD": "swordfish", "HUB_TOKEN": folder.adminToken]
        )
        #expect(result.status == 1)
        let shown = result.output + result.error
        #expect(shown.contains("HUB_SERVER_PASSWORD: is no setting"))
        #expect(!shown.contains("swordfish"))
        #expect(!shown.contains(folder.adminToken))
    }

    @Test
    func `names every problem of settings, definitions and store at once`() async throws {
        let folder = try await HubFolder()
        let configuration = try ConfigurationCopy(at: folder.beside("config"))
        try configuration.edit("services/landing-page.yaml", "kind: production\n", to: "kind: producing\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.path + "/hub.sqlite")
        let result = try await Program.run(
            ["check", "--data-dir", folder.path, "--config", configuration.path],
            environment: ["HUB_SERVER_PORT": "http", "HUB_LOG_FORMAT": "xml"]
        )
        #expect(result.status == 1)
        #expect(result.output.contains("HUB_SERVER_PORT: "))
        #expect(result.output.contains("HUB_LOG_FORMAT: "))
        #expect(result.output.contains("services/landing-page.yaml:"))
        #expect(result.output.contains("hub.sqlite: others may read or write it"))
    }

    @Test
    func `a store that isn't there or is no store is a problem and stays as it is`() async throws {
        let scratch = try ScratchFolder()
        let missing = try await Program.run("check", "--data-dir", scratch.file("none"))
        #expect(missing.status == 1)
        #expect(!scratch.has("none"))
        let junk = Data(repeating: 0x41, count: 8_192)
        _ = FileManager.default.createFile(
            atPath: scratch.file("hub.sqlite"),
            contents: junk,
            attributes: [.posixPermissions: 0o600]
        )
        let foreign = try await Program.run("check", "--data-dir", scratch.path)
        #expect(foreign.status == 1)
        #expect(foreign.output.contains("Problems:"))
        #expect(FileManager.default.contents(atPath: scratch.file("hub.sqlite")) == junk)
    }
}
