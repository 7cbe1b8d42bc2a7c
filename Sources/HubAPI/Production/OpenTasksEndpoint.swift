import HTTPTypes
import HubDomain
import HubJSON
import HubOperations
import HubStore

extension HubAPI {
    static func listOpenTasks(_ hub: Hub) -> Endpoint<HubDomain.Caller, ListOpenTasks, Page<OpenTaskOutput>> {
        Endpoint(
            .get,
            "/v1/tasks",
            id: "listOpenTasks",
            tag: "Production",
            summary: "List unfinished tasks by what falls due next",
            description: """
                A task is due when it must be done so that everything behind it fits before the launch, in the \
                working hours of the campaign's team. Tasks of campaigns without a launch date come last.
                """,
            access: .person
        ) { input, request in
            let after = try input.page.after.map { position throws(HubError) in
                TaskPosition(
                    due: try position.integer(0),
                    campaign: try position.string(1),
                    position: try position.integer(2)
                )
            }
            let found = try await hub.openTasks(
                input.filter,
                assignee: input.assignee,
                for: request.person,
                page: HubDomain.PageRequest(limit: input.page.limit, after: after)
            )
            let next = found.next.map {
                input.page.cursor(after: [.integer($0.due), .string($0.campaign), .integer($0.position)])
            }
            return Reply(Page(found.items.map(OpenTaskOutput.init), next: next))
        }
    }
}

struct ListOpenTasks: EndpointInput {
    let filter: TaskFilter
    let assignee: String?
    let page: PageRequest

    init(_ reader: inout InputReader) {
        assignee = reader.query("assignee", .personReference, note: "Address or id; me for the caller.")
        filter = TaskFilter(
            team: reader.query("team", .definitionKey, note: "Key of the team that the campaign is assigned to."),
            state: reader.query("state", .choice(of: [CampaignTask.State.ready, .inProgress, .blocked])),
            skill: reader.query("skill", .definitionKey)
        )
        page = reader.page()
    }
}

struct OpenTaskOutput: ObjectOutput {
    let open: OpenTask
    private var task: CampaignTask { open.task }

    static let schemaName = "OpenTask"

    static let fields: [OutputField<OpenTaskOutput>] = [
        .init("campaign", example: "CMP-1042") { $0.open.campaign.key.description },
        .init("campaignTitle") { $0.open.campaign.title },
        .init("priority") { $0.open.campaign.priority },
        .init("team") { $0.open.campaign.team },
        .init("held", note: "The work on its line is on hold.") { $0.open.campaign.isHeld($0.task.line) },
        .init("id", example: "T1") { $0.task.id },
        .init("line") { $0.task.line },
        .init("stage") { $0.task.stage.rawValue },
        .init("title") { $0.task.title },
        .init("role") { $0.task.role.rawValue },
        .init("skill") { $0.task.skill },
        .init("minutes", note: "Planned effort of one person.") { $0.task.minutes },
        .init("state") { $0.task.state },
        .init("after", note: "Tasks that must be finished first.") { $0.task.after },
        .init("assignee") { $0.open.assignee.map(PersonNameOutput.init) },
        .init("dueAt") { $0.task.dueAt },
        .init("overdue") { $0.open.isOverdue },
    ]
}
