package import HubDomain

extension VolumeQuestion.Interval: SQLConvertible {}
extension ForecastMethod: SQLConvertible {}

/// The SQL of forecasts as they were made.
enum ForecastRecordStatements {
    private static let columns = """
        service, period, period_from, period_to, ahead, made_at, method, point, low80, high80, low95, high95, scale, \
        actual
        """
    static let insert = Statement(
        "forecasts.insert",
        """
        INSERT INTO forecasts (\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, NULL)
        ON CONFLICT (service, period, period_from, ahead) DO NOTHING
        """
    )
    static let isMade = Statement(
        "forecasts.isMade",
        "SELECT 1 FROM forecasts WHERE service = ?1 AND period = ?2 AND period_from = ?3 AND ahead = 0",
        isHot: true
    )
    static let toClose = Statement(
        "forecasts.toClose",
        "SELECT \(columns) FROM forecasts WHERE actual IS NULL AND period_to <= ?1 ORDER BY period_to LIMIT ?2",
        isHot: true
    )
    static let close = Statement(
        "forecasts.close",
        """
        UPDATE forecasts SET actual = ?5 WHERE service = ?1 AND period = ?2 AND period_from = ?3 AND ahead = ?4
            AND actual IS NULL
        """
    )
    static let list = Statement(
        "forecasts.list",
        """
        SELECT \(columns) FROM forecasts WHERE service = ?1 AND period = ?2 AND period_from >= ?3
        ORDER BY period_from DESC, ahead DESC LIMIT ?4
        """,
        isHot: true
    )
    static let all = [insert, isMade, toClose, close, list]
}

extension ForecastRepository {
    /// Whether a forecast was made in a period.
    package func isMade(_ service: String, _ interval: VolumeQuestion.Interval, in period: KPIWindow) throws -> Bool {
        try transaction.exists(ForecastRecordStatements.isMade, service, interval, period.from)
    }

    /// Forecasts whose period has ended and that nobody has held against it yet, the earliest first.
    package func toClose(at now: Instant, limit: Int) throws -> [ForecastRecord] {
        try transaction.all(ForecastRecordStatements.toClose, now, limit) { try ForecastRecord(row: $0) }
    }

    /// Forecasts of periods that begin at an instant or later, the newest first.
    package func records(
        _ service: String,
        _ interval: VolumeQuestion.Interval,
        since: Instant,
        limit: Int
    ) throws -> [ForecastRecord] {
        try transaction.all(ForecastRecordStatements.list, service, interval, since, limit) {
            try ForecastRecord(row: $0)
        }
    }
}

extension ForecastRepository where Transaction == WriteTransaction {
    /// Keeps a forecast; one that was made before for the same period and distance stays.
    package func insert(_ record: ForecastRecord) throws {
        try transaction.run(
            ForecastRecordStatements.insert,
            record.service,
            record.interval,
            record.from,
            record.to,
            record.ahead,
            record.madeAt,
            record.method,
            record.point,
            record.interval80.lowerBound,
            record.interval80.upperBound,
            record.interval95.lowerBound,
            record.interval95.upperBound,
            record.scale
        )
    }

    /// Writes down what came.
    package func close(_ record: ForecastRecord, actual: Double) throws {
        try transaction.run(
            ForecastRecordStatements.close,
            record.service,
            record.interval,
            record.from,
            record.ahead,
            actual
        )
    }
}

extension ForecastRecord {
    fileprivate init(row: SQLRow) throws {
        func range(_ low: Int, _ high: Int) throws -> ClosedRange<Double> {
            let lower = try row.double(low)
            return lower...max(lower, try row.double(high))
        }
        self.init(
            service: try row.text(0),
            interval: try row[1],
            from: try row[2],
            to: try row[3],
            ahead: try row.int(4),
            madeAt: try row[5],
            method: try row[6],
            point: try row.double(7),
            interval80: try range(8, 9),
            interval95: try range(10, 11),
            scale: try row.double(12),
            actual: try row[13]
        )
    }
}
