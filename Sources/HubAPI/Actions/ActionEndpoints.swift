import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

extension HubAPI {
    static func addActions(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, CampaignPath, ActionListOutput>(
                .get,
                "/v1/campaigns/{key}/actions",
                id: "listActions",
                tag: "Actions",
                summary: "Tell what the caller may do now",
                description:
                    "Every action of the stage that the caller's roles allow, and for each what is still missing.",
                access: .person,
                failures: [.notFound]
            ) { input, request in
                Reply(ActionListOutput(list: try await hub.actions(on: input.key, for: request.person)))
            }
        )
        catalogue.add(
            Endpoint<HubDomain.Caller, PerformAction, CampaignOutput>(
                .post,
                "/v1/campaigns/{key}/actions/{action}",
                id: "performAction",
                tag: "Actions",
                summary: "Perform an action",
                description:
                    "The whole action happens or nothing does. A refusal names every gate and what would open it.",
                access: .person,
                takesIfMatch: true,
                hasEntityTag: true,
                failures: [.notFound, .forbidden, .conflict, .gateUnmet]
            ) { input, request in
                let reply = { @Sendable (view: CampaignView) in CampaignOutput(view: view).reply }
                return try await hub.perform(
                    input.request,
                    on: input.key,
                    for: request.person,
                    expecting: try request.expectedVersion(),
                    repetition: request.repetition(reply)
                )
                .reply(reply)
            }
        )
    }
}

/// The actions of a stage for one caller.
struct ActionListOutput: ObjectOutput {
    let list: ActionList

    static let schemaName = "ActionList"

    static let fields: [OutputField<ActionListOutput>] = [
        .init("stage") { $0.list.campaign.stage.rawValue },
        .init("version") { $0.list.campaign.version },
        .init("actions") { owner in owner.list.plans.map { ActionOutput(plan: $0, list: owner.list) } },
    ]
}

struct ActionOutput: ObjectOutput {
    let plan: Plan
    let list: ActionList

    static let schemaName = "Action"

    static let fields: [OutputField<ActionOutput>] = [
        .init("action", example: "accept") { $0.plan.action.key.rawValue },
        .init("name") { $0.plan.action.name },
        .init("allowed", note: "Whether it would succeed now, given the input it asks for.") { $0.isAllowed },
        .init("to", note: "The stage afterwards.") { $0.plan.destination.rawValue },
        .init("gates") { $0.plan.gates.map(GateOutput.init) },
        .init("refusal", note: "Why the stage's action can't be taken whatever its gates say.") { $0.refusal },
        .init("input", note: "What the body must or may hold.") { $0.input },
        .init("perform", note: "The request that performs it.") { owner in
            Satisfy(
                method: "POST",
                href: "/v1/campaigns/\(owner.list.campaign.key)/actions/\(owner.plan.action.key.rawValue)"
            )
        },
    ]

    private var isAllowed: Bool {
        plan.refusal == nil && plan.gates.allSatisfy(\.isOpen)
    }

    private var refusal: String? {
        plan.refusal == .held ? "The campaign is on hold" : nil
    }

    private var input: [ActionInputOutput] {
        let missing = Set(plan.inputIssues.map(\.pointer))
        var inputs = plan.action.effect.inputs.map {
            ActionInputOutput(name: $0, isRequired: missing.contains("/\($0)"), options: [])
        }
        let reasons = plan.action.reason.list.map { list.workflow.reasons[$0].map(\.key) } ?? []
        if !reasons.isEmpty {
            inputs.append(
                ActionInputOutput(name: "reasonCode", isRequired: plan.action.reason.isRequired, options: reasons)
            )
        }
        inputs.append(ActionInputOutput(name: "reason", isRequired: missing.contains("/reason"), options: []))
        return inputs
    }
}

/// A member of an action's body.
struct ActionInputOutput: ObjectOutput {
    let name: String
    let isRequired: Bool
    let options: [String]

    static let schemaName = "ActionInput"

    static let fields: [OutputField<ActionInputOutput>] = [
        .init("name") { $0.name },
        .init("required") { $0.isRequired },
        .init("oneOf", note: "Empty when anything goes.") { $0.options },
    ]
}

struct GateOutput: ObjectOutput {
    let gate: GateResult

    static let schemaName = "Gate"

    static let fields: [OutputField<GateOutput>] = [
        .init("gate", example: "requirements(build)") { $0.gate.gate.name },
        .init("state", schema: .choice(["satisfied", "unmet", "overridden"])) { $0.gate.state.rawValue },
        .init("items") { $0.gate.items },
    ]
}
