import HubDomain
import HubJSON
import HubOperations

extension PriceProposal.Kind: JSONOutput {}
extension PriceProposal.State: JSONOutput {}

struct PriceProposalOutput: ObjectOutput {
    let view: ProposalView

    static let schemaName = "PriceProposal"

    private var proposal: PriceProposal { view.proposal }

    fileprivate func person(_ id: String) -> PersonNameOutput {
        PersonNameOutput(person: view.people[id] ?? PersonName(id: id, name: ""))
    }

    static let fields: [OutputField<PriceProposalOutput>] = [
        .init("number") { $0.proposal.number },
        .init("kind", note: "`re-base` and, after a drift, `tm-capped` are proposed by the watch.") {
            $0.proposal.kind
        },
        .init("state") { $0.proposal.state },
        .init("service") { $0.proposal.service },
        .init("tier") { $0.proposal.tier },
        .init("divisions") { $0.proposal.divisions },
        .init("amounts", note: "Of one unit of the line's quantity; of `tm-capped` what its hours are billed at most.")
        {
            $0.proposal.amounts.map(MoneyOutput.init)
        },
        .init("effectiveFrom", note: "Lines accepted before keep their price.") { $0.proposal.effectiveFrom },
        .init("reason") { $0.proposal.reason },
        .init("exception", note: "Why it was proposed though the service wasn't ready.") { $0.proposal.exception },
        .init("supersedes") { $0.proposal.supersedes },
        .init("proposedBy") { $0.person($0.proposal.proposedBy) },
        .init("proposedAt") { $0.proposal.proposedAt },
        .init("approvals") { output in
            output.proposal.approvals.map {
                SignatureOutput(person: output.person($0.by), at: $0.at, place: $0.role.rawValue)
            }
        },
        .init("acknowledgements", note: "By the budget owners.") { output in
            output.proposal.acknowledgements.map {
                AcknowledgementOutput(person: output.person($0.by), at: $0.at, division: $0.division)
            }
        },
        .init("ending", note: "Of a rejected, withdrawn or superseded one.") { output in
            output.proposal.ending.map { EndingOutput(person: output.person($0.by), at: $0.at, reason: $0.reason) }
        },
        .init("price", note: "That it became once agreed.") { $0.proposal.price.map(DefinitionVersionOutput.init) },
        .init("budget", note: "What the price means for the divisions' last twelve months, by currency.") { output in
            output.proposal.evidence.compactMap { evidence in
                evidence.benefit.map { BudgetEffectOutput(benefit: $0, currency: evidence.currency) }
            }
        },
        .whenPresent("evidence", note: "For finance and leads.") { output in
            output.view.showsCost ? output.proposal.evidence.map(PriceEvidenceOutput.init) : nil
        },
        .whenPresent("watch", note: "For finance and leads, once jobs were done at the price.") { output in
            output.view.showsCost ? output.view.watch.map(PriceWatchOutput.init) : nil
        },
    ]
}

struct SignatureOutput: ObjectOutput {
    let person: PersonNameOutput
    let at: Instant
    let place: String

    static let schemaName = "PriceApproval"

    static let fields: [OutputField<SignatureOutput>] = [
        .init("person") { $0.person }, .init("at") { $0.at }, .init("role") { $0.place },
    ]
}

struct AcknowledgementOutput: ObjectOutput {
    let person: PersonNameOutput
    let at: Instant
    let division: String

    static let schemaName = "PriceAcknowledgement"

    static let fields: [OutputField<AcknowledgementOutput>] = [
        .init("person") { $0.person }, .init("at") { $0.at }, .init("division") { $0.division },
    ]
}

struct EndingOutput: ObjectOutput {
    let person: PersonNameOutput
    let at: Instant
    let reason: String

    static let schemaName = "PriceProposalEnding"

    static let fields: [OutputField<EndingOutput>] = [
        .init("person") { $0.person }, .init("at") { $0.at }, .init("reason") { $0.reason },
    ]
}

/// What a budget owner has to know; no cost.
struct BudgetEffectOutput: ObjectOutput {
    let benefit: CostBenefit
    let currency: String

    static let schemaName = "BudgetEffect"

    static let fields: [OutputField<BudgetEffectOutput>] = [
        .init("currency") { $0.currency },
        .init("jobs") { $0.benefit.jobs },
        .init("billedBeforeMinor", note: "By the hour.") { $0.benefit.billBefore },
        .init("billedAfterMinor", note: "At the price.") { $0.benefit.billAfter },
        .init("changeOrdersMinor", note: "Billed by the hour either way.") { $0.benefit.changeOrders },
        .init("budgetVarianceBefore") { $0.benefit.varianceBefore },
        .init("budgetVarianceAfter") { $0.benefit.varianceAfter },
    ]
}

struct PriceEvidenceOutput: ObjectOutput {
    let evidence: PriceEvidence

    init(_ evidence: PriceEvidence) {
        self.evidence = evidence
    }

    static let schemaName = "PriceEvidence"

    static let fields: [OutputField<PriceEvidenceOutput>] = [
        .init("currency") { $0.evidence.currency },
        .init("from") { $0.evidence.from },
        .init("to") { $0.evidence.to },
        .init("digest", note: "SHA-256 of the sample as CSV.") { $0.evidence.digest },
        .init("rateCard") { $0.evidence.rateCard.map(DefinitionVersionOutput.init) },
        .init("jobs") { $0.evidence.jobs },
        .init("captureShare") { $0.evidence.captureShare },
        .init("targetMargin") { $0.evidence.targetMargin },
        .init("lossLimit") { $0.evidence.lossLimit },
        .init("seed") { Int64(clamping: $0.evidence.seed) },
        .init("periodJobs") { $0.evidence.periodJobs },
        .init("meanCostMinor", note: "What the watch holds actual costs against.") { $0.evidence.meanCost },
        .init("p80CostMinor") { $0.evidence.p80Cost },
        .init("cv") { $0.evidence.variation },
        .init("recommendedPriceMinor") { $0.evidence.recommendedPrice },
        .init("expectedMargin") { $0.evidence.expectedMargin },
        .init("marginInterval") { output in
            let low = output.evidence.marginLow
            return IntervalOutput(interval: low...max(low, output.evidence.marginHigh))
        },
        .init("lossProbability") { $0.evidence.lossProbability },
        .init("jobLossShare") { $0.evidence.jobLossShare },
        .init("backtestMargin") { $0.evidence.backtestMargin },
        .init("readiness") { $0.evidence.readiness.map(ReadinessOutput.init) },
        .init("ready") { $0.evidence.isReady },
        .init("costBenefit", note: "Of the divisions' own jobs at the proposed amount.") { output in
            output.evidence.benefit.map { CostBenefitOutput(benefit: $0, currency: output.evidence.currency) }
        },
    ]
}

struct PriceWatchOutput: ObjectOutput {
    let watch: PriceWatch

    init(_ watch: PriceWatch) {
        self.watch = watch
    }

    static let schemaName = "PriceWatch"

    static let fields: [OutputField<PriceWatchOutput>] = [
        .init("jobs", note: "Finished at the price, their time complete.") { $0.watch.jobs },
        .init("drift", note: "Mean cost of the newest 30 ÷ the assumption − 1.") { $0.watch.drift },
        .init("tolerance") { _ in PriceWatch.tolerance },
        .init("checkedAt") { $0.watch.checkedAt },
        .init("raisedAt", note: "When a drift was last told of.") { $0.watch.raisedAt },
    ]
}
