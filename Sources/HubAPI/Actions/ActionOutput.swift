import HubDomain
import HubJSON
import HubOperations

/// The actions of a stage for one caller.
struct ActionListOutput: ObjectOutput {
    let list: ActionList

    static let schemaName = "ActionList"

    static let fields: [OutputField<ActionListOutput>] = [
        .init("stage") { $0.list.campaign.stage.rawValue },
        .init("version") { $0.list.campaign.version },
        .init("actions") { owner in owner.list.plans.map { ActionOutput(plan: $0, list: owner.list) } },
        .init("reshaping", note: "What changes the campaign's lines or whose it is, and leads to no other stage.") {
            owner in
            owner.list.reshapings.map { ReshapingOutput(reshaping: $0, campaign: owner.list.campaign.key) }
        },
        .whenPresent("void", note: "For leads: the newest action, and whether it can be voided.") { owner in
            owner.list.voiding.map { VoidOutput(voiding: $0, campaign: owner.list.campaign.key) }
        },
    ]
}

struct ActionOutput: ObjectOutput {
    let plan: Plan
    let list: ActionList

    static let schemaName = "Action"

    static let fields: [OutputField<ActionOutput>] = [
        .init("action", example: "accept") { $0.plan.action.key.rawValue },
        .init("name") { $0.plan.action.name },
        .init("help") { $0.plan.action.help },
        .init("allowed", note: "Whether nothing stands in its way but the input that it asks for.") { $0.isAllowed },
        .init("to", note: "The stage afterwards.") { $0.plan.destination.rawValue },
        .init("gates") { $0.plan.gates.map(GateOutput.init) },
        .init("refusal", note: "Why the stage's action can't be taken whatever its gates say.") { $0.refusal },
        .init("warnings", note: "What should be thought of, and stands in nobody's way.") { $0.plan.warnings },
        .init("input", note: "What the body must or may hold.") { owner in
            owner.inputs.map { ActionInputOutput(input: $0, plan: owner.plan, list: owner.list) }
        },
        .init("perform", note: "The request that performs it; fill in what is null in its body.") { $0.perform },
    ]

    private var isAllowed: Bool {
        plan.refusal == nil && plan.gates.allSatisfy(\.isOpen)
    }

    private var refusal: String? {
        plan.refusal == .held ? "The campaign is on hold" : nil
    }

    private var inputs: [ActionInput] { ActionInput.all(of: plan.action) }

    /// Required, or asked for by a reason that can be chosen.
    private func isNeeded(_ input: ActionInput) -> Bool {
        if plan.missingInput.contains(input.rawValue) { return true }
        guard input == .reason, plan.action.effect == .hold else { return false }
        return ActionInput.reasonCode.reasons(for: plan.action, list.workflow).contains { $0.needs != nil }
    }

    private var perform: Satisfy {
        let missing = inputs.filter(isNeeded)
        let body = JSONObject(missing.map { (key: $0.rawValue, value: JSONValue.null) })
        return Satisfy(
            method: "POST",
            href: "/v1/campaigns/\(list.campaign.key)/actions/\(plan.action.key.rawValue)",
            body: body.isEmpty ? nil : .object(body)
        )
    }
}

/// A change of what the campaign consists of, which the caller may ask for now.
struct ReshapingOutput: ObjectOutput {
    let reshaping: Reshaping
    let campaign: CampaignKey

    static let schemaName = "Reshaping"

    static let fields: [OutputField<ReshapingOutput>] = [
        .init("action", schema: .choice(Reshaping.allCases.map(\.rawValue))) { $0.reshaping.rawValue },
        .init("perform", note: "The request that asks for it; fill in what is null in its body.") { $0.perform },
    ]

    private var perform: Satisfy {
        let place = reshaping == .change ? "changes" : "actions/\(reshaping.rawValue)"
        return Satisfy(
            method: "POST",
            href: "/v1/campaigns/\(campaign)/\(place)",
            body: .object(JSONObject(reshaping.input.map { (key: $0, value: JSONValue.null) }))
        )
    }
}

/// A member of an action's body.
struct ActionInputOutput: ObjectOutput {
    let input: ActionInput
    let plan: Plan
    let list: ActionList

    static let schemaName = "ActionInput"

    static let fields: [OutputField<ActionInputOutput>] = [
        .init("name") { $0.input.rawValue },
        .init("required") { owner in owner.plan.missingInput.contains(owner.input.rawValue) },
        .init("oneOf", note: "What can be chosen from; empty when anything goes.") { owner in
            owner.input.reasons(for: owner.plan.action, owner.list.workflow).map(ReasonOutput.init)
        },
        .init("example", note: "A value of the right form.") { owner in
            owner.input.example(for: owner.plan.action, owner.list)
        },
    ]
}

/// A reason of the workflow's lists.
struct ReasonOutput: ObjectOutput {
    let reason: ReasonLists.Reason

    static let schemaName = "Reason"

    static let fields: [OutputField<ReasonOutput>] = [
        .init("key", example: "waiting-on-vendor") { $0.reason.key },
        .init("name") { $0.reason.name },
        .init("needs", note: "What the member `reason` must name along with it.") { $0.reason.needs },
    ]
}

struct GateOutput: ObjectOutput {
    let gate: GateResult

    static let schemaName = "Gate"

    static let fields: [OutputField<GateOutput>] = [
        .init("gate", example: "requirements(build)") { $0.gate.gate.name },
        .init("state", schema: .choice(["satisfied", "unmet", "overridden"])) { $0.gate.state.rawValue },
        .init("items", note: "What is unmet; of an overridden gate what was passed over.") { $0.gate.items },
    ]
}
