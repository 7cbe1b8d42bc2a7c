import ArgumentParser
import HubAPI
import HubDomain
import HubJSON
import HubOperations

struct SLARetargetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retarget",
        abstract: "Take running clocks over to the newest policy and calendar.",
        discussion: """
            A clock keeps the versions of policy and calendar that it was started with. After a correction this takes \
            those that run or are paused over to the newest; finished ones stay as they are.

                campaignhub sla retarget --data-dir ./hub-data --policy email-newsletter --dry-run
            """
    )

    @OptionGroup var data: DataDirectoryOption

    @Option(help: ArgumentHelp("Key of the policy.", valueName: "key"))
    var policy: String

    @Flag(name: .customLong("dry-run"), help: "Show before and after, and change nothing.")
    var isDryRun = false

    @Option(help: ArgumentHelp("Why; kept with the events.", valueName: "text"))
    var reason: String?

    @OptionGroup var json: JSONFlag

    func run() async throws {
        let retargets = try await OpenHub.with(data.directory) { hub in
            try await hub.retargetClocks(under: policy, reason: reason, isDryRun: isDryRun, by: .system).value
        }
        if json.isOn {
            Terminal.output.print(try JSONParser.parse(ClockRetarget.json(of: retargets, isDryRun: isDryRun)))
        } else {
            Terminal.output.print(text(of: retargets))
        }
    }

    private func text(of retargets: [ClockRetarget]) -> String {
        let ending = isDryRun ? "Dry run: nothing was changed." : "Done."
        guard !retargets.isEmpty else { return "No running clock has another goal or calendar. \(ending)" }
        var table = TextTable(header: ["CAMPAIGN", "CLOCK", "GOAL", "DUE", "NEW GOAL", "NEW DUE", "CALENDAR"])
        for retarget in retargets {
            let (before, after) = (retarget.before.figures, retarget.after.figures)
            table.add(
                "\(retarget.campaign)",
                "\(retarget.before.clock.rawValue) \(retarget.before.number)",
                "\(before.goal.count / 60_000)",
                before.dueAt?.rfc3339 ?? "paused",
                "\(after.goal.count / 60_000)",
                after.dueAt?.rfc3339 ?? "paused",
                "\(after.calendar.key) \(after.calendar.version)"
            )
        }
        return table.text + "\n\(retargets.count) clocks. \(ending)"
    }
}
