import HubDomain
import HubJSON

struct PricingAnalysisOutput: ObjectOutput {
    let analysis: PricingAnalysis

    static let schemaName = "PricingAnalysis"

    static let fields: [OutputField<PricingAnalysisOutput>] = [
        .init("n", note: "Jobs in the sample. None is left out of any figure.") { $0.analysis.count },
        .init("minutes") { SampleSummaryOutput(summary: $0.analysis.minutes) },
        .init("costMinor") { SampleSummaryOutput(summary: $0.analysis.costMinor) },
        .init("trend", note: "Of the cost over time; null below 4 jobs or when all were closed at one instant.") {
            $0.analysis.trend.map(CostTrendOutput.init)
        },
        .init("outliers", note: "Jobs whose cost lies more than 1.5 interquartile ranges outside the quartiles.") {
            $0.analysis.outliers.map(OutlierOutput.init)
        },
        .init("readiness", note: "What has to hold before a fixed price is proposed.") {
            $0.analysis.readiness.map(ReadinessOutput.init)
        },
        .init("ready") { $0.analysis.isReady },
        .init("recommendation") { $0.analysis.recommendation.map(RecommendationOutput.init) },
        .init("refusal", note: "Why there is no recommendation.") { $0.analysis.refusal },
        .init("backtest", note: "A price set on the oldest three quarters of the jobs, judged on the rest.") {
            $0.analysis.backtest.map(PricingBacktestOutput.init)
        },
    ]
}

struct SampleSummaryOutput: ObjectOutput {
    let summary: SampleSummary

    static let schemaName = "SampleSummary"

    static let fields: [OutputField<SampleSummaryOutput>] = [
        .init("mean") { $0.summary.mean },
        .init("p50") { $0.summary.p50 },
        .init("p80") { $0.summary.p80 },
        .init("p90") { $0.summary.p90 },
        .init("sd", note: "Null for a single job.") { $0.summary.standardDeviation },
        .init("cv", note: "Standard deviation ÷ mean; null where there is neither.") { $0.summary.variation },
    ]
}

struct CostTrendOutput: ObjectOutput {
    let trend: CostTrend

    static let schemaName = "CostTrend"

    static let fields: [OutputField<CostTrendOutput>] = [
        .init("slopePerMonth", note: "Theil–Sen, in minor units for 30.436875 days.") { $0.trend.slopePerMonth },
        .init("pValue", note: "Mann–Kendall, two-sided; below 0.05 the trend is significant.") { $0.trend.pValue },
    ]
}

struct OutlierOutput: ObjectOutput {
    let job: PricingQuestion.IndexedJob

    static let schemaName = "PricingOutlier"

    static let fields: [OutputField<OutlierOutput>] = [
        .init("index", note: "Place in the request's jobs, from 0.") { $0.job.index },
        .init("minutes") { $0.job.job.minutes },
        .init("costMinor") { $0.job.job.costMinor },
        .init("closedAt") { $0.job.job.closedAt },
    ]
}

extension ReadinessRule.Name: JSONOutput {}

struct ReadinessOutput: ObjectOutput {
    let rule: ReadinessRule

    static let schemaName = "PricingReadiness"

    static let fields: [OutputField<ReadinessOutput>] = [
        .init("rule") { $0.rule.rule },
        .init("value", note: "Null when the sample doesn't give it.") { $0.rule.value },
        .init("threshold") { $0.rule.threshold },
        .init("ok") { $0.rule.isMet },
    ]
}

struct RecommendationOutput: ObjectOutput {
    let recommendation: PriceRecommendation

    static let schemaName = "PriceRecommendation"

    static let fields: [OutputField<RecommendationOutput>] = [
        .init("priceMinor", note: "Of one job, in whole minor units.") { $0.recommendation.priceMinor },
        .init("expectedMargin", note: "1 − mean cost ÷ price.") { $0.recommendation.expectedMargin },
        .init("marginInterval", note: "5th and 95th percentile of the drawn periods.") {
            IntervalOutput(interval: $0.recommendation.marginInterval)
        },
        .init("lossProbability", note: "Share of the drawn periods that lose money.") {
            $0.recommendation.lossProbability
        },
        .init("jobLossShare", note: "Share of single jobs that cost more than the price.") {
            $0.recommendation.jobLossShare
        },
        .init("periodJobs") { $0.recommendation.periodJobs },
        .init("seed") { Int64(clamping: $0.recommendation.seed) },
    ]
}

struct PricingBacktestOutput: ObjectOutput {
    let backtest: PricingBacktest

    static let schemaName = "PricingBacktest"

    static let fields: [OutputField<PricingBacktestOutput>] = [
        .init("trainJobs") { $0.backtest.trainJobs },
        .init("testJobs") { $0.backtest.testJobs },
        .init("priceMinor") { $0.backtest.priceMinor },
        .init("testMargin") { $0.backtest.testMargin },
        .init("testJobLossShare") { $0.backtest.testJobLossShare },
    ]
}
