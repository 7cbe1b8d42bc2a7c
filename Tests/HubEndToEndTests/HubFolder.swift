/// A data directory that `init` has set up.
final class HubFolder: Sendable {
    let path: String
    /// The token that `init` printed.
    let adminToken: String
    private let scratch: ScratchFolder

    init() async throws {
        scratch = try ScratchFolder()
        path = scratch.file("data")
        let result = try await Program.run("init", "--data-dir", path, "--admin-email", "admin@example.com")
        guard result.status == 0 else { throw HarnessFailure("init: \(result.error)") }
        adminToken = result.line
    }

    /// Runs a command on the folder: words of the command first, its options after.
    func run(_ arguments: String...) async throws -> CommandResult {
        try await Program.run(arguments + ["--data-dir", path])
    }

    /// Adds a person and makes a token for them.
    func token(for email: String, name: String = "Somebody", roles: String...) async throws -> String {
        let options = roles.flatMap { ["--role", $0] }
        let added = try await Program.run(
            ["person", "add", "--data-dir", path, "--email", email, "--name", name] + options
        )
        guard added.status == 0 else { throw HarnessFailure("person add: \(added.error)") }
        return try await token(for: email)
    }

    /// Makes a token for somebody who is there.
    func token(for email: String) async throws -> String {
        let created = try await run("token", "create", "--person", email)
        guard created.status == 0 else { throw HarnessFailure("token create: \(created.error)") }
        return created.line
    }

    /// A path beside the data directory that is removed with it.
    func beside(_ name: String) -> String { scratch.file(name) }
}
