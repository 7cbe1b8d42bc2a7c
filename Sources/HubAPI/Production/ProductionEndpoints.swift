import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

extension HubAPI {
    static func addProduction(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, CampaignPath, ItemsOutput<TaskOutput>>(
                .get,
                "/v1/campaigns/{key}/tasks",
                id: "listTasks",
                tag: "Production",
                summary: "List a campaign's tasks",
                access: .person,
                failures: [.notFound]
            ) { input, request in
                Reply(TaskOutput.items(of: try await hub.tasks(of: input.key, for: request.person)))
            }
        )
        catalogue.add(listOpenTasks(hub))
        catalogue.add(changeTask(hub))
        catalogue.add(
            Endpoint<HubDomain.Caller, CampaignPath, ItemsOutput<ChecklistOutput>>(
                .get,
                "/v1/campaigns/{key}/checklist",
                id: "showChecklist",
                tag: "Production",
                summary: "Show the QA checklist",
                description: "Every item of every line, with the judgement that counts in the running attempt.",
                access: .person,
                failures: [.notFound]
            ) { input, request in
                Reply(try ChecklistOutput.items(of: try await hub.checklist(of: input.key, for: request.person)))
            }
        )
        catalogue.add(tick(hub))
        catalogue.add(
            Endpoint<HubDomain.Caller, CampaignPath, ItemsOutput<FindingOutput>>(
                .get,
                "/v1/campaigns/{key}/findings",
                id: "listFindings",
                tag: "Production",
                summary: "List the findings of QA",
                access: .person,
                failures: [.notFound]
            ) { input, request in
                Reply(FindingOutput.items(of: try await hub.findings(of: input.key, for: request.person)))
            }
        )
        catalogue.add(recordFinding(hub))
        catalogue.add(resolveFinding(hub))
    }

    private static func changeTask(_ hub: Hub) -> Endpoint<HubDomain.Caller, ChangeTask, TaskOutput> {
        Endpoint(
            .patch,
            "/v1/campaigns/{key}/tasks/{id}",
            id: "changeTask",
            tag: "Production",
            summary: "Change a task's state or assignee",
            access: .roles(.producer, .reviewer, .vendor, .lead),
            takesIfMatch: true,
            hasEntityTag: true,
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            let view = try await hub.changeTask(
                input.task,
                of: input.key,
                state: input.state,
                assignee: input.assignee.change,
                reason: input.reason,
                by: request.person,
                expecting: try request.expectedVersion()
            )
            guard let output = TaskOutput.items(of: view).items.first(where: { $0.task.id == input.task }) else {
                throw HubError(.notFound, "Campaign \(input.key) has no task \"\(input.task)\"")
            }
            return Reply(output, entityTag: EntityTag(version: Int(view.campaign.version), moment: "0"))
        }
    }

    private static func tick(_ hub: Hub) -> Endpoint<HubDomain.Caller, TickItem, ChecklistOutput> {
        Endpoint(
            .put,
            "/v1/campaigns/{key}/checklist/{line}/{item}",
            id: "tickChecklistItem",
            tag: "Production",
            summary: "Judge a checklist item",
            access: .roles(.reviewer, .lead),
            takesIfMatch: true,
            hasEntityTag: true,
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            let view = try await hub.tick(
                input.request,
                on: input.key,
                by: request.person,
                expecting: try request.expectedVersion()
            )
            let items = try ChecklistOutput.items(of: view).items
            guard let output = items.first(where: { $0.point.line == input.line && $0.point.item == input.item }) else {
                throw HubError(.notFound, "The checklist has no item \"\(input.item)\"")
            }
            return Reply(output, entityTag: EntityTag(version: Int(view.campaign.version), moment: "0"))
        }
    }

    private static func recordFinding(_ hub: Hub) -> Endpoint<HubDomain.Caller, RecordFinding, FindingOutput> {
        Endpoint(
            .post,
            "/v1/campaigns/{key}/findings",
            id: "recordFinding",
            tag: "Production",
            summary: "Write a finding down",
            description: "During review, without failing QA yet; `fail-qa` takes findings too.",
            access: .roles(.reviewer, .lead),
            takesIfMatch: true,
            success: .created,
            failures: [.notFound, .forbidden, .conflict]
        ) { input, request in
            let people = [request.caller.id: request.caller.name]
            let reply = { @Sendable (finding: Finding) in Reply(FindingOutput(finding: finding, people: people)) }
            return try await hub.recordFinding(
                input.finding.draft,
                on: input.key,
                by: request.person,
                expecting: try request.expectedVersion(),
                repetition: request.repetition(reply)
            )
            .reply(reply)
        }
    }
}

struct ChangeTask: EndpointInput {
    let key: CampaignKey
    let task: String
    let state: CampaignTask.State?
    let assignee: Patch<String>
    let reason: String?

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        task = reader.path("id", .partID)
        state = reader.optional(
            "state",
            .choice(of: [CampaignTask.State.ready, .inProgress, .done, .dropped]),
            nullable: false
        )
        assignee = reader.patch("assignee", .personReference, note: "Address or id of a person.")
        reason = reader.optional("reason", .reason, note: "Needed for a drop.")
    }

    func validate() -> [Issue] {
        guard state == nil, assignee.isAbsent else { return [] }
        return [Issue(pointer: "", code: "required", detail: "must name a state or an assignee")]
    }
}

struct TickItem: EndpointInput {
    let key: CampaignKey
    let line: String
    let item: String
    let result: ChecklistTick.Result
    let evidence: JSONValue?
    let note: String?

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        line = reader.path("line", .partID)
        item = reader.path("item", .partID)
        result = reader.required("result", .choice(ChecklistTick.Result.self))
        evidence = reader.optional("evidence", .json, note: "A link, a number or a reference, as the item asks.")
        note = reader.optional("note", .reason)
    }

    var request: Campaign.TickRequest {
        Campaign.TickRequest(line: line, item: item, result: result, evidence: evidence, note: note)
    }
}

struct RecordFinding: EndpointInput {
    let key: CampaignKey
    let finding: FindingInput

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        finding = FindingInput(&reader)
    }
}
