import ArgumentParser
import HubDomain
import HubJSON
import HubOperations

struct ApplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Take definitions over from files.",
        discussion: """
            Checks every file and makes each definition that says something new the next version of it. Campaigns that \
            were submitted keep the versions they have. A running server follows within a second.

                campaignhub apply --data-dir ./hub-data --config ./config --dry-run

            Problems are listed as file:line:column, all of them, and nothing is taken over then. A definition whose \
            newest version was made through the API and says something else than its file is refused: it stays, \
            everything else is taken over, and the command ends with status 3. --overwrite replaces it.
            """
    )

    @OptionGroup var data: DataDirectoryOption
    @OptionGroup var configuration: ConfigurationOption

    @Flag(name: .customLong("dry-run"), help: "Say what would change, and change nothing.")
    var isDryRun = false

    @Flag(help: "Also replace definitions whose newest version was made through the API.")
    var overwrite = false

    @Option(help: ArgumentHelp("Why; kept with the new versions.", valueName: "text"))
    var reason: String?

    @OptionGroup var json: JSONFlag

    func run() async throws {
        let definitions = try configuration.definitions.load()
        let changes = try await OpenHub.with(data.directory) { hub in
            try await hub.apply(
                definitions,
                author: Caller.system.id,
                reason: reason,
                overwrites: overwrite,
                isDryRun: isDryRun
            )
        }
        if json.isOn {
            Terminal.output.print(
                [
                    "dryRun": .bool(isDryRun), "definitions": .array(changes.map(\.json)),
                ] as JSONValue
            )
        } else {
            let paint = Paint(isOn: Terminal.output.takesColours)
            Terminal.output.print(DefinitionChangeText(changes: changes, isDryRun: isDryRun, paint: paint).text)
        }
        try refuseKept(changes)
    }

    private func refuseKept(_ changes: [DefinitionChange]) throws {
        let kept = changes.filter(\.outcome.isKept)
        guard !kept.isEmpty else { return }
        let names = kept.map { "\($0.kind.rawValue) \($0.key)" }.joined(separator: ", ")
        throw CommandFailure(
            .refused,
            "not taken over, because the newest version was made through the API: \(names)",
            "  take what it says into your files (GET /v1/KIND/KEY shows it), or replace it with --overwrite"
        )
    }
}
