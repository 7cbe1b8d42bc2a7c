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
        .init("watchers", note: "Who follows it.") { $0.view.watchers.map(PersonNameOutput.init) },
        .init("confidential", note: "Only the people whom it names know of it; from the brief.") {
            $0.campaign.isConfidential
        },
        .init("programme", note: "That it belongs to.", example: "PRG-7") { $0.campaign.programme?.description },
        .init("requestedLaunchAt") { $0.campaign.requestedLaunchAt },
        .init("committedLaunchAt", note: "What the team promised.") { $0.campaign.committedLaunchAt },
        .init("originalCommittedLaunchAt", note: "What the team promised first.") {
            $0.campaign.originalCommittedLaunchAt
        },
        .init("plannedStartAt") { $0.campaign.plannedStartAt },
        .init("scheduledLaunchAt", note: "The confirmed launch slot.") { $0.campaign.scheduledLaunchAt },
        .init("slots", note: "The confirmed slots of the lines; none when all go out at the scheduled launch.") {
            owner in
            owner.campaign.flow.slots.map { SlotOutput(slot: $0, locale: owner.campaign.line($0.line)?.locale) }
        },
        .init("launchedAt", note: "When the first line went out.") { $0.campaign.launchedAt },
        .init("fullyLiveAt", note: "When the last line went out.") { $0.campaign.flow.fullyLiveAt },
        .init("lifecycleStage", note: "From the brief.") { $0.campaign.brief["lifecycleStage"]?.string },
        .init("goal", note: "From the brief.") { $0.campaign.brief["goal"]?.string },
        .init("brief", note: "The answers to the fields that every brief has.") { $0.campaign.brief },
        .init("lines") { owner in
            zip(owner.campaign.lines, owner.view.serviceNames).map {
                LineOutput(line: $0, campaign: owner.campaign, serviceName: $1)
            }
        },
        .init("completeness", note: "Share of the requester's points that are satisfied, 0…1.", example: .double(0.75))
        {
            $0.view.assessment.completeness
        },
        .init("presence", note: "Share of the same points where something was answered, enough or not.") {
            $0.view.assessment.presence
        },
        .init("unmet", note: "What is still open at any stage.") { $0.view.assessment.unmet.map(UnmetOutput.init) },
        .init("holds", note: "What holds the work up now.") { $0.campaign.activeHolds.map(HoldOutput.init) },
        .init("clocks", note: "Every cycle of every service-level clock; requesters see those of kind `sla`.") {
            $0.view.clocks.map(ClockOutput.init)
        },
        .init("overrides", note: "Gates that leads set aside in this stage and attempt.") { owner in
            owner.campaign.activeOverrides.map(\.gate)
        },
        .init("inputs", note: "What the requester owes.") { $0.campaign.flow.inputs.map(OwedInputOutput.init) },
        .init("findings", note: "How many findings of QA are open.") {
            $0.campaign.findings.count(where: \.isOpen)
        },
        .init("links", note: "What ties it to other campaigns.") { owner in
            owner.campaign.links.map { link in
                LinkOutput(link: link, other: owner.view.linked.first { $0.key == link.campaign })
            }
        },
        .whenPresent(
            "duplicates",
            note: "Campaigns that may be the same work once more; told of one campaign until it is accepted."
        ) { $0.view.duplicates?.map(DuplicateOutput.init) },
        .whenPresent("quote", note: "The newest one; told of one campaign.") { owner in
            owner.view.quote.map { ShortQuoteOutput(quote: $0) }
        },
        .whenPresent("promises", note: "What the requester was told about its date and price; told of one campaign.") {
            $0.view.promise.map(CampaignPromiseOutput.init)
        },
        .init("next", note: "The request that tells what the caller may do now.") { owner in
            Satisfy(method: "GET", href: "/v1/campaigns/\(owner.campaign.key)/actions")
        },
        .init("createdAt") { $0.campaign.createdAt },
        .init("submittedAt") { $0.campaign.submittedAt },
        .init("updatedAt") { $0.campaign.updatedAt },
    ]

    /// `"V-T"`: T moves with the view's own time, and with what lies around the campaign: other campaigns, freezes, likely
    /// duplicates.
    var entityTag: EntityTag {
        EntityTag(
            version: Int(campaign.version),
            moment: view.moment + surroundingsMark,
            variant: view.isPartial ? "sla" : ""
        )
    }

    /// A number that changes with what isn't the campaign's own.
    private var surroundingsMark: String {
        var mark = TextDigest()
        for point in view.assessment.unmet where point.asksSurroundings { mark.add(point.code + point.pointer) }
        for other in view.linked { mark.add("\(other.key) \(other.stage.rawValue) \(other.title)") }
        for duplicate in view.duplicates ?? [] { mark.add("\(duplicate.key) \(duplicate.stage.rawValue)") }
        return mark.isEmpty ? "" : ".\(mark.value)"
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
    let campaign: Campaign
    let serviceName: String

    static let schemaName = "Line"

    static let fields: [OutputField<LineOutput>] = [
        .init("id", example: "L1") { $0.line.id },
        .init("service", example: "email-newsletter") { $0.line.service },
        .init("serviceName") { $0.serviceName },
        .init("serviceVersion") { $0.line.serviceVersion },
        .init("tier", note: "Worked out from the brief, confirmed at acceptance.") { $0.line.tier },
        .init("tierConfirmed", note: "Whether a producer has confirmed the tier.") { $0.campaign.acceptedAt != nil },
        .init("proposedTier", note: "What the request asked for.") { $0.line.proposedTier },
        .init("quantity") { $0.line.quantity },
        .init("locale", example: "en-GB") { $0.line.locale },
        .init("variantOf", note: "The master line.") { $0.line.variantOf },
        .init("attempt", note: "QA round, from 1.") { $0.line.attempt },
        .init("price", note: "That it was accepted at; `null` before, and for hours without a price of their own.") {
            $0.line.price.map { LinePriceOutput(price: $0) }
        },
        .init("answers", note: "The answers to the service's fields; those of a variant over those of its master.") {
            $0.campaign.answers(of: $0.line)
        },
        .init("overrides", note: "The fields that a variant answers differently from its master; null for other lines.")
        {
            $0.campaign.overrides(of: $0.line)
        },
        .init("stale", note: "What of its master a variant is behind with; null while it is up to date.") {
            $0.line.staleness.map(StalenessOutput.init)
        },
    ]
}

/// What a variant hasn't followed.
struct StalenessOutput: ObjectOutput {
    let staleness: ServiceLine.Staleness

    static let schemaName = "Staleness"

    static let fields: [OutputField<StalenessOutput>] = [
        .init("since", note: "The first change of the master after work on the variant began.") {
            $0.staleness.since
        },
        .init("fields", note: "Which answers of the master have changed.") { $0.staleness.fields },
    ]
}

/// What ties a campaign to an other one.
struct LinkOutput: ObjectOutput {
    let link: CampaignLink
    let other: LinkedCampaign?

    static let schemaName = "Link"

    static let fields: [OutputField<LinkOutput>] = [
        .init("kind") { $0.link.kind },
        .init("campaign", example: "CMP-1007") { $0.link.campaign.description },
        .init("role", note: "What the other campaign is to this one; rules ask by it.", example: "registration-page") {
            $0.link.role
        },
        .init("stage", note: "What the other campaign has to reach before this one launches; of `needs` only.") {
            $0.link.stage?.rawValue
        },
        .init("title", note: "null when the other campaign isn't the caller's to know.") { $0.other?.title },
        .init("currentStage", note: "Where the other campaign is now; null like the title.") {
            $0.other?.stage.rawValue
        },
    ]
}

/// A campaign that may be the same work once more.
struct DuplicateOutput: ObjectOutput {
    let duplicate: LikelyDuplicate

    static let schemaName = "Duplicate"

    static let fields: [OutputField<DuplicateOutput>] = [
        .init("campaign", example: "CMP-1007") { $0.duplicate.key.description },
        .init("title") { $0.duplicate.title },
        .init("stage") { $0.duplicate.stage.rawValue },
        .init("launchAt") { $0.duplicate.launchAt },
        .init("likeness", note: "How alike the titles are by their three-letter pieces, 0…1.", example: .double(0.82)) {
            $0.duplicate.likeness
        },
    ]
}

/// A point of the minimum requirements that isn't satisfied.
struct UnmetOutput: ObjectOutput {
    let unmet: BriefAssessment.Point

    static let schemaName = "Unmet"

    static let fields: [OutputField<UnmetOutput>] = [
        .init("pointer", example: "/brief/contact") { $0.unmet.pointer },
        .init("code", note: "`required` for a missing answer, else the rule's id.") { $0.unmet.code },
        .init("detail") { $0.unmet.detail },
        .init("due", note: "The stage that can't be entered before.") { $0.unmet.due.rawValue },
        .init("level") { $0.unmet.level },
        .init("by", note: "Who fills it in.") { $0.unmet.filledBy },
        .init("present", note: "Something was answered, but not what is asked for.") { $0.unmet.isPresent },
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
