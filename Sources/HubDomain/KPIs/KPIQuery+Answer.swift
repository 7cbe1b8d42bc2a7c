extension KPIQuery {
    /// The figure, from the facts of ``KPIDefinition/sources`` in the window.
    /// - Parameter samples: In any order; those of other instants or groups are passed over.
    package func answer(_ samples: [FactSample], periods: [KPIWindow]) -> KPIAnswer {
        let definition = definition
        var all = KPITally(definition.form)
        var parts: [PartKey: KPITally] = [:]
        var names: Set<[String?]> = []
        var asOf: Instant?
        var launches: Int64 = 0
        for sample in samples where window.contains(sample.at) {
            if let group = sample.group, !filter.fits(group) { continue }
            asOf = max(asOf ?? sample.recordedAt, sample.recordedAt)
            all.add(sample)
            if sample.metric == .launched { launches += sample.number }
            guard isSplit, let period = Self.index(of: sample.at, in: periods) else { continue }
            for name in labels(of: sample, definition) {
                names.insert(name)
                parts[PartKey(period: period, by: name), default: KPITally(definition.form)].add(sample)
            }
        }
        let empty = KPITally(definition.form).value
        return KPIAnswer(
            query: self,
            asOf: asOf,
            value: all.value,
            series: series(periods, names) { parts[PartKey(period: $0, by: $1)]?.value ?? empty },
            extra: metric == .csat ? ["asked": launches] : [:]
        )
    }

    struct PartKey: Hashable {
        let period: Int
        let by: [String?]
    }

    private func labels(of sample: FactSample, _ definition: KPIDefinition) -> [[String?]] {
        combinations { values(of: $0, sample, definition) }
    }

    private func values(of dimension: KPIDimension, _ sample: FactSample, _ definition: KPIDefinition) -> [String?] {
        if dimension == definition.labels {
            return [dimension == .party ? sample.label.map(Self.party(ofHold:)) : sample.label]
        }
        // A line belongs to its own service and not to those of its neighbours.
        if dimension == .service, sample.metric == .lineLaunched { return [sample.label] }
        guard let group = sample.group else { return [nil] }
        return group.values(of: dimension)
    }

    /// Who is waited for during a hold.
    static func party(ofHold reason: String) -> String {
        switch reason {
        case Hold.waitingOnRequester, "parked-by-requester": "requester"
        case "waiting-on-approval": "approver"
        case "waiting-on-vendor": "vendor"
        case "platform-incident": "platform"
        default: reason
        }
    }
}

extension FactGroup {
    package func values(of dimension: KPIDimension) -> [String?] {
        switch dimension {
        case .division: [division]
        case .service: services.isEmpty ? [nil] : services
        case .priority: [priority]
        case .lifecycle: [lifecycle]
        case .goal: [goal]
        case .channel: channels.isEmpty ? [nil] : channels
        case .team: [team]
        case .stage, .reason, .field, .party, .clock, .kind, .currency: [nil]
        }
    }
}

/// Adds up what one value is made of.
struct KPITally {
    private let form: KPIDefinition.Form
    private var count: Int64 = 0
    private var share = KPIShare(0, of: 0)
    private var values: [Int64] = []

    init(_ form: KPIDefinition.Form) {
        self.form = form
    }

    mutating func add(_ sample: FactSample) {
        switch form {
        case .count(_, let count): self.count += count(sample)
        case .ratio(_, let share):
            let added = share(sample)
            self.share.part += added.part
            self.share.whole += added.whole
        case .duration: values.append(sample.total)
        case .stock, .onTime, .clocks, .money, .utilisation: break
        }
    }

    var value: KPIValue {
        switch form {
        case .count: .count(count)
        case .ratio: .ratio(share)
        case .duration: .durations(values)
        case .stock, .onTime, .clocks, .money, .utilisation: KPIValue(n: 0, .nothing)
        }
    }
}
