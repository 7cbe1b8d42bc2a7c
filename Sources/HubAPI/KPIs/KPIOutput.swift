import HubDomain
import HubJSON

/// A key figure in the form of the contract.
struct KPIOutput: ObjectOutput {
    let answer: KPIAnswer

    static let schemaName = "KPI"

    static let fields: [OutputField<KPIOutput>] = [
        .init("metric", example: "cycle-time") { $0.answer.query.metric },
        .init("definition", note: "Boundary events, and what is divided by what.") { $0.answer.query.definition.text },
        .init("unit", example: "minutes") { $0.answer.query.definition.unit },
        .init("window", note: "Half-open.") { KPIWindowOutput(window: $0.answer.query.window) },
        .init(
            "asOf",
            note: "When the newest event that was counted was recorded; the minute, where time alone moves it."
        ) {
            $0.answer.asOf
        },
        .init("n", note: "What was counted; of a ratio the denominator.") { $0.answer.value.n },
        .init("percentiles") { _ in "nearest-rank" },
        .init("value", note: "null when there is nothing to divide by.") {
            KPIAmountOutput(amount: $0.answer.value.amount)
        },
        .whenPresent("late", note: "Due, and not launched or stopped in time.") { $0.answer.extra["late"] },
        .whenPresent("excused", note: "Those of the late ones that a hold excuses.") { $0.answer.extra["excused"] },
        .whenPresent("byRetarget", note: "Those of the late clocks that only another goal made late.") {
            $0.answer.extra["byRetarget"]
        },
        .whenPresent("asked", note: "Of csat: campaigns launched in the window, which requesters are asked about.") {
            $0.answer.extra["asked"]
        },
        .whenPresent("responseRate", note: "Of csat: n ÷ asked.") { output in
            output.answer.extra["asked"].flatMap { $0 > 0 ? Double(output.answer.value.n) / Double($0) : nil }
        },
        .whenPresent("overloaded", note: "Of utilisation: people above \(PersonLoad.mostPercent) %.") {
            $0.answer.extra["overloaded"]
        },
        .whenPresent("currency", note: "Of amounts and of what is made of them, where there is one alone.") {
            $0.answer.currency
        },
        .whenPresent("note", note: "What a reader has to know, such as that currencies aren't added.") {
            $0.answer.note
        },
        .init("series", note: "By interval and `by`, where either was asked for.") { output in
            output.answer.series.map { KPIPartOutput(part: $0, by: output.answer.seriesNames) }
        },
    ]
}

extension KPIMetric: JSONOutput {}

extension KPIAnswer {
    /// What the names of a part's values are.
    var seriesNames: [String] {
        query.by.isEmpty && query.metric == .flow ? ["stage"] : query.by.map(\.rawValue)
    }
}

struct KPIWindowOutput: ObjectOutput {
    let window: KPIWindow

    static let schemaName = "KPIWindow"
    static let fields: [OutputField<KPIWindowOutput>] = [
        .init("from") { $0.window.from },
        .init("to") { $0.window.to },
        .init("zone", example: "Europe/Berlin") { $0.window.zone.name },
    ]
}

/// A number, mean and percentiles, or nothing.
struct KPIAmountOutput: JSONOutput {
    let amount: KPIValue.Amount

    static let schema = Schema.leaf([
        "oneOf": [
            ["type": "null"], ["type": "number"],
            [
                "type": "object",
                "properties": [
                    "mean": ["type": "number"], "p50": ["type": "number"], "p85": ["type": "number"],
                    "p95": ["type": "number"],
                ],
                "required": ["mean", "p50", "p85", "p95"],
            ],
        ]
    ])

    func write(to writer: inout JSONWriter) {
        switch amount {
        case .nothing: writer.null()
        case .count(let count): writer.integer(count)
        case .ratio(let ratio): writer.double(ratio)
        case .spread(let mean, let p50, let p85, let p95):
            writer.beginObject()
            for (name, value) in [("mean", mean), ("p50", p50), ("p85", p85), ("p95", p95)] {
                writer.name(name)
                writer.double(value)
            }
            writer.endObject()
        }
    }
}

/// One value of the series.
struct KPIPartOutput: JSONOutput {
    let part: KPIAnswer.Part
    let by: [String]

    static let schema = Schema.object(
        ObjectSchema(
            name: "KPIPart",
            note: "A key figure in one period, of the campaigns that `by` tells.",
            properties: [
                .init(name: "from", schema: .instant, isRequired: true),
                .init(name: "to", schema: .instant, isRequired: true),
                .init(name: "by", schema: .leaf(["type": "object"]), isRequired: true),
                .init(name: "n", schema: .integer, isRequired: true),
                .init(name: "value", schema: KPIAmountOutput.schema, isRequired: true),
            ]
        )
    )

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.name("from")
        writer.instant(part.window.from)
        writer.name("to")
        writer.instant(part.window.to)
        writer.name("by")
        writer.beginObject()
        for (name, value) in zip(by, part.by) {
            writer.name(name)
            value.write(to: &writer)
        }
        writer.endObject()
        writer.name("n")
        writer.integer(part.value.n)
        writer.name("value")
        KPIAmountOutput(amount: part.value.amount).write(to: &writer)
        writer.endObject()
    }
}

/// The figures of a dashboard.
struct KPIListOutput: ObjectOutput {
    let answers: [KPIAnswer]

    static let schemaName = "KPIs"
    static let fields: [OutputField<KPIListOutput>] = [
        .init("items") { $0.answers.map(KPIOutput.init) }
    ]
}
