import HubDomain
import HubJSON

/// The body of an action: a reason and what the action's effect takes.
struct PerformAction: EndpointInput {
    let key: CampaignKey
    let action: String
    let body: ActionBody

    init(_ reader: inout InputReader) {
        key = reader.path("key", .campaignKey)
        action = reader.path("action", .definitionKey)
        body = ActionBody(&reader)
    }

    var request: ActionRequest {
        var request = ActionRequest(
            action: ActionKey(rawValue: action),
            reason: body.reason,
            reasonCode: body.reasonCode,
            committedLaunchAt: body.committedLaunchAt,
            plannedStartAt: body.plannedStartAt,
            launchAt: body.launchAt,
            effectiveAt: body.effectiveAt,
            findings: body.findings.map(\.draft),
            questions: body.questions.map { Hold.Question(pointer: $0.pointer, text: $0.question) },
            lines: body.lines,
            until: body.until,
            tiers: Dictionary(body.tiers.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }),
            hold: body.hold
        )
        request.slots = body.slots.map(\.request)
        request.evidence = body.evidence
        request.inputs = body.inputs.map(\.request)
        request.overrides = body.overrides.map(\.request)
        return request
    }
}

struct ActionBody: EndpointInput {
    let reason: String?
    let reasonCode: String?
    let committedLaunchAt: Instant?
    let plannedStartAt: Instant?
    let launchAt: Instant?
    let effectiveAt: Instant?
    let findings: [FindingInput]
    let questions: [QuestionInput]
    let lines: [String]
    let until: Instant?
    let tiers: [MapKind<ChoiceKind<Tier>>.Entry]
    let hold: String?
    let slots: [SlotInput]
    let evidence: [String]
    let inputs: [OwedInputInput]
    let overrides: [OverrideInput]

    init(_ reader: inout InputReader) {
        reason = reader.optional("reason", .reason)
        reasonCode = reader.optional("reasonCode", .definitionKey, note: "From the workflow's list for the action.")
        committedLaunchAt = reader.optional("committedLaunchAt", .instant, note: "accept, plan")
        plannedStartAt = reader.optional("plannedStartAt", .instant, note: "plan")
        launchAt = reader.optional("launchAt", .instant, note: "schedule; the committed launch without it")
        effectiveAt = reader.optional("effectiveAt", .instant, note: "launch: when it really happened")
        findings = reader.optional(
            "findings",
            .list(of: .object(FindingInput.self), 0...200),
            default: [],
            note: "fail-qa"
        )
        questions = reader.optional(
            "questions",
            .list(of: .object(QuestionInput.self), 0...100),
            default: [],
            note: "return"
        )
        lines = reader.optional("lines", .list(of: .partID, 0...50), default: [], note: "hold: only these lines")
        until = reader.optional("until", .instant, note: "hold: when the work is expected to go on")
        tiers = reader.optional(
            "tiers",
            .map(of: .choice(Tier.self), limit: 50),
            default: [],
            note: "accept, plan: confirmed tiers by line"
        )
        hold = reader.optional("hold", .partID, note: "resume: only this hold")
        slots = reader.optional(
            "slots",
            .list(of: .object(SlotInput.self), 0...50),
            default: [],
            note: "schedule: one for each line, instead of launchAt"
        )
        evidence = reader.optional(
            "evidence",
            .list(of: .text(1...2_000), 0...20),
            default: [],
            note: "schedule: links or references that show the slots are right"
        )
        inputs = reader.optional(
            "inputs",
            .list(of: .object(OwedInputInput.self), 0...50),
            default: [],
            note: "accept, plan: what the requester owes, and by when"
        )
        overrides = reader.optional(
            "overrides",
            .list(of: .object(OverrideInput.self), 0...20),
            default: [],
            note: "Gates that a lead sets aside for this attempt."
        )
    }
}

/// Something that QA found wrong.
struct FindingInput: EndpointInput {
    let line: String?
    let item: String?
    let severity: Severity
    let cause: String
    let text: String

    init(_ reader: inout InputReader) {
        line = reader.optional("line", .partID, note: "Without it every line is meant.")
        item = reader.optional("item", .partID, note: "The checklist item that failed.")
        severity = reader.required("severity", .choice(Severity.self))
        cause = reader.required("cause", .definitionKey, example: "build-error")
        text = reader.required("text", .lines(1...4_000))
    }

    var draft: FindingDraft {
        FindingDraft(line: line, item: item, severity: severity, cause: cause, text: text)
    }
}

struct QuestionInput: EndpointInput {
    let pointer: String
    let question: String

    init(_ reader: inout InputReader) {
        pointer = reader.optional(
            "pointer",
            .text(0...500),
            default: "",
            note: "JSON Pointer to the field that is meant."
        )
        question = reader.required("question", .lines(1...2_000))
    }
}
