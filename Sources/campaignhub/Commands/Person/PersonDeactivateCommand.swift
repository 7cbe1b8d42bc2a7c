import ArgumentParser
import HubDomain
import HubOperations

struct PersonDeactivateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deactivate",
        abstract: "Keep somebody from doing anything any more.",
        discussion: """
            Their tokens stop working, within a second where a server runs. What they did stays on record.

                campaignhub person deactivate --data-dir ./hub-data --person ada@example.com
            """
    )

    @OptionGroup var data: DataDirectoryOption

    @Option(help: ArgumentHelp("Address or id.", valueName: "person"))
    var person: String

    @OptionGroup var json: JSONFlag

    func run() async throws {
        var edit = PersonEdit()
        edit.isActive = false
        let person = try await OpenHub.with(data.directory) { [edit] hub in
            try await hub.edit(person: self.person, edit, by: .system)
        }
        PersonList(people: [person]).print(asJSON: json.isOn)
    }
}
