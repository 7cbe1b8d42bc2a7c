import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

extension HubAPI {
    static func showQueue(_ hub: Hub) -> Endpoint<HubDomain.Caller, ShowQueue, Page<QueueEntryOutput>> {
        Endpoint(
            .get,
            "/v1/queue",
            id: "showQueue",
            tag: "Clocks",
            summary: "List open work by what falls due next",
            description: """
                Submitted campaigns that aren't live or ended: by the earliest due instant of a running clock, then by \
                priority. Those whose clocks stand still or are stopped come last.
                """,
            access: .person
        ) { input, request in
            let after = try input.page.after.map { position throws(HubError) in
                QueuePosition(
                    at: Instant(milliseconds: try position.integer(0)),
                    rank: Int(try position.integer(1)),
                    number: try position.integer(2)
                )
            }
            let found = try await hub.queue(
                input.filter,
                assignee: input.assignee,
                for: request.person,
                page: HubDomain.PageRequest(limit: input.page.limit, after: after)
            )
            let next = found.next.map {
                input.page.cursor(
                    after: [.integer($0.at.milliseconds), .integer(Int64($0.rank)), .integer($0.number)]
                )
            }
            return Reply(Page(found.items.map(QueueEntryOutput.init), next: next))
        }
    }
}

struct ShowQueue: EndpointInput {
    let filter: QueueFilter
    let assignee: String?
    let page: PageRequest

    init(_ reader: inout InputReader) {
        filter = QueueFilter(
            team: reader.query("team", .definitionKey, note: "Key of the team it is assigned to."),
            stage: reader.query("stage", .definitionKey, note: "A stage of the workflow.").map(
                StageKey.init(rawValue:)
            ),
            division: reader.query("division", .definitionKey)
        )
        assignee = reader.query(
            "assignee",
            .personReference,
            note: "Address or id of a person with an unfinished task in the campaign."
        )
        page = reader.page()
    }
}

/// Open work with the clocks that decide its place.
struct QueueEntryOutput: ObjectOutput {
    let entry: QueueEntry
    private var campaign: Campaign { entry.campaign }

    static let schemaName = "QueueEntry"

    static let fields: [OutputField<QueueEntryOutput>] = [
        .init("key", example: "CMP-1042") { $0.campaign.key.description },
        .init("title") { $0.campaign.title },
        .init("stage", example: "build") { $0.campaign.stage.rawValue },
        .init("priority") { $0.campaign.priority },
        .init("division", example: "consumer") { $0.campaign.division },
        .init("team") { $0.campaign.team },
        .init("dueAt", note: "The earliest due instant of a running clock; null when none runs.") {
            $0.entry.clocks.first?.dueAt
        },
        .init("clock", note: "The clock that decides its place; a paused one when none runs, with the reason.") {
            $0.entry.clocks.first.map(ClockOutput.init)
        },
        .init("clocks", note: "All that run or are paused, the one that is due next first.") {
            $0.entry.clocks.map(ClockOutput.init)
        },
        .init("committedLaunchAt") { $0.campaign.committedLaunchAt },
        .init("assignees", note: "Person ids with an unfinished task of the stage.") { owner in
            let tasks = owner.campaign.tasks.filter { $0.stage == owner.campaign.stage && !$0.state.isFinished }
            return Array(Set(tasks.compactMap(\.assignee))).sorted()
        },
    ]
}
