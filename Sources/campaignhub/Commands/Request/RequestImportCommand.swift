import ArgumentParser
import Foundation
import Glibc
import HubJSON

struct RequestImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Hand many briefs in as a table in CSV.",
        discussion: """
            All of them are taken in, or none: then every problem is named with its line and column, and the exit status \
            is 3. Look first with --dry-run, which stores nothing. docs/bulk-intake.md explains the columns.

                campaignhub request import briefs.csv --url http://127.0.0.1:8080 --dry-run
            """
    )

    @Argument(help: "The table.", completion: .file(extensions: ["csv"]))
    var file: String

    @OptionGroup var server: ServerOption

    @Flag(name: .customLong("dry-run"), help: "Say what is wrong, and store nothing.")
    var isDryRun = false

    @OptionGroup var json: JSONFlag

    func run() async throws {
        let client = try server.client()
        guard access(file, R_OK) == 0 else {
            throw CommandFailure(.failed, "can't read \(file): \(String(cString: strerror(errno)))")
        }
        let line = ProgressLine("Sending \(file)", clock: Environment.system().clock)
        defer { line.end() }
        let answer = try await client.post(
            file: URL(filePath: file),
            to: "/v1/requests/bulk",
            query: ["dryRun": isDryRun ? "true" : "false"],
            mediaType: "text/csv"
        ) { sent, total in line.show(sent, of: total) }
        line.end()
        if json.isOn { Terminal.output.print(answer.document) }
        switch answer.status {
        case 200: try report(answer.document)
        case 422: try refuse(answer.document)
        case 400: throw CommandFailure(.failed, detail(of: answer))
        case 503, 507, 408, 429: throw CommandFailure(.unavailable, detail(of: answer))
        default: throw CommandFailure(.refused, detail(of: answer))
        }
    }

    private func report(_ document: JSONValue) throws {
        let problems = document["problems"]?.array ?? []
        let count = document["problemCount"]?.integer ?? 0
        if !json.isOn { for problem in problems { Terminal.output.print(text(of: problem)) } }
        guard count == 0 else {
            let rows = document["rows"]?.integer ?? 0
            throw CommandFailure(.refused, "\(count) problems in \(rows) rows. Dry run: nothing was stored.")
        }
        if !json.isOn { Terminal.output.print(summary(document)) }
    }

    private func summary(_ document: JSONValue) -> String {
        let rows = document["rows"]?.integer ?? 0
        let requests = document["requests"]?.integer ?? 0
        let created = (document["created"]?.array ?? []).compactMap { $0["key"]?.string }
        if let first = created.first, let last = created.last {
            return "\(requests) requests of \(rows) rows were taken in: \(first)\(first == last ? "" : " to \(last)")."
        }
        return "\(requests) requests of \(rows) rows are in order. Dry run: nothing was stored."
    }

    private func text(of problem: JSONValue) -> String {
        let column = problem["column"]?.string ?? ""
        let place = "line \(problem["line"]?.integer ?? 0)" + (column.isEmpty ? "" : ", \(column)")
        return "\(place): \(problem["detail"]?.string ?? "")"
    }

    /// A refusal points at `/line/column`.
    private func refuse(_ document: JSONValue) throws {
        var lines = (document["errors"]?.array ?? []).map { error -> String in
            let tokens = JSONPointer(parsing: error["pointer"]?.string ?? "")?.tokens ?? []
            let isPlaced = tokens.first.flatMap { Int($0) } != nil
            let place = isPlaced ? "line " + tokens.joined(separator: ", ") : error["pointer"]?.string ?? ""
            return "\(place): \(error["detail"]?.string ?? "")"
        }
        let count = document["problems"]?.integer ?? Int64(lines.count)
        lines.append("\(count) problems; nothing was taken in.")
        throw CommandFailure(.refused, lines: lines)
    }

    private func detail(of answer: HubClient.Answer) -> String {
        answer.document["detail"]?.string ?? "the hub answered with status \(answer.status)"
    }
}
