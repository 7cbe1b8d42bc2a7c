import HubDomain
import HubJSON
import HubOperations

extension ProgrammeLaunch.Certainty: JSONOutput {}

struct ProgrammeOutput: ObjectOutput {
    let view: ProgrammeView
    private var programme: Programme { view.programme }

    static let schemaName = "Programme"

    static let fields: [OutputField<ProgrammeOutput>] = [
        .init("key", example: "PRG-7") { $0.programme.key.description },
        .init("version") { $0.programme.version },
        .init("title") { $0.programme.title },
        .init("note") { $0.programme.note },
        .init("owner", note: "Who answers for it.") { PersonNameOutput(person: $0.view.owner) },
        .init("createdAt") { $0.programme.createdAt },
        .init("updatedAt") { $0.programme.updatedAt },
    ]
}

struct ProgrammeDetailOutput: ObjectOutput {
    let detail: ProgrammeDetail

    static let schemaName = "ProgrammeDetail"

    static let fields: [OutputField<ProgrammeDetailOutput>] = [
        .init("programme") { ProgrammeOutput(view: $0.detail.view) },
        .init("campaigns") { $0.detail.campaigns.map(ProgrammeCampaignOutput.init) },
        .init("stages", note: "Campaigns by stage.") { owner in
            owner.detail.figures.stages.sorted { $0.key.rawValue < $1.key.rawValue }
                .map { ProgrammeStageOutput(stage: $0.key.rawValue, count: $0.value) }
        },
        .init("quotes", note: "The newest quotes, by currency.") { owner in
            owner.detail.figures.quotes.sorted { $0.key < $1.key }
                .map { ProgrammeQuoteOutput(currency: $0.key, sum: $0.value) }
        },
        .init("unquoted", note: "Campaigns without a quote.") { $0.detail.figures.unquoted },
        .init("expenses", note: "What divisions pay for what was ordered from others, by currency.") { owner in
            owner.detail.figures.expenses.sorted { $0.key < $1.key }
                .map { ProgrammeExpenseOutput(currency: $0.key, sum: $0.value) }
        },
        .init("firstLaunchAt") { $0.detail.launches.first?.at },
        .init("lastLaunchAt") { $0.detail.launches.last?.at },
    ]
}

struct ProgrammeCampaignOutput: ObjectOutput {
    let campaign: Campaign

    static let schemaName = "ProgrammeCampaign"

    static let fields: [OutputField<ProgrammeCampaignOutput>] = [
        .init("campaign", example: "CMP-1042") { $0.campaign.key.description },
        .init("title") { $0.campaign.title },
        .init("division") { $0.campaign.division },
        .init("stage") { $0.campaign.stage.rawValue },
        .init("priority") { $0.campaign.priority },
    ]
}

struct ProgrammeStageOutput: ObjectOutput {
    let stage: String
    let count: Int

    static let schemaName = "ProgrammeStage"

    static let fields: [OutputField<ProgrammeStageOutput>] = [
        .init("stage") { $0.stage },
        .init("campaigns") { $0.count },
    ]
}

struct ProgrammeQuoteOutput: ObjectOutput {
    let currency: String
    let sum: ProgrammeFigures.QuoteSum

    static let schemaName = "ProgrammeQuote"

    static let fields: [OutputField<ProgrammeQuoteOutput>] = [
        .init("currency", example: "EUR") { $0.currency },
        .init("campaigns") { $0.sum.campaigns },
        .init("accepted", note: "Of these, with an accepted quote.") { $0.sum.accepted },
        .init("exactMinor", note: "What doesn't depend on hours.") { $0.sum.exact },
        .init("p50Minor", note: "The campaigns' bounds added up.") { $0.sum.p50 },
        .init("p90Minor", note: "The campaigns' bounds added up: together they vary less than that.") { $0.sum.p90 },
    ]
}

struct ProgrammeExpenseOutput: ObjectOutput {
    let currency: String
    let sum: ProgrammeFigures.ExpenseSum

    static let schemaName = "ProgrammeExpense"

    static let fields: [OutputField<ProgrammeExpenseOutput>] = [
        .init("currency", example: "EUR") { $0.currency },
        .init("committedMinor", note: "Ordered and not invoiced.") { $0.sum.committed },
        .init("actualMinor", note: "Invoiced.") { $0.sum.actual },
        .init("mediaMinor", note: "Money for media, in neither of the others.") { $0.sum.media },
    ]
}

struct ProgrammeLaunchOutput: ObjectOutput {
    let launch: ProgrammeLaunch

    static let schemaName = "ProgrammeLaunch"

    static let fields: [OutputField<ProgrammeLaunchOutput>] = [
        .init("at") { $0.launch.at },
        .init("certainty", note: "How sure it is.") { $0.launch.certainty },
        .init("campaign", example: "CMP-1042") { $0.launch.campaign.description },
        .init("title") { $0.launch.title },
        .init("line", note: "null for the campaign as a whole.") { $0.launch.line },
    ]
}
