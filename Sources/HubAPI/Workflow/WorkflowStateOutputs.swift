import HubDomain
import HubJSON
import HubOperations

/// A gate that a lead set aside.
struct OverrideOutput: ObjectOutput {
    let override: GateOverride
    let isActive: Bool
    let name: String

    static let schemaName = "Override"

    static let fields: [OutputField<OverrideOutput>] = [
        .init("id", example: "O1") { $0.override.id },
        .init("gate", example: "tasks-done(qa)") { $0.override.gate },
        .init("stage") { $0.override.stage.rawValue },
        .init("attempt") { $0.override.attempt },
        .init("active", note: "Whether it counts now: it was given in this stage and attempt.") { $0.isActive },
        .init("reason") { $0.override.reason },
        .init("by") { PersonNameOutput(person: PersonName(id: $0.override.by, name: $0.name)) },
        .init("at") { $0.override.at },
    ]

    static func items(of view: WorkflowStateView) -> ItemsOutput<OverrideOutput> {
        let active = view.campaign.activeOverrides
        return ItemsOutput(
            items: view.state.overrides.map { override in
                OverrideOutput(
                    override: override,
                    isActive: active.contains(override),
                    name: view.people[override.by] ?? ""
                )
            }
        )
    }

    /// What an event tells of the overrides behind an action; the stored form is the wire form.
    static let eventSchema = Schema.array(
        .object(
            ObjectSchema(
                name: "UsedOverride",
                note: "A gate that a lead had set aside.",
                properties: [
                    .init(name: "gate", schema: .string, isRequired: true),
                    .init(name: "reason", schema: .string, isRequired: true),
                    .init(name: "by", schema: .string, isRequired: true),
                ]
            )
        ),
        [:]
    )
}

/// When a line goes out.
struct SlotOutput: ObjectOutput {
    let slot: LaunchSlot
    let locale: String?

    static let schemaName = "Slot"

    static let fields: [OutputField<SlotOutput>] = [
        .init("line", example: "L1") { $0.slot.line },
        .init("locale", example: "de-DE") { $0.locale },
        .init("at", note: "On the wall of the zone.", example: "2027-03-31T09:00") { $0.slot.wall.local.iso8601 },
        .init("zone", example: "Europe/Berlin") { $0.slot.wall.zone.name },
        .init("instant") { $0.slot.at },
        .init("notBefore", note: "The embargo of the line.") { $0.slot.notBefore },
    ]

    static func items(of view: WorkflowStateView) -> ItemsOutput<SlotOutput> {
        ItemsOutput(
            items: view.state.slots.map { SlotOutput(slot: $0, locale: view.campaign.line($0.line)?.locale) }
        )
    }
}

/// What the requester owes.
struct OwedInputOutput: ObjectOutput {
    let input: OwedInput

    static let schemaName = "OwedInput"

    static let fields: [OutputField<OwedInputOutput>] = [
        .init("id", example: "I1") { $0.input.id },
        .init("what") { $0.input.what },
        .init("line") { $0.input.line },
        .init("dueOn", note: "The last day on which it is in time.") { $0.input.dueOn },
        .init("receivedAt") { $0.input.receivedAt },
        .init("movedBy", note: "Working days by which it moved the commitment.") { $0.input.movedBy },
    ]

    static func items(of view: WorkflowStateView) -> ItemsOutput<OwedInputOutput> {
        ItemsOutput(items: view.state.inputs.map(OwedInputOutput.init))
    }
}
