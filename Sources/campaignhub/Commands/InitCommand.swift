import ArgumentParser
import HubDomain
import HubOperations
import Logging

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Set up a new hub.",
        discussion: """
            Makes the folder with an empty store, applies the definitions, adds an administrator and prints a token for \
            them: the only line on standard output, shown this once.

                campaignhub init --data-dir ./hub-data --admin-email you@example.com > admin-token

            A folder that holds a hub already is refused and left as it is.
            """
    )

    @OptionGroup var data: DataDirectoryOption

    @Option(name: .customLong("admin-email"), help: ArgumentHelp("Address of the administrator.", valueName: "address"))
    var email: String

    @Option(name: .customLong("admin-name"), help: ArgumentHelp("Name of the administrator.", valueName: "name"))
    var name = "Administrator"

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        let environment = Environment.system()
        let definitions = try configuration.definitions.load()
        let directory = data.directory
        try directory.create()
        let lock = try DirectoryLock(directory)
        let store = NewStore(directory: directory, environment: environment, logger: .command(environment))
        let token = try await store.make(with: definitions, holding: lock, fill: addAdministrator)
        Terminal.error.print("Set up \(directory.path). The token of \(email) follows; it is not shown again.")
        Terminal.output.print(token.secret)
    }

    private func addAdministrator(to hub: Hub) async throws -> IssuedToken {
        let person = NewPerson(email: email, name: name, grants: [RoleGrant(role: .admin, division: nil)])
        let administrator = try await hub.add(person, by: .system).value
        return try await hub.issueToken(for: administrator.id, name: "Set-up", by: .system).value
    }
}
