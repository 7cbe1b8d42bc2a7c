import HubDomain
import HubJSON

/// The calculator's answer with the windows it counted.
struct SLAExplanationOutput: ObjectOutput {
    let explanation: SLAExplanation

    static let schemaName = "SLAExplanation"

    static let fields: [OutputField<SLAExplanationOutput>] = [
        .whenPresent(
            "dueAt",
            note: "When the goal is reached; null while a pause lasts. Only for a question with a goal.",
            schema: .nullable(.instant)
        ) { $0.dueAt },
        .whenPresent("elapsedMinutes", note: "Rounded down. Only for a question with an end.") { $0.elapsedMinutes },
        .init("elapsedSeconds", note: "Working time that was counted, rounded down.") {
            $0.explanation.elapsedSeconds
        },
        .init("windows", note: "What was counted, without the pauses.") {
            $0.explanation.windows.map(WorkWindowOutput.init)
        },
        .init("zone", example: "Europe/Berlin") { $0.explanation.zone.name },
        .init("notes", note: "Clock changes, holidays, special days and whatever else one might stumble over.") {
            $0.explanation.notes
        },
    ]

    private var dueAt: JSONValue? {
        guard case .due(let instant) = explanation.result else { return nil }
        return .instant(instant)
    }

    private var elapsedMinutes: Int64? {
        guard case .elapsed = explanation.result else { return nil }
        return explanation.elapsedMinutes
    }
}

/// A stretch of working time.
struct WorkWindowOutput: ObjectOutput {
    let window: WorkWindow

    static let schemaName = "WorkWindow"

    static let fields: [OutputField<WorkWindowOutput>] = [
        .init("from") { $0.window.from },
        .init("to") { $0.window.to },
        .init("minutes", note: "Rounded down.") { $0.window.minutes },
    ]
}
