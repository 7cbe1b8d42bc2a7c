import HubDomain
import HubStore

extension Hub {
    /// Carries the hub's own series of a service on: what the inline question answers for the same values.
    /// - Throws: `forecast-refused` with what is missing, `unavailable` when too many calculations wait.
    package func volume(_ request: VolumeRequest) async throws -> VolumeAnswer {
        let moment = request.asOf ?? now
        let made = try await forecasts.answer(request, on: self, at: moment) { arrivals in
            try Self.volume(request, arrivals, at: moment)
        }
        let known = try await knownDemand(request, made.periods)
        return VolumeAnswer(
            request: request,
            asOf: moment,
            series: made.series,
            forecast: made.forecast,
            periods: made.periods,
            known: known
        )
    }

    /// What depends on facts alone, and is kept as long as they stay.
    struct MadeVolume: KeptForecast {
        let series: VolumeSeries
        let forecast: VolumeForecast
        let periods: [KPIWindow]

        var dataEnd: Instant { series.current.from }
    }

    static func volume(
        _ request: VolumeRequest,
        _ arrivals: ForecastArrivals,
        at moment: Instant
    ) throws -> MadeVolume {
        let found = arrivals.samples.filter { $0.group.map(request.filter.fits) ?? request.filter.isEmpty }
        let numbers = found.map { (at: $0.at, number: $0.number) }
        // A service that got its first request late was there before: its series begins with the hub's.
        let begin = arrivals.first.map { [(at: max($0, arrivals.from), number: Int64.zero)] } ?? []
        let series = VolumeSeries(of: begin + numbers, by: request.interval, in: request.zone, before: moment)
        guard let series, series.values.contains(where: { $0 > 0 }) else {
            throw HubError(
                .forecastRefused,
                "Nothing was \(request.measure.rawValue) in a whole \(request.interval.rawValue) that has ended."
            )
        }
        let question = VolumeQuestion(
            values: series.values,
            season: request.season ?? request.interval.season,
            horizon: request.horizon,
            method: request.method
        )
        return MadeVolume(
            series: series,
            forecast: try VolumeForecast(question),
            periods: series.following(request.horizon)
        )
    }

    private func knownDemand(_ request: VolumeRequest, _ periods: [KPIWindow]) async throws -> [KnownDemand] {
        let workflows = definitions.current.heads(of: .workflow).compactMap(\.value.workflow)
        func stages(_ category: StageCategory) -> Set<StageKey> {
            Set(workflows.flatMap(\.stages).filter { $0.category == category }.map(\.key))
        }
        let drafts = stages(.draft)
        let planned = stages(.planned)
        return try await store.read { tx in
            var known = Array(repeating: KnownDemand(), count: periods.count)
            func add(_ instants: [Instant], to count: WritableKeyPath<KnownDemand, Int>) {
                for instant in instants {
                    guard let place = periods.firstIndex(where: { $0.contains(instant) }) else { continue }
                    known[place][keyPath: count] += 1
                }
            }
            let filter = request.filter
            add(try tx.forecasts.plannedStarts(in: planned, filter), to: \.planned)
            add(try tx.forecasts.wantedLaunches(in: drafts, filter), to: \.drafted)
            return known
        }
    }
}
