import ArgumentParser

struct PersonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person",
        abstract: "Add, list and deactivate people.",
        subcommands: [PersonAddCommand.self, PersonListCommand.self, PersonDeactivateCommand.self]
    )
}
