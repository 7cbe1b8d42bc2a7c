import ArgumentParser
import HubDomain
import HubOperations

struct PersonAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a person.",
        discussion: """
            Prints the person as `person list` does. Give them a token with `token create`.

                campaignhub person add --data-dir ./hub-data --email ada@example.com --name "Ada Field" \\
                    --role requester:consumer --role viewer
            """
    )

    @OptionGroup var data: DataDirectoryOption

    @Option(help: ArgumentHelp("Their address; nobody else's.", valueName: "address"))
    var email: String

    @Option(help: ArgumentHelp("Their name.", valueName: "name"))
    var name: String

    @Option(
        name: .customLong("role"),
        help: ArgumentHelp(
            "A role, for every division or for one; may be given several times.",
            valueName: "role[:division]"
        )
    )
    var roles: [RoleArgument]

    @Option(help: ArgumentHelp("Their time zone, an IANA name.", valueName: "zone"))
    var zone = "UTC"

    @Option(help: "Whose employee they are.")
    var employer = Person.Employer.internal

    @OptionGroup var json: JSONFlag

    func validate() throws {
        if roles.isEmpty { throw ValidationError("Give at least one --role") }
    }

    func run() async throws {
        let new = NewPerson(email: email, name: name, zone: zone, employer: employer, grants: roles.map(\.grant))
        let person = try await OpenHub.with(data.directory) { hub in try await hub.add(new, by: .system).value }
        PersonList(people: [person]).print(asJSON: json.isOn)
    }
}
