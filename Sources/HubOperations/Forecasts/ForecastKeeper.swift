package import HubDomain
import HubStore

/// Makes the forecasts of every week and month, and holds them against what came.
package struct ForecastKeeper: Sendable {
    private let hub: Hub
    private let zone: ZoneID

    /// - Parameter zone: That periods begin in.
    package init(hub: Hub, zone: ZoneID) {
        self.hub = hub
        self.zone = zone
    }

    /// What a round did.
    package struct Report: Hashable, Sendable {
        package var made = 0
        package var closed = 0

        package init(made: Int = 0, closed: Int = 0) {
            self.made = made
            self.closed = closed
        }
    }

    private static let intervals: [(VolumeQuestion.Interval, horizon: Int)] = [(.week, 8), (.month, 6)]
    private static let batch = 200

    /// Closes what has ended and makes what is missing for the periods that are going on, for each service and for all
    /// together. Services with too short a series are passed over.
    package func runOnce() async throws -> Report {
        var report = Report()
        report.closed = try await close()
        let services = [""] + hub.definitions.current.services.keys.sorted()
        for (interval, horizon) in Self.intervals {
            for service in services { report.made += try await make(service, interval, horizon) }
        }
        return report
    }

    private func make(
        _ service: String,
        _ interval: VolumeQuestion.Interval,
        _ horizon: Int
    ) async throws -> Int {
        let now = hub.now
        guard let period = Self.period(of: interval, at: now, zone) else { return 0 }
        let isMade = try await hub.store.read { try $0.forecasts.isMade(service, interval, in: period) }
        guard !isMade, let made = try await volume(service, interval, horizon, at: now) else { return 0 }
        let records = ForecastRecord.records(of: made.forecast, from: made.series, service: service, at: now)
        return try await hub.store.write { tx in
            for record in records { try tx.forecasts.insert(record) }
            return records.count
        }
    }

    /// With the season of a year where the series is long enough, else without.
    private func volume(
        _ service: String,
        _ interval: VolumeQuestion.Interval,
        _ horizon: Int,
        at now: Instant
    ) async throws -> Hub.MadeVolume? {
        var filter = KPIFilter()
        filter.service = service.isEmpty ? nil : service
        for season in [nil, 1] {
            let request = VolumeRequest(
                filter: filter,
                interval: interval,
                season: season,
                horizon: horizon,
                asOf: now,
                zone: zone
            )
            do {
                return try await hub.forecasts.answer(request, on: hub, at: now) { arrivals in
                    try Hub.volume(request, arrivals, at: now)
                }
            } catch let error as HubError where error.code == .forecastRefused {
                continue
            }
        }
        return nil
    }

    private func close() async throws -> Int {
        var closed = 0
        while true {
            let now = hub.now
            let batch = try await hub.store.write { tx in
                let ended = try tx.forecasts.toClose(at: now, limit: Self.batch)
                var arrivals: [KPIWindow: [FactSample]] = [:]
                for record in ended {
                    let window = KPIWindow(from: record.from, to: record.to, zone: zone)
                    let samples = try arrivals[window] ?? tx.facts.samples(.submitted, window)
                    arrivals[window] = samples
                    let counted = samples.filter { sample in
                        record.service.isEmpty || sample.group?.services.contains(record.service) == true
                    }
                    try tx.forecasts.close(record, actual: Double(counted.reduce(0) { $0 + $1.number }))
                }
                return ended.count
            }
            closed += batch
            if batch < Self.batch { return closed }
        }
    }

    /// The period that is going on.
    static func period(of interval: VolumeQuestion.Interval, at now: Instant, _ zone: ZoneID) -> KPIWindow? {
        let window = KPIWindow(from: now + .days(-100), to: now + .days(100), zone: zone)
        return window.periods(interval.ofWindows)?.first { $0.contains(now) }
    }
}

/// Keeps the record of forecasts up to date.
package struct ForecastWork: BackgroundWork {
    /// A period begins rarely; what is an hour late is as good.
    private static let interval = Milliseconds.hours(1)

    private let keeper: ForecastKeeper

    package init(hub: Hub, zone: ZoneID) {
        keeper = ForecastKeeper(hub: hub, zone: zone)
    }

    package var name: String { "forecasts" }

    package func round() async throws -> NextRound {
        _ = try await keeper.runOnce()
        return .after(Self.interval)
    }
}
