import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

/// A campaign as clients see it.
struct CampaignOutput: ObjectOutput {
    let view: CampaignView
    private var campaign: Campaign { view.campaign }

    static let schemaName = "Campaign"

    static let fields: [OutputField<CampaignOutput>] = [
        .init("key", example: "CMP-1042") { $0.campaign.key.description },
        .init("title") { $0.campaign.title },
        .init("stage", note: "A stage of the campaign's workflow.", example: "build") { $0.campaign.stage.rawValue },
        .init("version", note: "Rises with every change by a person; `If-Match` compares it.") {
            $0.campaign.version
        },
        .init("priority") { $0.campaign.priority },
        .init("division", example: "consumer") { $0.campaign.division },
        .init("team", note: "The team that works on it; its hours are those of the clocks.", example: "emea-production")
        {
            $0.campaign.team
        },
        .init("requester") { PersonNameOutput(person: $0.view.requester) },
        .init("requestedFor") { $0.view.requestedFor.map(PersonNameOutput.init) },
        .init("requestedLaunchAt") { $0.campaign.requestedLaunchAt },
        .init("committedLaunchAt", note: "What the team promised.") { $0.campaign.committedLaunchAt },
        .init("originalCommittedLaunchAt", note: "What the team promised first.") {
            $0.campaign.originalCommittedLaunchAt
        },
        .init("plannedStartAt") { $0.campaign.plannedStartAt },
        .init("scheduledLaunchAt", note: "The confirmed launch slot.") { $0.campaign.scheduledLaunchAt },
        .init("launchedAt") { $0.campaign.launchedAt },
        .init("lifecycleStage", note: "From the brief.") { $0.campaign.brief["lifecycleStage"]?.string },
        .init("goal", note: "From the brief.") { $0.campaign.brief["goal"]?.string },
        .init("brief", note: "The answers to the fields that every brief has.") { $0.campaign.brief },
        .init("lines") { owner in
            zip(owner.campaign.lines, owner.view.serviceNames).map { LineOutput(line: $0, serviceName: $1) }
        },
        .init("completeness", note: "Share of the requester's points that are satisfied, 0…1.", example: .double(0.75))
        {
            $0.view.assessment.completeness
        },
        .init("unmet", note: "What is still open at any stage.") { $0.view.assessment.unmet.map(UnmetOutput.init) },
        .init("holds", note: "What holds the work up now.") { $0.campaign.activeHolds.map(HoldOutput.init) },
        .init("clocks", note: "Every cycle of every service-level clock; requesters see those of kind `sla`.") {
            $0.view.clocks.map(ClockOutput.init)
        },
        .init("findings", note: "How many findings of QA are open.") {
            $0.campaign.findings.count(where: \.isOpen)
        },
        .init("next", note: "The request that tells what the caller may do now.") { owner in
            Satisfy(method: "GET", href: "/v1/campaigns/\(owner.campaign.key)/actions")
        },
        .init("createdAt") { $0.campaign.createdAt },
        .init("submittedAt") { $0.campaign.submittedAt },
        .init("updatedAt") { $0.campaign.updatedAt },
    ]

    var entityTag: EntityTag {
        EntityTag(version: Int(campaign.version), moment: view.moment, variant: view.isPartial ? "sla" : "")
    }

    var reply: Reply<CampaignOutput> { Reply(self, entityTag: entityTag, fields: fields) }

    private var fields: HTTPFields { view.dependsOnReader ? [.vary: "Authorization"] : [:] }

    var createdReply: Reply<CampaignOutput> {
        Reply(self, entityTag: entityTag, location: "/v1/campaigns/\(campaign.key)", fields: fields)
    }
}

/// One service of a campaign.
struct LineOutput: ObjectOutput {
    let line: ServiceLine
    let serviceName: String

    static let schemaName = "Line"

    static let fields: [OutputField<LineOutput>] = [
        .init("id", example: "L1") { $0.line.id },
        .init("service", example: "email-newsletter") { $0.line.service },
        .init("serviceName") { $0.serviceName },
        .init("serviceVersion") { $0.line.serviceVersion },
        .init("tier", note: "Worked out from the brief, confirmed at acceptance.") { $0.line.tier },
        .init("proposedTier", note: "What the request asked for.") { $0.line.proposedTier },
        .init("quantity") { $0.line.quantity },
        .init("locale", example: "en-GB") { $0.line.locale },
        .init("variantOf", note: "The master line.") { $0.line.variantOf },
        .init("attempt", note: "QA round, from 1.") { $0.line.attempt },
        .init("answers", note: "The answers to the service's fields.") { $0.line.answers },
    ]
}

/// A point of the minimum requirements that isn't satisfied.
struct UnmetOutput: ObjectOutput {
    let unmet: BriefAssessment.Unmet

    static let schemaName = "Unmet"

    static let fields: [OutputField<UnmetOutput>] = [
        .init("pointer", example: "/brief/contact") { $0.unmet.pointer },
        .init("code", note: "`required` for a missing answer, else the rule's id.") { $0.unmet.code },
        .init("detail") { $0.unmet.detail },
        .init("due", note: "The stage that can't be entered before.") { $0.unmet.due.rawValue },
        .init("level") { $0.unmet.level },
        .init("by", note: "Who fills it in.") { $0.unmet.filledBy },
    ]
}

struct HoldOutput: ObjectOutput {
    let hold: Hold

    static let schemaName = "Hold"

    static let fields: [OutputField<HoldOutput>] = [
        .init("id", example: "H1") { $0.hold.id },
        .init("reason", example: "waiting-on-requester") { $0.hold.reason },
        .init("lines", note: "Empty for the whole campaign.") { $0.hold.lines },
        .init("since") { $0.hold.since },
        .init("until", note: "When the work is expected to go on.") { $0.hold.until },
        .init("note") { $0.hold.note },
        .init("questions") { $0.hold.questions.map(QuestionOutput.init) },
    ]
}

struct QuestionOutput: ObjectOutput {
    let question: Hold.Question

    static let schemaName = "Question"

    static let fields: [OutputField<QuestionOutput>] = [
        .init("pointer", note: "The field that is meant; empty for the brief as a whole.") { $0.question.pointer },
        .init("question") { $0.question.text },
    ]
}

struct PersonNameOutput: ObjectOutput {
    let person: PersonName

    static let schemaName = "PersonName"

    static let fields: [OutputField<PersonNameOutput>] = [
        .init("id") { $0.person.id },
        .init("name") { $0.person.name },
    ]
}
