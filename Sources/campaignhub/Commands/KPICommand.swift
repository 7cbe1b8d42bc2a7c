import ArgumentParser
import HubJSON
import HubOperations

struct KPICommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kpi",
        abstract: "Look after the key figures.",
        subcommands: [KPIRebuildCommand.self]
    )
}

struct KPIRebuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Compute what key figures are made of anew from the events.",
        discussion: """
            Replays the events of every campaign, compares the facts and roll-ups that are stored with what comes out, and \
            puts right what differs. With --verify it only compares, and ends with status 1 when anything differs.

                campaignhub kpi rebuild --data-dir ./hub-data --verify

            Without --verify it is refused while a server runs on the folder.
            """
    )

    @OptionGroup var data: DataDirectoryOption

    @Flag(help: "Compare, and change nothing.")
    var verify = false

    @OptionGroup var json: JSONFlag

    func run() async throws {
        let directory = data.directory
        guard directory.hasStore else { throw OpenHub.noStore(in: directory) }
        let lock = verify ? nil : try DirectoryLock(directory)
        let line = ProgressLine("Replaying", clock: Environment.system().clock)
        let report = try await OpenHub.with(directory) { hub in
            try await FactRebuild(hub: hub).run(isVerifying: verify) { done, total in line.show(done, of: total) }
        }
        line.end()
        withExtendedLifetime(lock) {}
        Terminal.output.print(json.isOn ? report.json.text(.pretty) : text(of: report))
        if verify, !report.isSound {
            throw CommandFailure(
                .failed,
                "the stored figures differ from the events; campaignhub kpi rebuild puts them right"
            )
        }
    }

    private func text(of report: FactRebuild.Report) -> String {
        let counts = "\(report.campaigns) campaigns, \(report.facts) facts"
        let ending = report.isSound ? "Everything agrees." : verify ? "Nothing was changed." : "Put right."
        return ([counts] + report.differing + report.rollUps + [ending]).joined(separator: "\n")
    }
}

extension FactRebuild.Report {
    fileprivate var json: JSONValue {
        [
            "campaigns": .integer(Int64(campaigns)),
            "facts": .integer(Int64(facts)),
            "sound": .bool(isSound),
            "differing": .array((differing + rollUps).map(JSONValue.string)),
        ]
    }
}
