import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

extension HubAPI {
    static func addForecastAccuracy(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub) {
        catalogue.add(
            Endpoint<HubDomain.Caller, ShowForecastAccuracy, AccuracyOutput>(
                .get,
                "/v1/forecasts/accuracy",
                id: "showForecastAccuracy",
                tag: "Forecasts",
                summary: "Show how the forecasts of the past did",
                description: """
                    The hub stores a forecast for each service at the beginning of every week and month, and what came \
                    when the period has ended. Promises are those made at submissions.
                    """,
                access: .person
            ) { input, _ in
                Reply(
                    AccuracyOutput(
                        answer: try await hub.forecastAccuracy(
                            service: input.service,
                            input.interval,
                            since: input.since
                        )
                    )
                )
            }
        )
    }
}

struct ShowForecastAccuracy: EndpointInput {
    let service: String?
    let interval: VolumeQuestion.Interval
    let since: Instant?

    init(_ reader: inout InputReader) {
        service = reader.query("service", .definitionKey, note: "All together without it.")
        interval = reader.query(
            "interval",
            .choice(VolumeQuestion.Interval.self),
            default: .month,
            note: "Forecasts are kept for weeks and months."
        )
        since = reader.query("since", .instant, note: "Of periods that begin at or after it; a year without it.")
    }
}

struct AccuracyOutput: ObjectOutput {
    let answer: AccuracyAnswer
    private static let listed = 100

    static let schemaName = "ForecastRecord"

    static let fields: [OutputField<AccuracyOutput>] = [
        .init("service", note: "Null for all together.") { $0.answer.service },
        .init("interval") { $0.answer.interval },
        .init("since") { $0.answer.since },
        .init("overall") { AccuracyFiguresOutput(accuracy: $0.answer.overall) },
        .init("byAhead", note: "By how many periods ahead the forecast was made; 0 is the period of its making.") {
            owner in
            owner.answer.byAhead.map { AheadAccuracyOutput(ahead: $0.ahead, accuracy: $0.accuracy) }
        },
        .init("open", note: "Forecasts whose period hasn't ended.") { $0.answer.open },
        .init("forecasts", note: "The newest periods first; at most 100.") { owner in
            owner.answer.records.prefix(listed).map(StoredForecastOutput.init)
        },
        .init("promises", note: "Likely dates that requesters were told at submissions of any service.") {
            PromiseRecordOutput(record: $0.answer.promises)
        },
    ]
}

struct AccuracyFiguresOutput: ObjectOutput {
    let accuracy: ForecastRecordAccuracy

    static let schemaName = "ForecastAccuracy"

    static let fields: [OutputField<AccuracyFiguresOutput>] = [
        .init("n", note: "Forecasts whose period has ended.") { $0.accuracy.count },
        .init("wape", note: "Σ|actual − forecast| ÷ Σ|actual|.") { $0.accuracy.wape },
        .init("mase", note: "Below 1 better than repeating the last season.") { $0.accuracy.mase },
        .init("coverage80", note: "Share of periods within the 80 % interval.") { $0.accuracy.coverage80 },
        .init("coverage95") { $0.accuracy.coverage95 },
    ]
}

struct AheadAccuracyOutput: ObjectOutput {
    let ahead: Int
    let accuracy: ForecastRecordAccuracy

    static let schemaName = "AheadAccuracy"

    static let fields: [OutputField<AheadAccuracyOutput>] = [
        .init("ahead") { $0.ahead },
        .init("accuracy") { AccuracyFiguresOutput(accuracy: $0.accuracy) },
    ]
}

struct StoredForecastOutput: ObjectOutput {
    let record: ForecastRecord

    static let schemaName = "StoredForecast"

    static let fields: [OutputField<StoredForecastOutput>] = [
        .init("from") { $0.record.from },
        .init("to") { $0.record.to },
        .init("ahead") { $0.record.ahead },
        .init("madeAt") { $0.record.madeAt },
        .init("method") { $0.record.method },
        .init("point") { $0.record.point },
        .init("interval80") { IntervalOutput(interval: $0.record.interval80) },
        .init("interval95") { IntervalOutput(interval: $0.record.interval95) },
        .init("actual", note: "Null until the period has ended.") { $0.record.actual },
    ]
}

struct PromiseRecordOutput: ObjectOutput {
    let record: PromiseRecord

    static let schemaName = "PromiseRecord"

    static let fields: [OutputField<PromiseRecordOutput>] = [
        .init("n", note: "Campaigns launched, or not launched by the 85 % day.") { $0.record.count },
        .init("kept50", note: "Share launched by the day of the 50 %.") { share($0.record.keptHalf, $0.record) },
        .init("kept85", note: "Share launched by the day of the 85 %.") { share($0.record.keptMost, $0.record) },
    ]

    private static func share(_ kept: Int, _ record: PromiseRecord) -> Double? {
        record.count > 0 ? Double(kept) / Double(record.count) : nil
    }
}
