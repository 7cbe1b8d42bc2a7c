import HubDomain
import HubOperations

/// What "when" and "how many" take alike.
struct CompletionSelection {
    let filter: KPIFilter
    let history: Int
    let sampling: ThroughputDays.Sampling
    let calendar: String?
    let zone: ZoneID?
    let seed: Int64?
    let asOf: Instant?

    init(_ reader: inout InputReader) {
        filter = .forForecast(&reader)
        history = reader.query(
            "history",
            .integer(CompletionQuestion.histories),
            default: CompletionQuestion.standardHistory,
            note: "Days of the past that are drawn from."
        )
        sampling = reader.query("sampling", .choice(ThroughputDays.Sampling.self), default: .workingDays)
        calendar = reader.query(
            "calendar",
            .definitionKey,
            note: """
                Whose working days count; without it those of the team or division that is asked about, else Monday to \
                Friday.
                """
        )
        zone = reader.query("zone", .zone, note: "Of Monday to Friday; the hub's own unless given.")
        seed = reader.query(
            "seed",
            .integer(PricingLimits.seeds),
            note: "For the same draws again; without it one that follows from the question and the history."
        )
        asOf = reader.query("asOf", .instant, note: "Asked as if at this instant; now without it.")
    }

    func question(
        _ parties: [CompletionQuestion.Party],
        until: CivilDate?,
        _ standard: ZoneID
    ) -> CompletionQuestion {
        CompletionQuestion(
            parties: parties,
            until: until,
            history: history,
            sampling: sampling,
            calendar: calendar,
            seed: seed.map { UInt64($0) },
            asOf: asOf,
            zone: zone ?? standard
        )
    }
}

extension KPIFilter {
    /// The attributes that forecasts can be narrowed to.
    static func forForecast(_ reader: inout InputReader) -> KPIFilter {
        var filter = KPIFilter()
        filter.division = reader.query("division", .definitionKey)
        filter.service = reader.query("service", .definitionKey)
        filter.team = reader.query("team", .definitionKey)
        return filter
    }
}

struct ForecastWhen: EndpointInput {
    let items: Int?
    let parties: [ForecastParty]
    let until: CivilDate?
    let selection: CompletionSelection

    init(_ reader: inout InputReader) {
        items = reader.query("items", .integer(1...CompletionQuestion.mostItems), note: "Campaigns to be launched.")
        parties = reader.queryList(
            "parties",
            .forecastParty,
            note: """
                In place of `items`, where several must finish: `team:emea-production:12`, or with `service` or \
                `division`. Days are drawn for all of them together.
                """
        )
        until = reader.query("until", .date, note: "Also how likely it is to be finished by the end of this day.")
        selection = CompletionSelection(&reader)
    }

    func validate() -> [Issue] {
        var issues: [Issue] = []
        if (items == nil) == parties.isEmpty {
            issues.append(
                Issue(pointer: "/query/items", code: "required", detail: "or parties must be given, and not both")
            )
        }
        if parties.count > CompletionQuestion.mostParties {
            let detail = "takes at most \(CompletionQuestion.mostParties)"
            issues.append(Issue(pointer: "/query/parties", code: "too-many", detail: detail))
        }
        if Set(parties.map(\.name)).count < parties.count {
            issues.append(Issue(pointer: "/query/parties", code: "duplicate", detail: "names a party twice"))
        }
        return issues
    }

    func question(_ zone: ZoneID) -> CompletionQuestion {
        let filter = selection.filter
        let asked = parties.map { $0.party(within: filter) }
        let single = CompletionQuestion.Party(filter: filter, items: items ?? 0)
        return selection.question(asked.isEmpty ? [single] : asked, until: until, zone)
    }
}

struct ForecastHowMany: EndpointInput {
    let until: CivilDate
    let selection: CompletionSelection

    init(_ reader: inout InputReader) {
        until = reader.requiredQuery("until", .date, note: "The last day that counts.")
        selection = CompletionSelection(&reader)
    }

    func question(_ zone: ZoneID) -> CompletionQuestion {
        selection.question([CompletionQuestion.Party(filter: selection.filter)], until: until, zone)
    }
}

/// One of several that must finish: `team:emea-production:12`.
struct ForecastParty: Hashable, Sendable {
    enum Dimension: String {
        case team
        case service
        case division
    }

    let dimension: Dimension
    let key: String
    let items: Int

    var name: String { "\(dimension.rawValue):\(key)" }

    init(_ dimension: Dimension, _ key: String, items: Int) {
        self.dimension = dimension
        self.key = key
        self.items = items
    }

    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard
            parts.count == 3, let dimension = Dimension(rawValue: parts[0]), !parts[1].isEmpty,
            let items = Int(parts[2]), (1...CompletionQuestion.mostItems).contains(items)
        else { return nil }
        self.init(dimension, parts[1], items: items)
    }

    func party(within filter: KPIFilter) -> CompletionQuestion.Party {
        var filter = filter
        switch dimension {
        case .team: filter.team = key
        case .service: filter.service = key
        case .division: filter.division = key
        }
        return CompletionQuestion.Party(name: name, filter: filter, items: items)
    }
}

extension ValueKind where Self == MappedKind<TextKind, ForecastParty> {
    static var forecastParty: Self {
        TextKind.text(1...120).map(
            placeholder: ForecastParty(.team, "emea-production", items: 1),
            detail: "must be a team, service or division with a number of items, such as team:emea-production:12",
            expression: "^(team|service|division):[^:]+:\\+?[0-9]+$"
        ) { ForecastParty($0) }
    }
}
