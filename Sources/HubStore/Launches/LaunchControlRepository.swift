package import HubDomain

extension TransactionScope {
    package var launchControl: LaunchControlRepository<Self> { LaunchControlRepository(transaction: self) }
}

/// Stops of the launches, and exceptions from freezes.
package struct LaunchControlRepository<Transaction: TransactionScope> {
    let transaction: Transaction

    package static var statements: [Statement] { LaunchControlStatements.all }

    /// Stops that hold for a division and are not released, the oldest first.
    package func activeStops(in division: String) throws -> [LaunchStop] {
        let stops = try ["", division].flatMap { scope in
            try transaction.all(LaunchControlStatements.active, scope) { try LaunchStop(row: $0) }
        }
        return stops.sorted { $0.id < $1.id }
    }

    package func stop(_ id: String) throws -> LaunchStop? {
        try transaction.first(LaunchControlStatements.byID, id) { try LaunchStop(row: $0) }
    }

    /// The newest first.
    /// - Parameter id: Only those before it; `nil` begins with the newest.
    package func stops(before id: String?, limit: Int) throws -> [LaunchStop] {
        try transaction.all(LaunchControlStatements.list, id ?? "~", limit) { try LaunchStop(row: $0) }
    }

    /// Keys of the freezes that don't count for a campaign now.
    package func exceptedFreezes(of campaign: CampaignKey, at now: Instant) throws -> Set<String> {
        Set(try transaction.all(LaunchControlStatements.excepted, campaign, now) { try $0.text(0) })
    }

    /// The newest first.
    package func exceptions(from freeze: String, before id: String?, limit: Int) throws -> [FreezeException] {
        try transaction.all(LaunchControlStatements.exceptions, freeze, id ?? "~", limit) { row in
            FreezeException(
                id: try row[0],
                freeze: try row[1],
                campaign: try row[2],
                reason: try row[3],
                grantedBy: try row[4],
                grantedAt: try row[5],
                expiresAt: try row[6]
            )
        }
    }
}

extension LaunchControlRepository where Transaction == WriteTransaction {
    package func insert(_ stop: LaunchStop) throws {
        try transaction.run(
            LaunchControlStatements.insert,
            stop.id,
            stop.division ?? "",
            stop.reason,
            stop.stoppedBy,
            stop.stoppedAt
        )
    }

    package func release(_ stop: LaunchStop) throws {
        try transaction.run(
            LaunchControlStatements.release,
            stop.id,
            stop.releasedBy,
            stop.releasedAt,
            stop.releaseReason
        )
    }

    package func insert(_ exception: FreezeException) throws {
        try transaction.run(
            LaunchControlStatements.except,
            exception.id,
            exception.freeze,
            exception.campaign,
            exception.reason,
            exception.grantedBy,
            exception.grantedAt,
            exception.expiresAt
        )
    }
}

private enum LaunchControlStatements {
    static let columns = """
        id, division, reason, stopped_by, stopped_at, released_by, released_at, release_reason
        """
    static let active = Statement(
        "launchStops.active",
        "SELECT \(columns) FROM launch_stops WHERE released_at IS NULL AND division = ?1 ORDER BY id",
        isHot: true
    )
    static let byID = Statement("launchStops.byID", "SELECT \(columns) FROM launch_stops WHERE id = ?1")
    static let list = Statement(
        "launchStops.list",
        "SELECT \(columns) FROM launch_stops WHERE id < ?1 ORDER BY id DESC LIMIT ?2",
        isHot: true
    )
    static let insert = Statement(
        "launchStops.insert",
        "INSERT INTO launch_stops (id, division, reason, stopped_by, stopped_at) VALUES (?1, ?2, ?3, ?4, ?5)"
    )
    static let release = Statement(
        "launchStops.release",
        """
        UPDATE launch_stops SET released_by = ?2, released_at = ?3, release_reason = ?4
        WHERE id = ?1 AND released_at IS NULL
        """
    )
    static let excepted = Statement(
        "freezeExceptions.ofCampaign",
        "SELECT freeze FROM freeze_exceptions WHERE campaign_number = ?1 AND expires_at > ?2",
        isHot: true
    )
    static let exceptions = Statement(
        "freezeExceptions.ofFreeze",
        """
        SELECT id, freeze, campaign_number, reason, granted_by, granted_at, expires_at FROM freeze_exceptions
        WHERE freeze = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3
        """,
        isHot: true
    )
    static let except = Statement(
        "freezeExceptions.insert",
        """
        INSERT INTO freeze_exceptions (id, freeze, campaign_number, reason, granted_by, granted_at, expires_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """
    )

    static let all = [active, byID, list, insert, release, excepted, exceptions, except]
}

extension LaunchStop {
    fileprivate init(row: SQLRow) throws {
        let division: String = try row[1]
        self.init(
            id: try row[0],
            division: division.isEmpty ? nil : division,
            reason: try row[2],
            stoppedBy: try row[3],
            stoppedAt: try row[4],
            releasedBy: try row[5],
            releasedAt: try row[6],
            releaseReason: try row[7]
        )
    }
}
