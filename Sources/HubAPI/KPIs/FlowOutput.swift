import HubDomain
import HubJSON

struct FlowOutput: ObjectOutput {
    let report: FlowReport

    static let schemaName = "Flow"
    static let fields: [OutputField<FlowOutput>] = [
        .init("window", note: "Half-open.") { KPIWindowOutput(window: $0.report.window) },
        .init("asOf", note: "The minute that ages are taken at.") { $0.report.asOf },
        .init("ageing", note: "Work in production now.") { AgeingOutput(ageing: $0.report.ageing) },
        .init("scatter", note: "Cycle times of campaigns launched in the window.") {
            ScatterOutput(scatter: $0.report.scatter)
        },
        .init("histogram", note: "In how many periods so many were launched.") {
            HistogramOutput(histogram: $0.report.histogram)
        },
        .init("littlesLaw", note: "Work in progress against launches and cycle time.") {
            LittlesLawOutput(law: $0.report.littlesLaw)
        },
        .init("timeSpent", note: "Of everything launched in the window.") { TimeSpentOutput(time: $0.report.time) },
    ]
}

struct AgeingOutput: ObjectOutput {
    let ageing: FlowReport.Ageing

    static let schemaName = "Ageing"
    static let fields: [OutputField<AgeingOutput>] = [
        .init("count", note: "All there are; the oldest \(FlowReport.Ageing.limit) are listed.") { $0.ageing.count },
        .init("items", note: "The oldest first.") { $0.ageing.items.map(AgeingItemOutput.init) },
    ]
}

struct AgeingItemOutput: ObjectOutput {
    let item: FlowReport.Ageing.Item

    static let schemaName = "AgeingItem"
    static let fields: [OutputField<AgeingItemOutput>] = [
        .init("key", note: "null for a confidential campaign of others.") { $0.item.campaign?.description },
        .init("stage") { $0.item.stage.rawValue },
        .init("since", note: "When it first entered the build.") { $0.item.since },
        .init("ageMinutes") { $0.item.age.wholeMinutes },
        .init("beyond", note: "The percentile of the window's cycle times that it is older than: 50, 85 or 95.") {
            $0.item.beyond
        },
    ]
}

struct ScatterOutput: ObjectOutput {
    let scatter: FlowReport.Scatter

    static let schemaName = "Scatter"
    static let fields: [OutputField<ScatterOutput>] = [
        .init("count", note: "All there are; of more than \(FlowReport.Scatter.limit) a selection is shown.") {
            $0.scatter.count
        },
        .init("minutes", note: "Mean and percentiles of all.") {
            KPIAmountOutput(amount: $0.scatter.cycleTime.amount)
        },
        .init("points", note: "By launch.") { $0.scatter.points.map(ScatterPointOutput.init) },
    ]
}

struct ScatterPointOutput: ObjectOutput {
    let point: FlowReport.Scatter.Point

    static let schemaName = "ScatterPoint"
    static let fields: [OutputField<ScatterPointOutput>] = [
        .init("key", note: "null for a confidential campaign of others.") { $0.point.campaign?.description },
        .init("launchedAt") { $0.point.at },
        .init("minutes") { Double($0.point.time.count) / 60_000 },
    ]
}

struct HistogramOutput: ObjectOutput {
    let histogram: FlowReport.Histogram

    static let schemaName = "Histogram"
    static let fields: [OutputField<HistogramOutput>] = [
        .init("interval") { $0.histogram.interval.rawValue },
        .init("bars") { $0.histogram.bars.map(HistogramBarOutput.init) },
    ]
}

struct HistogramBarOutput: ObjectOutput {
    let bar: FlowReport.Histogram.Bar

    static let schemaName = "HistogramBar"
    static let fields: [OutputField<HistogramBarOutput>] = [
        .init("launches") { $0.bar.launches },
        .init("periods") { $0.bar.periods },
    ]
}

struct LittlesLawOutput: ObjectOutput {
    let law: LittlesLaw

    static let schemaName = "LittlesLaw"
    static let fields: [OutputField<LittlesLawOutput>] = [
        .init("meanInProgress", note: "In production, weighted by time.") { $0.law.meanInProgress },
        .init("launchesPerDay") { $0.law.launchesPerDay },
        .init("meanCycleMinutes") { $0.law.meanCycleTime },
        .init("ratio", note: "Near 1 in a steady flow; above it work piles up.") { $0.law.ratio },
    ]
}

/// Minutes of working time.
struct TimeSpentOutput: ObjectOutput {
    let time: TimeSpent

    static let schemaName = "TimeSpent"
    static let fields: [OutputField<TimeSpentOutput>] = [
        .init("totalMinutes", note: "Working time from the build to the launch.") { $0.time.total.wholeMinutes },
        .init("workingMinutes", note: "A task was in progress and nothing on hold.") { $0.time.working.wholeMinutes },
        .init("queueingMinutes", note: "Neither worked on nor waited for.") { $0.time.queueing.wholeMinutes },
        .init("waiting", note: "By who was waited for.") { $0.time.waiting.map(WaitingShareOutput.init) },
    ]
}

struct WaitingShareOutput: ObjectOutput {
    let share: TimeSpent.Share

    static let schemaName = "WaitingShare"
    static let fields: [OutputField<WaitingShareOutput>] = [
        .init("party", example: "requester") { $0.share.party },
        .init("minutes") { $0.share.time.wholeMinutes },
    ]
}
