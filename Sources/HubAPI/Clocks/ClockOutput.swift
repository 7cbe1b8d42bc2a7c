import HubDomain
import HubJSON
import HubOperations

extension ClockKind: JSONOutput {}
extension ClockFigures.State: JSONOutput {}
extension ClockHolder.Party: JSONOutput {}

/// One cycle of a clock. Figures are of the running minute, or of the last event in it.
struct ClockOutput: ObjectOutput {
    let reading: ClockReading

    static let schemaName = "Clock"

    static let fields: [OutputField<ClockOutput>] = [
        .init("clock", example: "build") { $0.reading.clock.rawValue },
        .init("name") { $0.reading.name },
        .init("kind", note: "Whose promise it measures.") { $0.reading.kind },
        .whenPresent("subject", note: "The approval or hand-off that it is about.") { $0.reading.subject },
        .init("cycle", note: "Each start is one, from 1.") { $0.reading.cycle },
        .init("state") { $0.reading.state },
        .init("breached", note: "More than the goal has passed.") { $0.reading.isBreached },
        .init("breachedByRetarget", note: "There would be no breach under the first goal.") {
            $0.reading.isBreachedByRetarget
        },
        .init("goalMinutes", note: "Working time.") { $0.reading.goal.wholeMinutes },
        .init("startedAt") { $0.reading.startedAt },
        .init("dueAt", note: "null while paused.") { $0.reading.dueAt },
        .init("originalDueAt", note: "What was due at first.") { $0.reading.originalDueAt },
        .init("stoppedAt") { $0.reading.stoppedAt },
        .init("elapsedMinutes", note: "Working time without pauses.") { $0.reading.elapsed.wholeMinutes },
        .init("elapsedWallMinutes", note: "By the wall, pauses included.") { $0.reading.elapsedWall.wholeMinutes },
        .init("remainingMinutes", note: "Working time; negative once breached.") { $0.reading.remaining.wholeMinutes },
        .init("pausedReason", note: "Reason of the hold, or the stage in which it waits.") { $0.reading.pausedReason },
        .init("withinHours", note: "Whether it is working time now.") { $0.reading.isWithinHours },
        .init("policy") { "\($0.reading.policy.key)" },
        .init("policyVersion") { $0.reading.policy.version },
        .init("calendar", note: "What it counts on now.") { $0.reading.calendar.key },
        .init("calendarVersion", note: "0 for the built-in `always`.") { $0.reading.calendar.version },
        .init("holders", note: "Who had the campaign in hand, for how much of the working time, pauses included.") {
            $0.reading.holders.map(ClockHolderOutput.init)
        },
    ]
}

struct ClockHolderOutput: ObjectOutput {
    let holder: ClockHolder

    static let schemaName = "ClockHolder"

    static let fields: [OutputField<ClockHolderOutput>] = [
        .init("party") { $0.holder.party },
        .init("id", note: "Of the person, or key of the team.") { $0.holder.id },
        .init("minutes") { $0.holder.time.wholeMinutes },
    ]
}

extension Milliseconds {
    /// Rounded down, also below zero.
    var wholeMinutes: Int64 { (count >= 0 ? count : count - 59_999) / 60_000 }
}

/// What happened to a clock; the stored form is the wire form.
enum ClockChangeOutput {
    static let listSchema = Schema.array(
        .object(
            ObjectSchema(
                name: "ClockChange",
                note: "What happened to a cycle of a clock. Members beside these depend on the change.",
                properties: [
                    .init(name: "clock", schema: .string, isRequired: true),
                    .init(name: "cycle", schema: .integer, isRequired: true),
                    .init(name: "kind", schema: ClockKind.schema, isRequired: true),
                    .init(
                        name: "change",
                        schema: .choice([
                            "start", "pause", "resume", "stop", "cancel", "retarget", "warn", "breach", "watch", "void",
                        ]),
                        isRequired: true
                    ),
                    .init(name: "at", schema: .instant, isRequired: true),
                    .init(name: "dueAt", schema: .instant, isRequired: false),
                    .init(name: "goalMinutes", schema: .integer, isRequired: false),
                ]
            )
        ),
        [:]
    )
}
