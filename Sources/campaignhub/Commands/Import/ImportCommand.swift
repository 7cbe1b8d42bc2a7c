import ArgumentParser

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take over what other tools know.",
        subcommands: [ImportHistoryCommand.self, ImportTimeCommand.self]
    )
}
