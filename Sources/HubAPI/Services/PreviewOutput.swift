import HubDomain
import HubJSON
import HubOperations

/// How a request would be judged.
struct PreviewOutput: ObjectOutput {
    let preview: RequestPreview

    static let schemaName = "RequestPreview"

    static let fields: [OutputField<PreviewOutput>] =
        [
            .init("division") { $0.preview.campaign.division },
            .init("lines", note: "With the tiers that the brief comes to.") { owner in
                zip(owner.preview.campaign.lines, owner.preview.serviceNames).map {
                    LineOutput(line: $0, campaign: owner.preview.campaign, serviceName: $1)
                }
            },
        ] + RequestPreview.fields { $0.preview }
}

/// How the answers to one service's form are judged.
struct FormCheckOutput: ObjectOutput {
    let preview: RequestPreview
    private var line: ServiceLine? { preview.campaign.lines.first }

    static let schemaName = "FormCheck"

    static let fields: [OutputField<FormCheckOutput>] =
        [
            .init("service", example: "email-newsletter") { $0.line?.service },
            .init("serviceVersion") { $0.line?.serviceVersion },
            .init("division", note: "By whose calendar and rules it is judged.") { $0.preview.campaign.division },
            .init("tier", note: "What the answers come to.") { $0.line?.tier },
            .init("proposedTier") { $0.line?.proposedTier },
        ] + RequestPreview.fields { $0.preview }
}

extension RequestPreview {
    /// What every preview tells.
    fileprivate static func fields<Owner>(
        _ preview: @escaping @Sendable (Owner) -> RequestPreview
    ) -> [OutputField<Owner>] {
        [
            .init("completeness", note: "Share of the requester's points that are satisfied, 0…1.") {
                preview($0).assessment.completeness
            },
            .init("presence", note: "Share of the same points where something was answered, enough or not.") {
                preview($0).assessment.presence
            },
            .init("unmet", note: "What is open at any stage, as a campaign would show it.") {
                preview($0).assessment.unmet.map(UnmetOutput.init)
            },
            .init("points", note: "Everything that is asked for, satisfied or not.") {
                preview($0).assessment.points.map(PointOutput.init)
            },
            .init("stages", note: "Which stages could be entered as far as the brief goes.") { owner in
                StageReadinessOutput.all(of: preview(owner))
            },
            .init("visible", note: "Conditional fields that apply to these answers.") { owner in
                preview(owner).fields.filter { $0.isConditional && $0.applies }.map(\.pointer)
            },
            .init("fields", note: "Every field of the form.") { preview($0).fields.map(FieldStateOutput.init) },
            .init("problems", note: "Answers of the wrong form; they count as not given.") {
                preview($0).problems.map(AnswerProblemOutput.init)
            },
            .init("duplicates", note: "Campaigns that may be the same work once more.") {
                preview($0).duplicates.map(DuplicateOutput.init)
            },
        ]
    }
}

/// A point of the minimum requirements, satisfied or not.
struct PointOutput: ObjectOutput {
    let point: BriefAssessment.Point

    static let schemaName = "Point"

    static let fields: [OutputField<PointOutput>] = [
        .init("pointer", example: "/brief/contact") { $0.point.pointer },
        .init("code", note: "`required` for a field, else the rule's id.") { $0.point.code },
        .init("due") { $0.point.due.rawValue },
        .init("level") { $0.point.level },
        .init("by", note: "Who fills it in.") { $0.point.filledBy },
        .init("present", note: "Something was answered wherever the point looks.") { $0.point.isPresent },
        .init("satisfied") { $0.point.isSatisfied },
    ]
}

/// Whether the requirements of a stage are met.
struct StageReadinessOutput: ObjectOutput {
    let stage: StageKey
    let open: Int

    static let schemaName = "StageReadiness"

    static let fields: [OutputField<StageReadinessOutput>] = [
        .init("stage", example: "intake") { $0.stage.rawValue },
        .init("ready") { $0.open == 0 },
        .init("open", note: "Blocking points due at the stage or before.") { $0.open },
    ]

    /// The stages that ask for requirements, in board order.
    static func all(of preview: RequestPreview) -> [StageReadinessOutput] {
        let gated = Set(
            preview.workflow.actions.flatMap(\.gates).compactMap { gate in
                if case .requirements(let stage) = gate { stage } else { nil }
            }
        )
        let order = preview.workflow.stages.map(\.key)
        return order.enumerated().filter { gated.contains($0.element) }.map { index, stage in
            StageReadinessOutput(stage: stage, open: preview.assessment.blocking(Set(order[...index])).count)
        }
    }
}

/// A field of the form as the answers make it.
struct FieldStateOutput: ObjectOutput {
    let state: Campaign.FieldState

    static let schemaName = "FieldState"

    static let fields: [OutputField<FieldStateOutput>] = [
        .init("pointer", example: "/brief/successTarget") { $0.state.pointer },
        .init("applies", note: "Whether to show it.") { $0.state.applies },
        .init("required", note: "Whether an answer is due at some stage.") { $0.state.isOwed },
        .init("answered") { $0.state.isAnswered },
    ]
}

struct AnswerProblemOutput: ObjectOutput {
    let issue: Issue

    static let schemaName = "AnswerProblem"

    static let fields: [OutputField<AnswerProblemOutput>] = [
        .init("pointer") { $0.issue.pointer },
        .init("code") { $0.issue.code },
        .init("detail") { $0.issue.detail },
    ]
}
