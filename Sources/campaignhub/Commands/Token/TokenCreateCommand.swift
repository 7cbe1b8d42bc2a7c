import ArgumentParser
import HubDomain
import HubOperations

struct TokenCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Make a token for a person.",
        discussion: """
            Prints the token and nothing else, this once: the hub keeps its hash only. It goes behind
            `Authorization: Bearer`.

                TOKEN=$(campaignhub token create --data-dir ./hub-data --person ada@example.com --name laptop)
            """
    )

    @OptionGroup var data: DataDirectoryOption

    @Option(help: ArgumentHelp("Address or id of the person.", valueName: "person"))
    var person: String

    @Option(help: ArgumentHelp("What it is for, to tell it from others.", valueName: "name"))
    var name = "command line"

    @Option(
        name: .customLong("expires-in-days"),
        help: ArgumentHelp("Days that it is valid, 1 to 3650; without end unless given.", valueName: "days")
    )
    var days: Int?

    func validate() throws {
        if let days, !(1...3_650).contains(days) { throw ValidationError("--expires-in-days is not within 1 to 3650") }
        let isOneLine = name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        if name.isEmpty || name.count > 200 || !isOneLine {
            throw ValidationError("--name is not one line of 1 to 200 characters")
        }
    }

    func run() async throws {
        let token = try await OpenHub.with(data.directory) { hub in
            let end = days.map { hub.now + .days(Int64($0)) }
            return try await hub.issueToken(for: person, name: name, expiresAt: end, by: .system).value
        }
        Terminal.output.print(token.secret)
    }
}
