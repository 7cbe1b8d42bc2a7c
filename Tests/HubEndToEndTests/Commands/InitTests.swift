import Foundation
import Glibc
import Testing

struct InitTests {
    @Test
    func `prints one token and nothing else, in a folder for its owner alone`() async throws {
        let scratch = try ScratchFolder()
        let data = scratch.file("deep/data")
        let result = try await Program.run("init", "--data-dir", data, "--admin-email", "admin@example.com")
        #expect(result.status == 0)
        #expect(result.output.hasSuffix("\n"))
        #expect(result.line.count > 40)
        #expect(!result.line.contains { $0.isWhitespace })
        #expect(try mode(of: data) == 0o700)
        #expect(try mode(of: data + "/hub.sqlite") == 0o600)
    }

    @Test
    func `refuses a folder that holds a hub and leaves it as it is`() async throws {
        let folder = try await HubFolder()
        let before = FileManager.default.contents(atPath: folder.path + "/hub.sqlite")
        let result = try await folder.run("init", "--admin-email", "other@example.com")
        #expect(result.status == 3)
        #expect(result.output.isEmpty)
        #expect(result.error.contains("there is a hub in \(folder.path) already"))
        #expect(FileManager.default.contents(atPath: folder.path + "/hub.sqlite") == before)
    }

    @Test
    func `leaves nothing half-made when it is refused`() async throws {
        let scratch = try ScratchFolder()
        let data = scratch.file("data")
        let refused = try await Program.run("init", "--data-dir", data, "--admin-email", "no address")
        #expect(refused.status == 3)
        #expect(refused.error.contains("email: must be an email address"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: data) == ["hub.lock"])
        let second = try await Program.run("init", "--data-dir", data, "--admin-email", "admin@example.com")
        #expect(second.status == 0)
    }

    @Test
    func `finishes what a killed set-up left behind`() async throws {
        let scratch = try ScratchFolder()
        let data = scratch.file("data")
        try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: false)
        try Data("torn".utf8).write(to: URL(filePath: data + "/hub.sqlite.new"))
        let result = try await Program.run("init", "--data-dir", data, "--admin-email", "admin@example.com")
        #expect(result.status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: data).sorted() == ["hub.lock", "hub.sqlite"])
    }

    @Test
    func `takes the definitions of a folder`() async throws {
        let scratch = try ScratchFolder()
        let configuration = try ConfigurationCopy(at: scratch.file("config"))
        try configuration.edit("services/landing-page.yaml", "name: Landing page\n", to: "name: Web page\n")
        let data = scratch.file("data")
        let options = ["--data-dir", data, "--config", configuration.path]
        let made = try await Program.run(["init", "--admin-email", "admin@example.com"] + options)
        #expect(made.status == 0)
        let dryRun = try await Program.run(["apply", "--dry-run"] + options)
        #expect(dryRun.line.hasSuffix("unchanged. Dry run: nothing was changed."))
    }

    private func mode(of path: String) throws -> UInt32 {
        var status = stat()
        guard stat(path, &status) == 0 else { throw HarnessFailure("no \(path)") }
        return status.st_mode & 0o777
    }
}
