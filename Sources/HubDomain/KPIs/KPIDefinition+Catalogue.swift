extension KPIMetric {
    /// How the figure is made.
    package func definition(_ options: KPIOptions = KPIOptions()) -> KPIDefinition {
        switch self {
        case .throughput: throughput(options.unit)
        case .leadTime: define("From submitted to the first launch, in calendar time.", of: .launched)
        case .turnaround:
            define(
                """
                From the build entered, which the default gates allow once the request is accepted, its planned start \
                has come and every input due at build is there, to ready for launch: the stage launch entered last.
                """,
                of: .turnaround
            )
        case .cycleTime: define("From the build first entered to the first launch, in calendar time.", of: .cycleTime)
        case .stageTime:
            define(
                "Per stage, the sum of all visits that ended by the first launch, in calendar time; without by=stage every stage of every campaign is one duration.",
                of: .stageTime,
                labels: .stage
            )
        case .wip:
            stock(
                .wip,
                "Campaigns in a production stage (build, qa or launch) at the end of the period, or now.",
                "campaigns"
            )
        case .wipAge:
            stock(
                .wipAge,
                "Time since the build was first entered, of campaigns in a production stage at the end of the period, or now.",
                "minutes"
            )
        case .flow: stock(.flow, "Submitted campaigns in each stage at the end of the period, or now.", "campaigns")
        case .onTimeLaunch:
            KPIDefinition(
                metric: self,
                text: """
                    Launched at or before the committed instant ÷ all campaigns whose commitment fell due in the period; \
                    one cancelled or declined before it was due isn't counted. `excused` are those of the late ones that \
                    were held for a reason that excuses the commitment.
                    """,
                unit: "ratio",
                form: .onTime,
                labels: nil
            )
        case .notice, .firstTimeRight, .reworkRate, .escapeRate, .firstPassAcceptance, .flowEfficiency, .waitShare,
            .urgentShare, .recommitRate:
            ratio(options)
        case .returns:
            KPIDefinition(
                metric: self,
                text: "Briefs sent back to the requester; by=reason and by=field say why and what for.",
                unit: "returns",
                form: .count([.returned]) { $0.number },
                labels: .reason
            )
        case .slaAttainment:
            KPIDefinition(
                metric: self,
                text: options.basis == .stopped
                    ? "SLA clocks that stopped in the period at or before they were due ÷ all that stopped in it."
                    : """
                    SLA clocks due in the period that stopped at or before they were due ÷ all that fell due in it; \
                    a running one past due counts as missed, one cancelled before it was due isn't counted.
                    """,
                unit: "ratio",
                form: .clocks,
                labels: .clock
            )
        case .approvalTime:
            define("From asked to decided, in calendar time; by=kind says whose.", of: .approvalDecided, labels: .kind)
        case .sunkCost, .costPerCampaign, .estimateVariance, .margin, .fixedPriceShare: money(options)
        case .utilisation:
            KPIDefinition(
                metric: self,
                text: """
                    Minutes logged on lines ÷ minutes that producers and reviewers had: working hours of the calendar \
                    of a team in their zone, less their absences. `overloaded` are those above \
                    \(PersonLoad.mostPercent) %: a warning, and no target.
                    """,
                unit: "ratio",
                form: .utilisation,
                labels: nil
            )
        case .csat:
            KPIDefinition(
                metric: self,
                text:
                    "Mean of the scores (1 to 5) that requesters gave in the period; asked is the campaigns launched in it.",
                unit: "score",
                form: .ratio([.rated, .launched]) {
                    $0.metric == .rated ? KPIShare($0.total, of: $0.number) : KPIShare(0, of: 0)
                },
                labels: nil
            )
        }
    }

    private func throughput(_ unit: KPIOptions.Unit) -> KPIDefinition {
        let (text, metrics, count): (String, [Fact.Metric], @Sendable (FactSample) -> Int64) =
            switch unit {
            case .campaign: ("Campaigns launched for the first time in the period.", [.launched], { $0.number })
            case .line:
                (
                    "Service lines of campaigns launched for the first time in the period.", [.lineLaunched],
                    { $0.number }
                )
            case .deliverable:
                (
                    "Deliverables (quantity × locales) of campaigns launched for the first time in the period.",
                    [.lineLaunched], { $0.total }
                )
            }
        return KPIDefinition(
            metric: self,
            text: text,
            unit: unit.rawValue + "s",
            form: .count(metrics, count),
            labels: nil
        )
    }

    private func ratio(_ options: KPIOptions) -> KPIDefinition {
        let (text, metrics, share): (String, [Fact.Metric], @Sendable (FactSample) -> KPIShare) =
            switch self {
            case .firstTimeRight: firstTimeRight(options.strictness)
            case .notice:
                (
                    "Submitted with at least the standard lead time of each service ÷ submitted with a launch date for services that name one.",
                    [.noticed], { KPIShare($0.total, of: $0.number) }
                )
            case .reworkRate:
                (
                    "QA failures ÷ QA decisions.", [.qaFailed, .qaPassed],
                    { KPIShare($0.metric == .qaFailed ? $0.number : 0, of: $0.number) }
                )
            case .escapeRate:
                (
                    "Reopened for a defect ÷ first launches.", [.reopened, .launched],
                    { $0.metric == .reopened ? KPIShare($0.number, of: 0) : KPIShare(0, of: $0.number) }
                )
            case .firstPassAcceptance:
                (
                    "Accepted without ever having been returned ÷ accepted.", [.accepted],
                    { KPIShare($0.label == "first-pass" ? $0.number : 0, of: $0.number) }
                )
            case .flowEfficiency:
                (
                    "Working time with a task in progress and no hold ÷ working time, both from the build first entered to the first launch.",
                    [.activeTime, .workTime],
                    { $0.metric == .activeTime ? KPIShare($0.total, of: 0) : KPIShare(0, of: $0.total) }
                )
            case .waitShare:
                (
                    "Working time on hold ÷ working time, both from the build first entered to the first launch; by=party says who was waited for.",
                    [.waitTime, .workTime],
                    { $0.metric == .waitTime ? KPIShare($0.total, of: 0) : KPIShare(0, of: $0.total) }
                )
            case .urgentShare:
                (
                    "Submitted as urgent ÷ submitted.", [.submitted],
                    { KPIShare($0.group?.priority == Priority.urgent.rawValue ? $0.number : 0, of: $0.number) }
                )
            default:
                (
                    "Commitments moved ÷ requests accepted.", [.recommitted, .accepted],
                    { $0.metric == .recommitted ? KPIShare($0.number, of: 0) : KPIShare(0, of: $0.number) }
                )
            }
        let labels: KPIDimension? = self == .waitShare ? .party : self == .recommitRate ? .reason : nil
        return KPIDefinition(metric: self, text: text, unit: "ratio", form: .ratio(metrics, share), labels: labels)
    }

    private func firstTimeRight(
        _ strictness: KPIOptions.Strictness
    ) -> (String, [Fact.Metric], @Sendable (FactSample) -> KPIShare) {
        let isRight: @Sendable (FactSample) -> Bool
        let text: String
        switch strictness {
        case .standard:
            text = "Passed QA on attempt 1 without an override"
            isRight = { $0.metric == .qaPassed && $0.label != "first:overridden" }
        case .strict:
            text = "Passed QA on attempt 1 without any finding"
            isRight = { $0.label == "first:clean" }
        case .producer:
            text = "Not failed in QA on attempt 1 for an error in the build"
            isRight = { $0.label != "first:producer" }
        }
        return (
            text + " ÷ campaigns whose first QA ended in the period.", [.qaFailed, .qaPassed],
            { sample in
                guard sample.label?.hasPrefix("first:") == true else { return KPIShare(0, of: 0) }
                return KPIShare(isRight(sample) ? sample.number : 0, of: sample.number)
            }
        )
    }

    private func define(_ text: String, of fact: Fact.Metric, labels: KPIDimension? = nil) -> KPIDefinition {
        KPIDefinition(metric: self, text: text, unit: "minutes", form: .duration(fact), labels: labels)
    }

    private func stock(_ stock: KPIDefinition.Stock, _ text: String, _ unit: String) -> KPIDefinition {
        KPIDefinition(metric: self, text: text, unit: unit, form: .stock(stock), labels: .stage)
    }

    private func money(_ options: KPIOptions) -> KPIDefinition {
        let (figure, unit, text): (MoneyFigure, String, String) =
            switch self {
            case .sunkCost:
                (.sunkCost, "minor units", "What hours and expenses of campaigns cancelled in the period have cost.")
            case .costPerCampaign:
                (
                    .costPerCampaign, "minor units",
                    "What hours and expenses of campaigns launched in the period have cost, media money left out; of those with anything booked."
                )
            case .estimateVariance:
                (
                    .estimateVariance, "ratio",
                    "What the work came to ÷ what the accepted quote expected (fixed amounts, and the median of hours), less 1; of campaigns launched in the period, monthly services left out."
                )
            case .margin:
                (
                    .margin, "ratio",
                    "1 − cost ÷ price, of hours and expenses of campaigns launched in the period; monthly services and media money left out."
                )
            default:
                options.measure == .spend
                    ? (
                        .fixedPriceShare(.spend), "ratio",
                        "Charged at fixed, unit or monthly prices ÷ all that work of campaigns launched in the period is charged."
                    )
                    : (
                        .fixedPriceShare(.services), "ratio",
                        "Services whose line launched last had a fixed, unit or monthly price ÷ services launched in the period."
                    )
            }
        return KPIDefinition(metric: self, text: text, unit: unit, form: .money(figure), labels: .currency)
    }
}
