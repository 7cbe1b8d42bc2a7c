package import HubDomain
import HubStore

/// How the forecasts of the past did.
package struct AccuracyAnswer: Sendable {
    package let service: String?
    package let interval: VolumeQuestion.Interval
    package let since: Instant
    /// All whose period has ended.
    package let overall: ForecastRecordAccuracy
    /// By how many periods ahead they were made.
    package let byAhead: [(ahead: Int, accuracy: ForecastRecordAccuracy)]
    /// Forecasts whose period goes on or is to come.
    package let open: Int
    /// The newest first.
    package let records: [ForecastRecord]
    /// Of campaigns of every service.
    package let promises: PromiseRecord
}

extension Hub {
    /// Forecasts that are looked at together.
    private static let recordLimit = 2_000

    /// How stored forecasts did.
    /// - Parameters:
    ///   - service: `nil` for all together.
    ///   - since: Periods and promises that began before it are left out; a year ago without it.
    package func forecastAccuracy(
        service: String?,
        _ interval: VolumeQuestion.Interval,
        since: Instant?
    ) async throws -> AccuracyAnswer {
        let since = since ?? now + .days(-366)
        let (records, promises) = try await store.read { tx in
            (
                try tx.forecasts.records(service ?? "", interval, since: since, limit: Self.recordLimit),
                try tx.forecasts.promiseRecord(since: since, at: tx.now)
            )
        }
        let distances = Set(records.filter { $0.actual != nil }.map(\.ahead)).sorted()
        return AccuracyAnswer(
            service: service,
            interval: interval,
            since: since,
            overall: ForecastRecordAccuracy(records),
            byAhead: distances.map { ahead in
                (ahead, ForecastRecordAccuracy(records.filter { $0.ahead == ahead }))
            },
            open: records.count { $0.actual == nil },
            records: records,
            promises: promises
        )
    }
}
