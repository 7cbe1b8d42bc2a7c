import HubDomain
import HubJSON
import HubOperations

/// What can be promised about a request.
struct PromiseOutput: ObjectOutput {
    let answer: PromiseAnswer

    static let schemaName = "Promise"

    static let fields: [OutputField<PromiseOutput>] = [
        .init("asOf") { $0.answer.asOf },
        .init("earliest", note: "By service levels, on an empty desk; null when no service has goals.") { owner in
            owner.answer.earliest.map { EarliestOutput(earliest: $0, zone: owner.answer.zone) }
        },
        .init("likely", note: "By what lies on the desk; null on thin data.") { owner in
            owner.answer.likely.map { $0.dates.map(LikelyDateOutput.init) }
        },
        .init("likelyReason", note: "Why there are no likely dates.") { $0.answer.likelyReason },
        .init("desk", note: "What the likely dates are from.") { owner in
            owner.answer.desk.map {
                DeskOutput(desk: $0, borrowed: owner.answer.likely?.borrowedServices ?? [])
            }
        },
        .init("price", note: "What a quote made now would say; null when nothing can be quoted.") {
            PromisedPriceOutput(price: $0.answer.price)
        },
        .init("priceReason", note: "Why there is no price.") { $0.answer.price.reason },
        .init("decidedBy", note: "Whose input decides the earliest date.") {
            $0.answer.decider.map(DeciderOutput.init)
        },
        .init(
            "whatIf",
            note: "Single changes that bring the earliest date forward or the price down, the quickest first."
        ) {
            $0.answer.whatIfs.map(WhatIfOutput.init)
        },
        .init("lines", note: "With the tiers that the brief comes to.") {
            $0.answer.lines.map(PromisedLineOutput.init)
        },
    ]
}

struct EarliestOutput: ObjectOutput {
    let earliest: EarliestDate
    let zone: ZoneID

    static let schemaName = "EarliestDate"

    static let fields: [OutputField<EarliestOutput>] = [
        .init("at") { $0.earliest.at },
        .init("date", note: "In the zone of the division's calendar.") { $0.zone.rules.date(at: $0.earliest.at) },
        .init("basis", example: "sla") { _ in "sla" },
        .init("steps", note: "One after the other, each as long as its goal.") {
            $0.earliest.steps.map(EarliestStepOutput.init)
        },
        .init("stagesWithoutGoal", note: "Counted as no time.") { $0.earliest.stagesWithoutGoal.map(\.rawValue) },
    ]
}

struct EarliestStepOutput: ObjectOutput {
    let step: EarliestDate.Step

    static let schemaName = "EarliestStep"

    static let fields: [OutputField<EarliestStepOutput>] = [
        .init("stage", example: "build") { $0.step.stage.rawValue },
        .init("clock", example: "build") { $0.step.clock.rawValue },
        .init("goalMinutes", note: "Of working time.") { $0.step.goalMinutes },
        .init("from") { $0.step.from },
        .init("dueAt") { $0.step.dueAt },
        .init("calendar", example: "united-kingdom") { $0.step.calendar },
    ]
}

struct LikelyDateOutput: ObjectOutput {
    let entry: LikelyDates.Entry

    static let schemaName = "LikelyDate"

    static let fields: [OutputField<LikelyDateOutput>] = [
        .init("percent", note: "About so many of such promises are kept.", example: 85) { $0.entry.percent },
        .init("date", note: "Launched by the end of this day; null when it takes years.") { $0.entry.date },
    ]
}

struct DeskOutput: ObjectOutput {
    let desk: PromiseModel
    let borrowed: [String]

    static let schemaName = "Desk"

    static let fields: [OutputField<DeskOutput>] = [
        .init("asOf", note: "When the desk was looked at.") { $0.desk.asOf },
        .init("open", note: "Campaigns handed in and neither launched nor ended.") { $0.desk.shares.open },
        .init("days", note: "Working days of the past that are drawn from.") { $0.desk.days.dates.count },
        .init("daysWithLaunch") { $0.desk.busyDays },
        .init("launches", note: "On these days.") { $0.desk.launches },
        .init("runs") { _ in PromiseModel.runs },
        .init("seed") { Int64($0.desk.seed) },
        .init("borrowed", note: "Services with too few launches, for which those of all stand.") { $0.borrowed },
    ]
}

struct DeciderOutput: ObjectOutput {
    let decider: DateDecider

    static let schemaName = "DateDecider"

    static let fields: [OutputField<DeciderOutput>] = [
        .init("party") { $0.decider.party },
        .init("text") { $0.decider.text },
        .init("inputs", note: "What the requester owes or may change, as pointers.") { $0.decider.inputs },
        .init("clock", note: "Of the stage that takes longest.") { $0.decider.clock?.rawValue },
    ]
}

extension DateDecider.Party: JSONOutput {}

struct WhatIfOutput: ObjectOutput {
    let whatIf: PromiseAnswer.WhatIf

    static let schemaName = "WhatIf"

    static let fields: [OutputField<WhatIfOutput>] = [
        .init("pointer", example: "/lines/0/locale") { $0.whatIf.change.pointer },
        .init("change", example: "2 locales fewer") { $0.whatIf.change.text },
        .init("earliestAt", note: "Null when no service of it has goals.") { $0.whatIf.earliestAt },
        .init("daysEarlier", note: "Calendar days.") { $0.whatIf.daysEarlier },
        .init("cheaper", note: "How much less the median of the price is; null when either isn't known.") {
            $0.whatIf.cheaper.map(MoneyOutput.init)
        },
    ]
}

struct PromisedLineOutput: ObjectOutput {
    let line: ServiceLine

    static let schemaName = "PromisedLine"

    static let fields: [OutputField<PromisedLineOutput>] = [
        .init("id", example: "L1") { $0.line.id },
        .init("service", example: "landing-page") { $0.line.service },
        .init("tier") { $0.line.tier },
        .init("locale", example: "en-GB") { $0.line.locale },
    ]
}

/// What the requester of a campaign was told about its date.
struct CampaignPromiseOutput: ObjectOutput {
    let promise: CampaignPromise

    static let schemaName = "CampaignPromise"

    static let fields: [OutputField<CampaignPromiseOutput>] = [
        .init("earliestAt", note: "By service levels from the submission on, on an empty desk; null without goals.") {
            $0.promise.earliest?.at
        },
        .init("likely", note: "By what lay on the desk at the submission; null on thin data.") { owner in
            owner.promise.likely.map { promise in
                [
                    ToldDateOutput(percent: 50, by: promise.halfBy),
                    ToldDateOutput(percent: 85, by: promise.mostBy),
                ]
            }
        },
        .init("likelyReason", note: "Why there are no likely dates.") { $0.promise.likelyReason },
        .init("madeAt", note: "When the likely dates were told.") { $0.promise.likely?.madeAt },
        .init("price", note: "The newest quote, or what one made now would say; null when nothing can be quoted.") {
            PromisedPriceOutput(price: $0.promise.price)
        },
        .init("priceReason", note: "Why there is no price.") { $0.promise.price.reason },
    ]
}

struct ToldDateOutput: ObjectOutput {
    let percent: Int
    let by: Instant

    static let schemaName = "ToldDate"

    static let fields: [OutputField<ToldDateOutput>] = [
        .init("percent", example: 85) { $0.percent },
        .init("by", note: "The end of the day.") { $0.by },
    ]
}

extension PromisedPrice {
    fileprivate var reason: String? {
        if case .unknown(let reason) = self { return reason }
        return nil
    }
}

/// A price or its range, net of tax.
struct PromisedPriceOutput: ObjectOutput {
    let figures: QuoteFigures
    let isQuoted: Bool

    init?(price: PromisedPrice) {
        guard case .figures(let figures, let isQuoted) = price else { return nil }
        self.figures = figures
        self.isQuoted = isQuoted
    }

    private func money(_ minor: Int64) -> MoneyOutput { MoneyOutput(money: Money(minor, figures.currency)) }

    static let schemaName = "PromisedPrice"

    static let fields: [OutputField<PromisedPriceOutput>] = [
        .init("quoted", note: "By a quote that was made; else by what one made now would say.") { $0.isQuoted },
        .init("exact", note: "What doesn't depend on hours.") { $0.money($0.figures.exact) },
        .init("p50", note: "Half of such campaigns stay within it; equal to p90 for a fixed price.") {
            $0.money($0.figures.p50)
        },
        .init("p90", note: "Nine in ten do.") { $0.money($0.figures.p90) },
        .init("estimate", note: "Whether too little history stands behind some line.") { $0.figures.isEstimate },
    ]
}
