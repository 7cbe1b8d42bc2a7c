import ArgumentParser
import Foundation
import HubDefinitions
import HubJSON

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Show what is in force, and whether configuration and store are sound.",
        discussion: """
            Prints every setting with its origin, checks the definitions, and with --data-dir the store as well: its \
            schema, its durability and the integrity of its file. Changes nothing. Status 1 tells of problems.

                campaignhub check --data-dir ./hub-data --config ./config
            """
    )

    @Option(
        name: .customLong("data-dir"),
        help: ArgumentHelp("Folder that holds a store to check.", valueName: "dir")
    )
    var path: String?

    @OptionGroup var configuration: ConfigurationOption
    @OptionGroup var json: JSONFlag

    func run() async throws {
        var report = CheckReport()
        report.addSettings(configuration.definitions, ProcessInfo.processInfo.environment)
        report.addDefinitions(configuration.definitions)
        if let path {
            let store = await StoreCheck(directory: DataDirectory(path: path), clock: Environment.system().clock).run()
            report.add(store)
        }
        Terminal.output.print(json.isOn ? report.json.text(.pretty) : report.text)
        let count = report.problems.count
        if count > 0 {
            throw CommandFailure(.failed, count == 1 ? "there is 1 problem" : "there are \(count) problems")
        }
    }
}
