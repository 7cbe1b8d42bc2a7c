import ArgumentParser
import HubDomain
import HubOperations

struct TokenRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Make a token useless.",
        discussion: """
            At once; where a server runs, within a second. Revoking a token again does nothing.

                campaignhub token revoke --data-dir ./hub-data 019aa5d2-7c3e-7d41-a0f2-6f1c2b9d8e10
            """
    )

    @OptionGroup var data: DataDirectoryOption

    @Argument(help: "Id of the token, as `token list` shows it.")
    var id: String

    func run() async throws {
        try await OpenHub.with(data.directory) { hub in try await hub.revokeToken(id: id, by: .system) }
        Terminal.output.print("revoked \(id)")
    }
}
