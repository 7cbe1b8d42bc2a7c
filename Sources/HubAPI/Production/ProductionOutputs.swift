import HubDomain
import HubJSON
import HubOperations

/// A complete list that is short by nature.
struct ItemsOutput<Item: JSONOutput>: JSONOutput {
    let items: [Item]

    static var schema: Schema {
        .object(
            ObjectSchema(properties: [
                .init(name: "items", schema: .array(Item.schema, [:]), isRequired: true),
                .init(name: "nextCursor", schema: .nullable(.string), isRequired: true),
            ])
        )
    }

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("items")
            items.write(to: &writer)
            writer.name("nextCursor")
            writer.null()
        }
    }
}

struct TaskOutput: ObjectOutput {
    let task: CampaignTask
    let people: [String: String]
    let isAssigneeAway: Bool
    let isAssigneeUnskilled: Bool

    static let schemaName = "Task"

    static let fields: [OutputField<TaskOutput>] = [
        .init("id", example: "T1") { $0.task.id },
        .init("line") { $0.task.line },
        .init("stage") { $0.task.stage.rawValue },
        .init("title") { $0.task.title },
        .init("role") { $0.task.role.rawValue },
        .init("skill") { $0.task.skill },
        .init("minutes", note: "Planned effort of one person.") { $0.task.minutes },
        .init("attempt") { $0.task.attempt },
        .init("locale") { $0.task.locale },
        .init("row", note: "Row of the table that the task is repeated for, from 1.") { $0.task.row },
        .init("finding", note: "The finding that the task mends.") { $0.task.finding },
        .init("after", note: "Tasks that must be finished first.") { $0.task.after },
        .init("state") { $0.task.state },
        .init("dueAt", note: "So that everything behind it fits before the launch.") { $0.task.dueAt },
        .init("assignee") { owner in owner.task.assignee.map { owner.name(of: $0) } },
        .init("warnings", note: "Such as an assignee who is away or lacks the skill.") { $0.warnings },
        .init("startedAt") { $0.task.startedAt },
        .init("finishedAt") { $0.task.finishedAt },
        .init("finishedBy") { owner in owner.task.finishedBy.map { owner.name(of: $0) } },
    ]

    private var warnings: [String] {
        (isAssigneeAway ? ["The assignee is away or has left: somebody else should take it"] : [])
            + (isAssigneeUnskilled ? ["The assignee isn't known to be able to do \(task.skill)"] : [])
    }

    static func items(of view: TaskListView) -> ItemsOutput<TaskOutput> {
        ItemsOutput(
            items: view.tasks.map { task in
                let isAway = !task.state.isFinished && task.assignee.map(view.away.contains) ?? false
                return TaskOutput(
                    task: task,
                    people: view.people,
                    isAssigneeAway: isAway,
                    isAssigneeUnskilled: view.unskilled.contains(task.id)
                )
            }
        )
    }

    private func name(of person: String) -> PersonNameOutput {
        PersonNameOutput(person: PersonName(id: person, name: people[person] ?? person))
    }
}

struct ChecklistOutput: ObjectOutput {
    let point: ChecklistPoint
    let people: [String: String]

    static let schemaName = "ChecklistItem"

    static let fields: [OutputField<ChecklistOutput>] = [
        .init("line", example: "L1") { $0.point.line },
        .init("item", example: "EN-K2:en-GB") { $0.point.item },
        .init("text") { $0.point.template.text },
        .init("severity") { $0.point.template.severity },
        .init("evidenceKind", note: "What a pass must carry.") { $0.point.template.evidence?.rawValue },
        .init("keep", note: "A pass stays valid in the next attempt of an untouched line.") {
            $0.point.template.isKept
        },
        .init("automatic", note: "The hub tests it; nobody ticks it.") { $0.point.template.automatic != nil },
        .init("attempt") { $0.point.attempt },
        .init("result", note: "null until it is judged.") { $0.point.valid?.result },
        .init("evidence") { $0.point.valid?.evidence },
        .init("note") { $0.point.valid?.note },
        .init("by") { owner in
            owner.point.valid.map {
                PersonNameOutput(person: PersonName(id: $0.by, name: owner.people[$0.by] ?? $0.by))
            }
        },
        .init("at") { $0.point.valid?.at },
    ]

    static func items(of view: ChecklistView) throws -> ItemsOutput<ChecklistOutput> {
        ItemsOutput(items: try view.points.map { ChecklistOutput(point: $0, people: view.people) })
    }
}

struct FindingOutput: ObjectOutput {
    let finding: Finding
    let people: [String: String]

    static let schemaName = "Finding"

    static let fields: [OutputField<FindingOutput>] = [
        .init("id", example: "F1") { $0.finding.id },
        .init("line") { $0.finding.line },
        .init("item") { $0.finding.item },
        .init("severity") { $0.finding.severity },
        .init("cause") { $0.finding.cause },
        .init("text") { $0.finding.text },
        .init("attempt") { $0.finding.attempt },
        .init("by") { owner in
            PersonNameOutput(
                person: PersonName(id: owner.finding.by, name: owner.people[owner.finding.by] ?? owner.finding.by)
            )
        },
        .init("at") { $0.finding.at },
        .init("resolvedAt") { $0.finding.resolvedAt },
        .init("resolvedBy", note: "Who mended it during review; null when its task did.") { owner in
            owner.finding.resolvedBy.map {
                PersonNameOutput(person: PersonName(id: $0, name: owner.people[$0] ?? $0))
            }
        },
        .init("resolution", note: "How it was mended during review.") { $0.finding.resolution },
    ]

    static func items(of view: FindingListView) -> ItemsOutput<FindingOutput> {
        ItemsOutput(items: view.findings.map { FindingOutput(finding: $0, people: view.people) })
    }
}
