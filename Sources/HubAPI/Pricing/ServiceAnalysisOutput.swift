import HTTPServer
import HubDomain
import HubJSON
import HubOperations

/// The members of an inline analysis, and where the jobs come from.
struct ServiceAnalysisOutput: ObjectOutput {
    let answer: ServiceAnalysis

    static let schemaName = "ServicePricingAnalysis"

    static let fields: [OutputField<ServiceAnalysisOutput>] =
        [
            .init("service") { $0.answer.question.service },
            .init("tier") { $0.answer.question.tier },
            .init("divisions", note: "Whose jobs; empty for all.") { $0.answer.question.divisions },
            .init("from") { $0.answer.from },
            .init("to", note: "Not included.") { $0.answer.to },
            .init("sample") { PricingSampleOutput(answer: $0.answer) },
        ]
        + PricingAnalysisOutput.fields.map { field in
            field.lifted { PricingAnalysisOutput(analysis: $0.answer.analysis) }
        }
        + [
            .init("costBenefit", note: "Of the last twelve months at the recommended price.") { output in
                output.answer.benefit.map {
                    CostBenefitOutput(benefit: $0, currency: output.answer.sample.currency)
                }
            }
        ]
}

struct PricingSampleOutput: ObjectOutput {
    let answer: ServiceAnalysis

    static let schemaName = "PricingSample"

    static let fields: [OutputField<PricingSampleOutput>] = [
        .init("digest", note: "SHA-256 of the sample as CSV.") { $0.answer.digest },
        .init("currency") { $0.answer.sample.currency },
        .init("effectiveOn", note: "Day of the rate card.") { $0.answer.effectiveOn },
        .init("rateCard") { $0.answer.rateCard.map(DefinitionVersionOutput.init) },
        .init("finishedJobs", note: "Closed and launched, whether their time is complete or not.") {
            $0.answer.sample.finished
        },
        .init("captureShare", note: "Of the finished jobs, those whose time is complete: the sample.") {
            $0.answer.sample.captureShare
        },
        .init("reworkShare", note: "Of the minutes, those on second attempts and findings.") {
            $0.answer.sample.reworkShare
        },
        .init("changeOrderMinutes", note: "Beyond what the price buys; in no other figure.") {
            $0.answer.sample.changeOrderMinutes
        },
    ]
}

/// A definition and its version.
struct DefinitionVersionOutput: ObjectOutput {
    let reference: DefinitionReference

    init(_ reference: DefinitionReference) {
        self.reference = reference
    }

    static let schemaName = "VersionName"

    static let fields: [OutputField<DefinitionVersionOutput>] = [
        .init("key") { $0.reference.key },
        .init("version") { $0.reference.version },
    ]
}

struct CostBenefitOutput: ObjectOutput {
    let benefit: CostBenefit
    let currency: String

    static let schemaName = "CostBenefit"

    static let fields: [OutputField<CostBenefitOutput>] = [
        .init("currency") { $0.currency },
        .init("jobs") { $0.benefit.jobs },
        .init("units", note: "Quantities of the jobs.") { $0.benefit.units },
        .init("costMinor") { $0.benefit.cost },
        .init("billedBeforeMinor", note: "By the hour.") { $0.benefit.billBefore },
        .init("billedAfterMinor", note: "At the price.") { $0.benefit.billAfter },
        .init("changeOrdersMinor", note: "Billed by the hour either way.") { $0.benefit.changeOrders },
        .init("marginBefore") { $0.benefit.marginBefore },
        .init("marginAfter") { $0.benefit.marginAfter },
        .init("budgetVarianceBefore", note: "How far payments lay from those to be expected, by payments.") {
            $0.benefit.varianceBefore
        },
        .init("budgetVarianceAfter", note: "Change orders ÷ payments.") { $0.benefit.varianceAfter },
        .init("benefitMinor", note: "The uncertainty that the price takes off the requester's budget.") {
            $0.benefit.benefit
        },
    ]
}

/// An analysis as JSON, or its sample as CSV.
struct ServiceAnalysisRepresentation: EndpointOutput {
    let bytes: [UInt8]
    let isTable: Bool

    init(_ answer: ServiceAnalysis, isTable: Bool) throws {
        self.isTable = isTable
        bytes = isTable ? Array(try answer.sample.table().utf8) : ServiceAnalysisOutput(answer: answer).encoded()
    }

    static var content: OutputContent { .jsonOr(ServiceAnalysisOutput.schema, ["text/csv"]) }
    static var mediaType: String? { MediaType.json }
    var chosenMediaType: String? { isTable ? KPITable.mediaType : MediaType.json }
    func responseBody() -> ResponseBody { .bytes(bytes) }
}
