import ArgumentParser
import HubAPI
import HubDefinitions
import HubDomain
import HubJSON
import HubOperations

struct SLAExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Work out when something is due, or how much working time went by.",
        discussion: """
            Start and goal give the due instant, start and end the elapsed working time, with every window that was \
            counted:

                campaignhub sla explain --calendar germany-berlin --start 2026-12-23T17:00:00+01:00 --goal-minutes 240
                campaignhub sla explain --calendar @calendar.json --start … --end … --pause 2026-12-24T10:00:00Z/…

            Calendars are those built into the program, of --config DIR, or of the hub in --data-dir DIR. The same \
            question goes to POST /v1/sla/explain; --request takes it from a file, or from standard input with "-".
            """
    )

    @Option(help: ArgumentHelp("Key of a calendar, or @FILE with a calendar as JSON.", valueName: "key|@file"))
    var calendar: String?

    @Option(help: ArgumentHelp("When the clock starts, with its offset.", valueName: "instant"))
    var start: String?

    @Option(name: .customLong("goal-minutes"), help: ArgumentHelp("Working time to be reached.", valueName: "minutes"))
    var goalMinutes: Int64?

    @Option(help: ArgumentHelp("Up to when working time is counted.", valueName: "instant"))
    var end: String?

    @Option(help: ArgumentHelp("When the clock stands still; without TO it still does.", valueName: "from/to"))
    var pause: [String] = []

    @Option(help: ArgumentHelp("The whole question as JSON, instead of the options above.", valueName: "file"))
    var request: String?

    @Option(
        name: .customLong("data-dir"),
        help: ArgumentHelp("Folder of a hub whose calendars are used.", valueName: "dir")
    )
    var path: String?

    @OptionGroup var configuration: ConfigurationOption
    @OptionGroup var json: JSONFlag

    func validate() throws {
        if path?.isEmpty == true { throw ValidationError("--data-dir is empty") }
        if path != nil, configuration.path != nil { throw ValidationError("Give --data-dir or --config, not both") }
        let hasOptions = calendar != nil || start != nil || goalMinutes != nil || end != nil || !pause.isEmpty
        if request != nil, hasOptions { throw ValidationError("--request stands for all other parts of the question") }
        if request == nil, calendar == nil || start == nil {
            throw ValidationError("Give --calendar and --start, or the question with --request")
        }
    }

    func run() async throws {
        let explanation = try SLAQuestion(try question()).answer(with: try await calendars())
        if json.isOn {
            Terminal.output.print(try JSONParser.parse(explanation.json))
        } else {
            Terminal.output.print(SLAExplanationText(explanation).text)
        }
    }

    /// The body that the API would be sent.
    private func question() throws -> JSONValue {
        if let request { return try JSONFile(path: request).json() }
        var body = JSONObject()
        body["calendar"] = try calendar.map { name in
            name.hasPrefix("@") ? try JSONFile(path: String(name.dropFirst())).json() : .string(name)
        }
        body["start"] = start.map(JSONValue.string)
        body["goalMinutes"] = goalMinutes.map(JSONValue.integer)
        body["end"] = end.map(JSONValue.string)
        if !pause.isEmpty { body["pauses"] = .array(pause.map(Self.pause)) }
        return .object(body)
    }

    private static func pause(_ text: String) -> JSONValue {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let end = parts.count > 1 && !parts[1].isEmpty ? JSONValue.string(parts[1]) : .null
        return ["from": .string(parts[0]), "to": end]
    }

    private func calendars() async throws -> [String: WorkCalendar] {
        guard let path else { return try configuration.definitions.load().calendars }
        return try await OpenHub.with(DataDirectory(path: path)) { hub in
            let heads = hub.definitions.heads(of: .calendar).compactMap(\.value.calendar)
            return Dictionary(heads.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }
}
