import ArgumentParser
import HubDomain
import HubJSON
import HubOperations

struct ImportHistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Make campaigns of another tool's event log.",
        discussion: """
            Reads a CSV file with a header, one event a row, and makes a campaign of each case, with events at their own \
            instants. Figures see them at once; nothing is sent and no timer is set for them.

                campaignhub import history log.csv.gz --data-dir ./hub-data \\
                    --map case=case_id,activity=activity,at=timestamp,resource=resource \\
                    --stages 'Assign seriousness=intake' 'Take in charge ticket=build' 'Wait=hold' \\
                        'Resolve ticket=qa' 'Closed=closed' --dry-run

            The first event of a case is its submission. A stage is one of the workflow's, hold or resume; a hold lasts \
            until resume or the next event with a stage. Going back to an earlier stage is a QA failure, leaving qa \
            forwards is a pass. Activities that aren't named become comments. A case without a launch stays open.

            All cases are campaigns of one service and one division: the first by key unless --service and --division \
            say otherwise. Bad rows are listed with line and column, and nothing is imported then. Importing a log again \
            adds only what is new. Refused while a server runs on the folder.
            """
    )

    @Argument(help: ArgumentHelp("CSV file; one that ends in .gz is unpacked.", valueName: "file"))
    var file: String

    @OptionGroup var data: DataDirectoryOption

    @Option(help: ArgumentHelp("Columns: case=COL,activity=COL,at=COL[,resource=COL].", valueName: "columns"))
    var map: String

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("What activities mean: ACTIVITY=STAGE …, or @file.json.", valueName: "activity=stage")
    )
    var stages: [String]

    @Option(
        help: ArgumentHelp(
            "The launch of a case: last-event, or the last of these activities. Else the last event mapped to live, else to closed.",
            valueName: "last-event|activity,…"
        )
    )
    var launched: String?

    @Option(help: ArgumentHelp("Zone of timestamps without an offset, such as Europe/Berlin.", valueName: "zone"))
    var zone: String?

    @Option(
        name: .customLong("timestamp-format"),
        help: ArgumentHelp("Format of the timestamps, of strptime(3); RFC 3339 unless given.", valueName: "strptime")
    )
    var timestampFormat: String?

    @Option(
        help: ArgumentHelp("Name of the log, so that cases of several tools may have the same ids.", valueName: "name")
    )
    var source = "log"

    @Option(help: ArgumentHelp("Service that the cases stand for; the first by key unless given.", valueName: "key"))
    var service: String?

    @Option(help: ArgumentHelp("Division that asked for them; the first by key unless given.", valueName: "key"))
    var division: String?

    @Option(
        help: ArgumentHelp("Person who is taken for the requester; the hub itself unless given.", valueName: "email")
    )
    var requester: String?

    @Flag(name: .customLong("dry-run"), help: "Say what would be imported, and import nothing.")
    var isDryRun = false

    @OptionGroup var json: JSONFlag

    func validate() throws {
        _ = try HistoryOptions.columns(map)
        if let zone, ZoneID(zone) == nil { throw ValidationError("--zone takes an IANA name, not \"\(zone)\"") }
        if source.isEmpty || source.utf8.count > 100 { throw ValidationError("--source takes 1 to 100 characters") }
    }

    func run() async throws {
        let columns = try HistoryOptions.columns(map)
        let mapping = HistoryMapping(
            targets: try HistoryOptions.targets(stages),
            launch: HistoryOptions.launch(launched)
        )
        let directory = data.directory
        guard directory.hasStore else { throw OpenHub.noStore(in: directory) }
        let cases = try readCases(columns)
        let defaults = HistoryDefaults(source: source, service: service, division: division, requester: requester)
        let lock = isDryRun ? nil : try DirectoryLock(directory)
        let line = ProgressLine("Importing", clock: Environment.system().clock)
        let report = try await OpenHub.with(directory) { hub in
            try await hub.importHistory(cases, mapping, defaults, isDryRun: isDryRun) { done, total in
                line.show(done, of: total)
            }
        }
        line.end()
        withExtendedLifetime(lock) {}
        Terminal.output.print(json.isOn ? report.json(isDryRun).text(.pretty) : report.text(isDryRun))
    }

    /// - Throws: `refused` with every bad row.
    private func readCases(_ columns: HistoryLog.Columns) throws -> [HistoryCase] {
        let reader = TimestampReader(format: timestampFormat, zone: zone.flatMap(ZoneID.init))
        var log = HistoryLog(columns, timestamps: reader)
        var parser = CSVParser()
        do {
            try InputFile(path: file).read { bytes in
                for record in try parser.read(bytes) where !log.hasTooManyProblems { log.take(record) }
            }
            for record in try parser.finish() where !log.hasTooManyProblems { log.take(record) }
        } catch let fault as CSVFault {
            throw CommandFailure(
                .refused,
                lines: log.problems.map(\.description) + ["\(fault)"] + ["nothing was imported"]
            )
        }
        log.finish()
        guard log.problems.isEmpty else {
            let more = log.hasTooManyProblems ? ["and more"] : []
            throw CommandFailure(.refused, lines: log.problems.map(\.description) + more + ["nothing was imported"])
        }
        return log.cases
    }
}

extension HistoryReport {
    fileprivate func text(_ isDryRun: Bool) -> String {
        let verb = isDryRun ? "would become" : "became"
        var lines = ["\(campaigns) cases \(verb) campaigns with \(events) events: \(launched) launched, \(open) open."]
        if known > 0 { lines.append("\(known) cases were imported before.") }
        if !changed.isEmpty {
            let names = changed.prefix(10).joined(separator: ", ") + (changed.count > 10 ? " …" : "")
            lines.append(
                "\(changed.count) cases were imported before with other events or stages and stay as they are: \(names)"
            )
        }
        if !comments.isEmpty {
            lines.append("Comments, as no stage was named:")
            lines += comments.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "  \($0.value) × \($0.key)" }
        }
        return (lines + (isDryRun ? ["Dry run: nothing was imported."] : [])).joined(separator: "\n")
    }

    fileprivate func json(_ isDryRun: Bool) -> JSONValue {
        [
            "dryRun": .bool(isDryRun),
            "campaigns": .integer(Int64(campaigns)),
            "events": .integer(Int64(events)),
            "launched": .integer(Int64(launched)),
            "open": .integer(Int64(open)),
            "known": .integer(Int64(known)),
            "changed": .array(changed.map(JSONValue.string)),
            "comments": .object(
                JSONObject(comments.sorted { $0.key < $1.key }.map { ($0.key, .integer(Int64($0.value))) })
            ),
        ]
    }
}
