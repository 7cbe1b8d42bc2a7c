import ArgumentParser
import HubDomain
import HubJSON
import HubOperations

struct ImportTimeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "time",
        abstract: "Enter time from a table of another tool.",
        discussion: """
            Reads a CSV file with a header, one entry a row. What is billed is worked out by the rates of each date.

                campaignhub import time sheet.csv --data-dir ./hub-data \\
                    --map person=email,campaign=job,line=line,date=day,hours=spent,ref=id --dry-run

            Parts: \(TimeTable.Part.allCases.map(\.rawValue).joined(separator: ", ")). person, date and minutes or hours \
            must be named, and campaign or activity. Bad rows are listed with line and column, and nothing is entered then. \
            A row that was imported before, by its ref or its content, is passed over.
            """
    )

    @Argument(help: ArgumentHelp("CSV file; one that ends in .gz is unpacked.", valueName: "file"))
    var file: String

    @OptionGroup var data: DataDirectoryOption

    @Option(help: ArgumentHelp("Columns: PART=COL,…", valueName: "columns"))
    var map: String

    @Flag(name: .customLong("dry-run"), help: "Say what would be entered, and enter nothing.")
    var isDryRun = false

    @OptionGroup var json: JSONFlag

    func validate() throws {
        _ = try columns()
    }

    func run() async throws {
        let directory = data.directory
        guard directory.hasStore else { throw OpenHub.noStore(in: directory) }
        let table = try readTable()
        let lock = isDryRun ? nil : try DirectoryLock(directory)
        let report = try await OpenHub.with(directory) { hub in
            try await hub.importTime(table, isDryRun: isDryRun, by: .system)
        }
        withExtendedLifetime(lock) {}
        guard report.problems.isEmpty else { throw Self.refusal(report.problems) }
        Terminal.output.print(json.isOn ? report.json(isDryRun).text(.pretty) : report.text(isDryRun))
    }

    private func columns() throws -> [TimeTable.Part: String] {
        var columns: [TimeTable.Part: String] = [:]
        for pair in map.split(separator: ",") {
            let halves = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard halves.count == 2, let part = TimeTable.Part(rawValue: halves[0]) else {
                let known = TimeTable.Part.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("--map takes PART=COL,… with the parts \(known), not \"\(pair)\"")
            }
            guard columns.updateValue(halves[1], forKey: part) == nil else {
                throw ValidationError("--map names \(part.rawValue) twice")
            }
        }
        guard columns[.person] != nil, columns[.date] != nil, columns[.minutes] != nil || columns[.hours] != nil else {
            throw ValidationError("--map must name person, date and minutes or hours")
        }
        guard columns[.campaign] != nil || columns[.activity] != nil else {
            throw ValidationError("--map must name campaign or activity")
        }
        return columns
    }

    private func readTable() throws -> TimeTable {
        var table = TimeTable(try columns())
        var parser = CSVParser()
        do {
            try InputFile(path: file).read { bytes in
                for record in try parser.read(bytes) { table.take(record) }
            }
            for record in try parser.finish() { table.take(record) }
        } catch let fault as CSVFault {
            throw CommandFailure(.refused, lines: ["\(fault)", "nothing was entered"])
        }
        return table
    }

    private static func refusal(_ problems: [BulkIssue]) -> CommandFailure {
        let shown = problems.prefix(TimeTable.mostProblems).map { "line \($0.line), \($0.column): \($0.detail)" }
        let more = problems.count > shown.count ? ["and \(problems.count - shown.count) more"] : []
        return CommandFailure(.refused, lines: shown + more + ["nothing was entered"])
    }
}

extension TimeImportReport {
    fileprivate func text(_ isDryRun: Bool) -> String {
        let verb = isDryRun ? "would be entered" : "were entered"
        var lines = ["\(entered) rows \(verb)."]
        if known > 0 { lines.append("\(known) rows were imported before.") }
        return (lines + (isDryRun ? ["Dry run: nothing was entered."] : [])).joined(separator: "\n")
    }

    fileprivate func json(_ isDryRun: Bool) -> JSONValue {
        ["dryRun": .bool(isDryRun), "entered": .integer(Int64(entered)), "known": .integer(Int64(known))]
    }
}
