import Testing

struct UsageTests {
    static let commands = [
        ["init"], ["serve"], ["migrate"], ["apply"], ["check"], ["person", "add"], ["person", "list"],
        ["person", "deactivate"], ["token", "create"], ["token", "list"], ["token", "revoke"], ["audit", "verify"],
        ["openapi"],
    ]

    @Test(arguments: commands)
    func `every command explains itself with an example`(_ command: [String]) async throws {
        let result = try await Program.run(command + ["--help"])
        #expect(result.status == 0)
        #expect(result.error.isEmpty)
        #expect(result.output.contains("campaignhub \(command.joined(separator: " "))"))
        #expect(result.output.contains("    campaignhub") || result.output.contains("TOKEN=$(campaignhub"))
    }

    @Test(arguments: [
        ["launch"],
        ["init"],
        ["init", "--data-dir", "x"],
        ["init", "--data-dir", "", "--admin-email", "admin@example.com"],
        ["serve", "--data-dir", "x", "--port", "70000"],
        ["serve", "--data-dir", "x", "--port", "http"],
        ["serve", "--data-dir", "x", "--host", ""],
        ["serve", "--data-dir", "x", "--demo-date", "2026-11-21"],
        ["serve", "--data-dir", "x", "--demo", "--demo-date", "2026-02-30"],
        ["apply", "--data-dir", "x", "--verbose"],
        ["person", "add", "--data-dir", "x", "--email", "ada@example.com", "--name", "Ada"],
        ["person", "add", "--data-dir", "x", "--email", "ada@example.com", "--name", "Ada", "--role", "king"],
        ["person", "add", "--data-dir", "x", "--email", "ada@example.com", "--name", "Ada", "--role", "system"],
        ["person", "add", "--data-dir", "x", "--email", "ada@example.com", "--name", "Ada", "--role", "lead:"],
        ["token", "create", "--data-dir", "x", "--person", "ada@example.com", "--expires-in-days", "0"],
        ["token", "create", "--data-dir", "x", "--person", "ada@example.com", "--name", ""],
        ["token", "revoke", "--data-dir", "x"],
    ])
    func `wrong usage is status 2 and touches nothing`(_ arguments: [String]) async throws {
        let scratch = try ScratchFolder()
        let result = try await Program.run(arguments, in: scratch.path)
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        #expect(result.error.contains("--help"))
        #expect(try await Program.run("check", "--data-dir", "x", in: scratch.path).error.contains("1 problem"))
    }

    @Test(arguments: [
        ["serve"], ["migrate"], ["apply"], ["person", "list"], ["token", "list"], ["audit", "verify"],
        ["person", "deactivate", "--person", "ada@example.com"], ["token", "create", "--person", "ada@example.com"],
    ])
    func `a folder without a hub is refused with the way to one`(_ command: [String]) async throws {
        let scratch = try ScratchFolder()
        let result = try await Program.run(command + ["--data-dir", scratch.file("none")])
        #expect(result.status == 3)
        #expect(result.output.isEmpty)
        #expect(result.error.contains("campaignhub init --data-dir \(scratch.file("none"))"))
        #expect(!scratch.has("none"))
    }

    @Test
    func `the program tells its version`() async throws {
        let result = try await Program.run("--version")
        #expect(result.status == 0)
        #expect(result.line.split(separator: ".").count == 3)
    }
}
