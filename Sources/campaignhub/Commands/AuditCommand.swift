import ArgumentParser
import HubJSON
import HubOperations
import HubStore

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Prove that the record is whole.",
        subcommands: [AuditVerifyCommand.self]
    )
}

struct AuditVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Recompute the hash chain of every event.",
        discussion: """
            Reads every event and seal and compares their hashes. Ends with status 1 and the place of the first \
            difference of each chain when something was changed, added or removed behind the hub's back.

                campaignhub audit verify --data-dir ./hub-data
            """
    )

    @OptionGroup var data: DataDirectoryOption
    @OptionGroup var json: JSONFlag

    func run() async throws {
        let report = try await OpenHub.with(data.directory) { hub in try await EventVerifier(store: hub.store).run() }
        Terminal.output.print(json.isOn ? report.json.text(.pretty) : report.text)
        if !report.isSound { throw CommandFailure(.failed, "the record of events was tampered with or is damaged") }
    }
}

extension ChainReport {
    fileprivate var text: String {
        let counts = "\(events) events in \(streams) streams, \(seals) seals, \(unsealedEvents) events not sealed yet"
        return ([counts] + problems + (isSound ? ["Every hash agrees."] : [])).joined(separator: "\n")
    }

    fileprivate var json: JSONValue {
        [
            "events": .integer(Int64(events)),
            "streams": .integer(Int64(streams)),
            "seals": .integer(Int64(seals)),
            "unsealedEvents": .integer(Int64(unsealedEvents)),
            "sound": .bool(isSound),
            "problems": .array(problems.map(JSONValue.string)),
        ]
    }

    private var problems: [String] {
        breaks.map(\.description) + (sealBreak.map { [$0.description] } ?? [])
    }
}
