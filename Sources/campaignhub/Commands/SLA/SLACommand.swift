import ArgumentParser

struct SLACommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sla",
        abstract: "Service levels: deadlines, running clocks and their proof.",
        subcommands: [SLAExplainCommand.self, SLAVerifyCommand.self, SLARetargetCommand.self]
    )
}
