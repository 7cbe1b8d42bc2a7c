import HubDomain
import HubJSON
import HubOperations

extension PortfolioPhase.Name: JSONOutput {}

struct PortfolioOutput: ObjectOutput {
    let view: PortfolioView

    static let schemaName = "PricingPortfolio"

    static let fields: [OutputField<PortfolioOutput>] = [
        .init("division", note: "`null` for all.") { $0.view.division },
        .init("asOf") { $0.view.asOf },
        .init("months", note: "The running one is the last.") { $0.view.months.map(PortfolioMonthOutput.init) },
        .init("quarters", note: "The last four whole ones.") { $0.view.quarters.map(PortfolioQuarterOutput.init) },
        .init("phase", note: "1 to 3: the first that isn't left.") { PortfolioPhase.current(of: $0.view.phases) },
        .init("phases") { $0.view.phases.map(PortfolioPhaseOutput.init) },
        .init("currency", note: "Of the analyses below.") { $0.view.currency },
        .init("convertNext", note: "Ready services, by what a fixed price would take off budgets.") { output in
            output.view.convertNext.map { ConvertNextOutput(candidate: $0) }
        },
        .init("notReady", note: "Because of the rules that don't hold.") { output in
            output.view.notReady.map { NotReadyOutput(candidate: $0) }
        },
    ]
}

struct PortfolioMonthOutput: ObjectOutput {
    let month: PortfolioView.Month

    init(_ month: PortfolioView.Month) {
        self.month = month
    }

    static let schemaName = "PortfolioMonth"

    static let fields: [OutputField<PortfolioMonthOutput>] = [
        .init("month", example: "2026-03") { $0.month.month.description },
        .init("serviceShare", note: "Of services, tiers and divisions, those not billed by the hour at its end.") {
            $0.month.serviceShare
        },
        .init("spend", note: "Of issued statements, by currency.") { $0.month.spend.map(FixedShareOutput.init) },
    ]
}

struct PortfolioQuarterOutput: ObjectOutput {
    let quarter: PortfolioView.Quarter

    init(_ quarter: PortfolioView.Quarter) {
        self.quarter = quarter
    }

    static let schemaName = "PortfolioQuarter"

    static let fields: [OutputField<PortfolioQuarterOutput>] = [
        .init("from", note: "Its first month.", example: "2026-01") { $0.quarter.from.description },
        .init("spend") { $0.quarter.spend.map(FixedShareOutput.init) },
    ]
}

struct FixedShareOutput: ObjectOutput {
    let share: FixedShare

    init(_ share: FixedShare) {
        self.share = share
    }

    static let schemaName = "FixedShare"

    static let fields: [OutputField<FixedShareOutput>] = [
        .init("currency") { $0.share.currency },
        .init("totalMinor", note: "Hours, fixed amounts and monthly fees.") { $0.share.total },
        .init("fixedMinor") { $0.share.fixed },
        .init("fixedShare") { $0.share.share },
        .init("costMinor", note: "Of hours and fixed lines.") { $0.share.cost },
        .init("margin", note: "Of hours and fixed lines; monthly fees have no cost of their own.") { $0.share.margin },
    ]
}

struct PortfolioPhaseOutput: ObjectOutput {
    let phase: PortfolioPhase

    init(_ phase: PortfolioPhase) {
        self.phase = phase
    }

    static let schemaName = "PortfolioPhase"

    static let fields: [OutputField<PortfolioPhaseOutput>] = [
        .init("phase") { $0.phase.number },
        .init("name") { $0.phase.name },
        .init("done", note: "Whether every criterion is met.") { $0.phase.isLeft },
        .init("criteria") { $0.phase.criteria.map(PortfolioCriterionOutput.init) },
    ]
}

struct PortfolioCriterionOutput: ObjectOutput {
    let criterion: PortfolioPhase.Criterion

    init(_ criterion: PortfolioPhase.Criterion) {
        self.criterion = criterion
    }

    static let schemaName = "PortfolioCriterion"

    static let fields: [OutputField<PortfolioCriterionOutput>] = [
        .init("criterion") { $0.criterion.name },
        .init("value") { $0.criterion.value },
        .init("threshold") { $0.criterion.threshold },
        .init("ok", note: "`null` when it isn't measured yet.") { $0.criterion.isMet },
        .init("note") { output -> String? in output.criterion.value == nil ? "not measured yet" : nil },
    ]
}

struct ConvertNextOutput: ObjectOutput {
    let candidate: PortfolioView.Candidate

    static let schemaName = "ConvertNext"

    static let fields: [OutputField<ConvertNextOutput>] = [
        .init("service") { $0.candidate.service },
        .init("tier") { $0.candidate.tier },
        .init("jobs") { $0.candidate.jobs },
        .init("priceMinor", note: "As recommended at the standard margin and limit, seed 1.") {
            $0.candidate.analysis?.recommendation?.priceMinor
        },
        .init("expectedMargin") { $0.candidate.analysis?.recommendation?.expectedMargin },
        .init("benefitMinor", note: "Uncertainty taken off budgets in the last twelve months.") {
            $0.candidate.benefit?.benefit
        },
    ]
}

struct NotReadyOutput: ObjectOutput {
    let candidate: PortfolioView.Candidate

    static let schemaName = "NotReady"

    static let fields: [OutputField<NotReadyOutput>] = [
        .init("service") { $0.candidate.service },
        .init("tier") { $0.candidate.tier },
        .init("jobs") { $0.candidate.jobs },
        .init("refusal", note: "Why there is no price at all.") { $0.candidate.refusal },
        .init("because", note: "The rules that don't hold.") { output in
            (output.candidate.analysis?.readiness ?? []).filter { !$0.isMet }.map(ReadinessOutput.init)
        },
    ]
}
