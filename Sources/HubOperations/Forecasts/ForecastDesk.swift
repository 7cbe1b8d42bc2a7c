import HubDomain
import HubStore

/// Makes forecasts off the path of requests, and keeps them as long as the facts they were made of are the same.
final class ForecastDesk: Sendable {
    private struct Entry: Sendable {
        let value: any KeptForecast
        /// Facts up to here are known not to change the answer.
        var facts: Int64
    }

    private static let limit = 256
    /// Facts that are looked through to find out whether an answer still holds.
    private static let mostNewFacts = 2_000

    private let entries = Locked<[ForecastKey: Entry]>([:])

    init() {}

    /// An answer from the launches of the days that a question draws from.
    func answer<Value: KeptForecast>(
        _ question: CompletionQuestion,
        on hub: Hub,
        at moment: Instant,
        _ make: @escaping @Sendable (ForecastArrivals) throws -> Value
    ) async throws -> Value {
        let window = KPIWindow(
            from: moment + .days(-Int64(question.history + 2)),
            to: moment,
            zone: question.zone
        )
        let key = ForecastKey(question, String(describing: Value.self), Self.quarter(moment))
        return try await answer(key, .launched, window, on: hub, make)
    }

    /// An answer from the arrivals of the last years.
    func answer<Value: KeptForecast>(
        _ request: VolumeRequest,
        on hub: Hub,
        at moment: Instant,
        _ make: @escaping @Sendable (ForecastArrivals) throws -> Value
    ) async throws -> Value {
        let window = KPIWindow(
            from: moment + .days(-Int64(VolumeRequest.years * 366)),
            to: moment,
            zone: request.zone
        )
        let key = ForecastKey(request, String(describing: Value.self), Self.quarter(moment))
        return try await answer(key, request.measure.metric, window, on: hub, make)
    }

    /// Answers move with the date, which changes with a quarter-hour of UTC in every zone.
    private static func quarter(_ moment: Instant) -> Int64 {
        FactSample.bucket(of: moment)
    }

    /// An answer from the facts of one metric in a window.
    func answer<Value: KeptForecast>(
        _ key: ForecastKey,
        _ metric: Fact.Metric,
        _ window: KPIWindow,
        on hub: Hub,
        _ make: @escaping @Sendable (ForecastArrivals) throws -> Value
    ) async throws -> Value {
        if let kept: Value = try await kept(key, metric, on: hub) { return kept }
        let (arrivals, last) = try await hub.store.read { tx in
            (
                ForecastArrivals(
                    samples: try tx.facts.samples(metric, window),
                    from: window.from,
                    first: try tx.facts.firstSubmission
                ), try tx.facts.lastSeq
            )
        }
        return try await hub.compute.run { [entries] in
            // Others may have asked the same while this one waited for its turn.
            if let entry = entries.withLock({ $0[key] }), entry.facts >= last, let value = entry.value as? Value {
                return value
            }
            let value = try make(arrivals)
            entries.withLock { entries in
                // Questions grow old; which one goes makes no difference.
                if entries.count >= Self.limit, entries[key] == nil { entries.removeAll() }
                entries[key] = Entry(value: value, facts: last)
            }
            return value
        }
    }

    private func kept<Value: KeptForecast>(
        _ key: ForecastKey,
        _ metric: Fact.Metric,
        on hub: Hub
    ) async throws -> Value? {
        guard let entry = entries.withLock({ $0[key] }), let value = entry.value as? Value else { return nil }
        let news = try await hub.store.read { tx in
            let last = try tx.facts.lastSeq
            guard last > entry.facts else { return (last: last, isSame: last == entry.facts) }
            let isTouched = try tx.facts.hasNews(
                of: metric,
                before: value.dataEnd,
                after: entry.facts,
                within: Self.mostNewFacts
            )
            return (last: last, isSame: !isTouched)
        }
        guard news.isSame else { return nil }
        entries.withLock { $0[key]?.facts = news.last }
        return value
    }
}

/// A forecast that stays the same until other facts lie behind it.
protocol KeptForecast: Sendable {
    /// Facts at or after this instant don't matter to it.
    var dataEnd: Instant { get }
}

/// What a forecast is made of: the facts of a window, and when the hub's first request came.
struct ForecastArrivals: Sendable {
    let samples: [FactSample]
    /// Where the window begins.
    let from: Instant
    let first: Instant?
}

/// A question of any kind.
struct ForecastKey: Hashable, Sendable {
    private let question: any (Hashable & Sendable)
    private let kind: String
    private let moment: Int64

    init(_ question: any (Hashable & Sendable), _ kind: String, _ moment: Int64) {
        self.question = question
        self.kind = kind
        self.moment = moment
    }

    static func == (left: ForecastKey, right: ForecastKey) -> Bool {
        left.kind == right.kind && left.moment == right.moment
            && AnyHashable(left.question) == AnyHashable(right.question)
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(moment)
        hasher.combine(AnyHashable(question))
    }
}
