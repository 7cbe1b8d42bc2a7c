import HubDomain
import HubOperations

struct AnalyseService: EndpointInput {
    let question: ServiceQuestion

    init(_ reader: inout InputReader) {
        question = ServiceQuestion(
            service: reader.requiredQuery("service", .definitionKey),
            tier: reader.requiredQuery("tier", .choice(Tier.self)),
            divisions: reader.queryList("division", .definitionKey, note: "Whose jobs; without it those of all."),
            from: reader.query(
                "from",
                .windowEdge,
                note: "Jobs closed from this date (UTC) or instant on; two years before the end unless given."
            )?
            .begin,
            to: reader.query("to", .windowEdge, note: "Date (UTC) or instant, not included; now unless given.")?.begin,
            currency: reader.query(
                "currency",
                .text(.currency, 3...3),
                note: "Whose rate card the jobs are costed at; that of the divisions unless given."
            ),
            effectiveOn: reader.query("effectiveOn", .date, note: "Day of the rate card; today unless given."),
            targetMargin: reader.query(
                "targetMargin",
                .number(0...PricingLimits.highestMargin),
                default: PricingLimits.standardMargin,
                note: "Share of the price that is to be left over on average; 0.2 unless given."
            ),
            lossLimit: reader.query(
                "lossLimit",
                .number(0...1),
                default: PricingLimits.standardLossLimit,
                note: "Highest probability that the jobs of one price period together lose money; 0.05 unless given."
            ),
            periodJobs: reader.query(
                "periodJobs",
                .integer(1...PricingLimits.mostPeriodJobs),
                note: "Jobs of one price period. Without it, as many as the sample has in a quarter, at least 3."
            ),
            seed: reader.query(
                "seed",
                .integer(PricingLimits.seeds),
                note: "The same seed gives the same answer. Without it one is drawn."
            )
            .map(UInt64.init)
        )
    }
}

extension KPIWindow.Edge {
    /// The instant, or the beginning of the date in UTC.
    var begin: Instant {
        switch self {
        case .date(let date): ZoneID.utc.rules.earliest(LocalDateTime(date, .startOfDay))
        case .instant(let instant): instant
        }
    }
}
