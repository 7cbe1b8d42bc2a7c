import ArgumentParser
import HubAPI

/// The program.
struct CampaignHub: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "campaignhub",
        abstract: "Takes marketing briefs from intake to launch.",
        discussion: """
            To look around, with an organisation and eighteen months of history made up:

                campaignhub serve --data-dir ./hub-data --demo

            To set up a hub of your own:

                campaignhub init --data-dir ./hub-data --admin-email you@example.com
                campaignhub serve --data-dir ./hub-data

            Commands with --data-dir work on the folder directly. They may run beside a server, which notices within a \
            second. Exit status: 0 done, 1 failed, 2 wrong usage, 3 refused by a rule, 4 not available.
            """,
        version: HubAPI.about.version,
        groupedSubcommands: [
            CommandGroup(name: "Server", subcommands: [InitCommand.self, ServeCommand.self, MigrateCommand.self]),
            CommandGroup(name: "Configuration", subcommands: [ApplyCommand.self, CheckCommand.self]),
            CommandGroup(name: "People", subcommands: [PersonCommand.self, TokenCommand.self]),
            CommandGroup(name: "Work", subcommands: [RequestCommand.self]),
            CommandGroup(
                name: "Records",
                subcommands: [
                    SLACommand.self, AuditCommand.self, ImportCommand.self, KPICommand.self, OpenAPICommand.self,
                ]
            ),
        ]
    )
}
