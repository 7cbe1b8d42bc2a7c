import ArgumentParser

struct RequestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "request",
        abstract: "Hand briefs in.",
        subcommands: [RequestImportCommand.self]
    )
}
