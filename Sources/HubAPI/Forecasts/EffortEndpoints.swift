import HTTPTypes
import HubDomain
import HubJSON
import HubOperations

extension HubAPI {
    static func addEffortForecast(to catalogue: inout Catalogue<HubDomain.Caller>, _ hub: Hub, _ zone: ZoneID) {
        catalogue.add(
            Endpoint<HubDomain.Caller, ForecastEffort, EffortOutput>(
                .get,
                "/v1/forecasts/effort",
                id: "forecastEffort",
                tag: "Forecasts",
                summary: "Say how much work is to come, and how much the teams can do",
                description: """
                    The volume forecast of the same parameters times the effort of one campaign, with the intervals \
                    carried through, beside the teams' capacity.
                    """,
                access: .person,
                failures: [.forecastRefused]
            ) { input, _ in
                Reply(EffortOutput(answer: try await hub.effort(input.request(zone))))
            }
        )
    }
}

struct ForecastEffort: EndpointInput {
    private let selection: VolumeSelection

    init(_ reader: inout InputReader) {
        selection = VolumeSelection(&reader)
    }

    func request(_ zone: ZoneID) -> VolumeRequest { selection.request(zone) }
}

extension EffortAnswer.Source: JSONOutput {}

struct EffortOutput: ObjectOutput {
    let answer: EffortAnswer

    static let schemaName = "EffortForecast"

    static let fields: [OutputField<EffortOutput>] = [
        .init("asOf") { $0.answer.volume.asOf },
        .init("interval") { $0.answer.volume.request.interval },
        .init("zone", example: "Europe/Berlin") { $0.answer.volume.request.zone.name },
        .init("perCampaign", note: "What one campaign takes.") { EffortPerCampaignOutput(answer: $0.answer) },
        .init("periods") { owner in
            owner.answer.volume.periods.indices.map { EffortPeriodOutput(answer: owner.answer, place: $0) }
        },
        .init("teams", note: "Whose capacity is counted.") { $0.answer.teams },
        .init("budget", note: "What it is likely to be charged; null on thin history or in several currencies.") {
            BudgetForecastOutput(answer: $0.answer)
        },
        .init("budgetReason", note: "Why there is no budget.") { $0.answer.budget.reason },
    ]
}

struct EffortPerCampaignOutput: ObjectOutput {
    let answer: EffortAnswer

    static let schemaName = "EffortPerCampaign"

    static let fields: [OutputField<EffortPerCampaignOutput>] = [
        .init("source", note: "`template` is an estimate, taken where history is thin.") { $0.answer.source },
        .init("n", note: "Campaigns of the past year that it is from.") { $0.answer.each.count },
        .init("meanMinutes") { $0.answer.each.mean },
        .init("sdMinutes", note: "Null for an estimate.") { $0.answer.each.standardDeviation },
    ]
}

struct EffortPeriodOutput: ObjectOutput {
    let answer: EffortAnswer
    let place: Int
    private var period: KPIWindow { answer.volume.periods[place] }
    private var forecast: VolumeForecast { answer.volume.forecast }
    private var capacity: Double? { answer.capacity?[place] }

    static let schemaName = "EffortPeriod"

    static let fields: [OutputField<EffortPeriodOutput>] = [
        .init("from") { $0.period.from },
        .init("to") { $0.period.to },
        .init("campaigns") { $0.forecast.points[$0.place] },
        .init("campaigns80") { IntervalOutput(interval: $0.forecast.interval80[$0.place]) },
        .init("campaigns95") { IntervalOutput(interval: $0.forecast.interval95[$0.place]) },
        .init("minutes") { $0.answer.minutes.points[$0.place] },
        .init("minutes80") { IntervalOutput(interval: $0.answer.minutes.interval80[$0.place]) },
        .init("minutes95") { IntervalOutput(interval: $0.answer.minutes.interval95[$0.place]) },
        .init("capacityMinutes", note: "Null when no team says what it can do.") { $0.capacity },
        .init("load", note: "Minutes ÷ capacity.") { owner in
            owner.capacity.flatMap { $0 > 0 ? owner.answer.minutes.points[owner.place] / $0 : nil }
        },
    ]
}

extension EffortAnswer.Budget {
    fileprivate var reason: String? {
        if case .unknown(let reason) = self { return reason }
        return nil
    }
}

/// A volume in money.
struct BudgetForecastOutput: ObjectOutput {
    let currency: String
    let each: AmountPerPiece
    let carried: CarriedForecast
    let periods: [KPIWindow]

    init?(answer: EffortAnswer) {
        guard case .money(let carried, let each, let currency) = answer.budget else { return nil }
        self.currency = currency
        self.each = each
        self.carried = carried
        periods = answer.volume.periods
    }

    static let schemaName = "BudgetForecast"

    static let fields: [OutputField<BudgetForecastOutput>] = [
        .init("currency", note: "Of every amount, in its minor units.", example: "EUR") { $0.currency },
        .init("n", note: "Campaigns of the past year that it is from.") { $0.each.count },
        .init("meanPerCampaign") { $0.each.mean },
        .init("sdPerCampaign") { $0.each.standardDeviation },
        .init("periods") { owner in
            owner.periods.indices.map { BudgetPeriodOutput(budget: owner, place: $0) }
        },
    ]
}

struct BudgetPeriodOutput: ObjectOutput {
    let budget: BudgetForecastOutput
    let place: Int

    static let schemaName = "BudgetPeriod"

    static let fields: [OutputField<BudgetPeriodOutput>] = [
        .init("from") { $0.budget.periods[$0.place].from },
        .init("to") { $0.budget.periods[$0.place].to },
        .init("amount") { $0.budget.carried.points[$0.place] },
        .init("amount80") { IntervalOutput(interval: $0.budget.carried.interval80[$0.place]) },
        .init("amount95") { IntervalOutput(interval: $0.budget.carried.interval95[$0.place]) },
    ]
}
