/// A forecast of one period as it was made, and what came.
package struct ForecastRecord: Hashable, Sendable {
    /// Empty for all services together.
    package let service: String
    package let interval: VolumeQuestion.Interval
    package let from: Instant
    package let to: Instant
    /// Periods from the one in which it was made: 0 for that one itself.
    package let ahead: Int
    package let madeAt: Instant
    package let method: ForecastMethod
    package let point: Double
    package let interval80: ClosedRange<Double>
    package let interval95: ClosedRange<Double>
    /// What repeating the last season missed on average in the series as it was then.
    package let scale: Double
    /// `nil` until the period has ended.
    package let actual: Double?

    package init(
        service: String,
        interval: VolumeQuestion.Interval,
        from: Instant,
        to: Instant,
        ahead: Int,
        madeAt: Instant,
        method: ForecastMethod,
        point: Double,
        interval80: ClosedRange<Double>,
        interval95: ClosedRange<Double>,
        scale: Double,
        actual: Double? = nil
    ) {
        self.service = service
        self.interval = interval
        self.from = from
        self.to = to
        self.ahead = ahead
        self.madeAt = madeAt
        self.method = method
        self.point = point
        self.interval80 = interval80
        self.interval95 = interval95
        self.scale = scale
        self.actual = actual
    }

    /// The records of a forecast that was just made.
    package static func records(
        of forecast: VolumeForecast,
        from series: VolumeSeries,
        service: String,
        at now: Instant
    ) -> [ForecastRecord] {
        let differences = zip(series.values.dropFirst(forecast.season), series.values).map { abs($0 - $1) }
        let scale = differences.isEmpty ? 0 : differences.mean
        return series.following(forecast.points.count).enumerated().map { ahead, period in
            ForecastRecord(
                service: service,
                interval: series.interval,
                from: period.from,
                to: period.to,
                ahead: ahead,
                madeAt: now,
                method: forecast.method,
                point: forecast.points[ahead],
                interval80: forecast.interval80[ahead],
                interval95: forecast.interval95[ahead],
                scale: scale
            )
        }
    }
}

/// How forecasts of the past did.
package struct ForecastRecordAccuracy: Hashable, Sendable {
    /// Forecasts whose period has ended.
    package let count: Int
    /// Σ|actual − forecast| ÷ Σ|actual|; `nil` when nothing came.
    package let wape: Double?
    /// Mean of |actual − forecast| ÷ what repeating the last season missed in the series as it was when the forecast was
    /// made; forecasts of a series that repeated itself exactly are left out.
    package let mase: Double?
    /// Share of actual values within the 80 % interval; `nil` for no forecast.
    package let coverage80: Double?
    package let coverage95: Double?

    package init(_ records: [ForecastRecord]) {
        let ended = records.compactMap { record in record.actual.map { (record, $0) } }
        count = ended.count
        let sum = ended.map { abs($0.1) }.compensatedSum
        wape = sum > 0 ? ended.map { abs($0.1 - $0.0.point) }.compensatedSum / sum : nil
        let scaled = ended.filter { $0.0.scale > 0 }.map { abs($0.1 - $0.0.point) / $0.0.scale }
        mase = scaled.isEmpty ? nil : scaled.mean
        func share(_ isWithin: (ForecastRecord, Double) -> Bool) -> Double? {
            ended.isEmpty ? nil : Double(ended.count { isWithin($0.0, $0.1) }) / Double(ended.count)
        }
        coverage80 = share { $0.interval80.contains($1) }
        coverage95 = share { $0.interval95.contains($1) }
    }
}
