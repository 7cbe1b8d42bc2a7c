import ArgumentParser
import HubJSON
import HubOperations

struct SLAVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Work every clock out again from the recorded events.",
        discussion: """
            Compares what is stored of each cycle with what follows from the events and the calendar versions they \
            name. Ends with status 1 and a line for each difference.

                campaignhub sla verify --data-dir ./hub-data
            """
    )

    @OptionGroup var data: DataDirectoryOption
    @OptionGroup var json: JSONFlag

    func run() async throws {
        let report = try await OpenHub.with(data.directory) { hub in try await ClockVerification(hub: hub).run() }
        Terminal.output.print(json.isOn ? report.json.text(.pretty) : report.text)
        guard report.differences.isEmpty else {
            throw CommandFailure(.failed, "\(report.differences.count) clocks differ from their events")
        }
    }
}

extension ClockVerification.Report {
    fileprivate var text: String {
        let counts = "\(cycles) cycles of \(campaigns) campaigns"
        return ([counts] + differences + (differences.isEmpty ? ["Every cycle follows from its events."] : []))
            .joined(separator: "\n")
    }

    fileprivate var json: JSONValue {
        [
            "campaigns": .integer(Int64(campaigns)), "cycles": .integer(Int64(cycles)),
            "differences": .array(differences.map(JSONValue.string)),
        ]
    }
}
